using Anodyne.Quantities;
using Anodyne.Spectra.Baselines;

namespace Anodyne.Spectra.Tests.Baselines;

/// <summary>A straight line is its own baseline; a band on a slope leaves the slope; the hull lies below.</summary>
public sealed class BaselineTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 400).Select(static i => (double)i)];

    [Theory]
    [InlineData(BaselineKind.Als)]
    [InlineData(BaselineKind.ArPls)]
    [InlineData(BaselineKind.AirPls)]
    [InlineData(BaselineKind.RubberBand)]
    public void A_straight_line_is_its_own_baseline(BaselineKind kind)
    {
        double[] y = [.. X.Select(static x => 100 + (0.3 * x))];
        Assert.All(Baseline.Of(kind, X, y).Zip(y), static pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Theory]
    [InlineData(BaselineKind.Als, 3)]
    [InlineData(BaselineKind.ArPls, 1)]
    [InlineData(BaselineKind.AirPls, 3)]
    [InlineData(BaselineKind.RubberBand, 2)]
    public void A_band_on_a_slope_leaves_the_slope(BaselineKind kind, double within)
    {
        var noise = new Anodyne.Numerics.Fitting.NormalNoise(5);
        double[] slope = [.. X.Select(static x => 100 + (0.3 * x))];
        double[] y = [.. X.Select((x, i) => slope[i] + (50 * Math.Exp(-Math.Pow((x - 200) / 12, 2))) + (0.3 * noise.Next()))];
        var line = Baseline.Of(kind, X, y);
        Assert.All(line.Zip(slope), pair => Assert.True(Math.Abs(pair.First - pair.Second) < within, $"{pair.First} {pair.Second}"));
    }

    [Fact]
    public void Whittakers_line_solves_its_equations()
    {
        var noise = new Anodyne.Numerics.Fitting.NormalNoise(1);
        double[] y = [.. Enumerable.Range(0, 12).Select(_ => noise.Next())], w = [.. Enumerable.Range(0, 12).Select(_ => 0.2 + noise.Uniform())], z = new double[12];
        new WhittakerSmoother(12).Solve(y, w, 7, z);
        double D(int k) => z[k] - (2 * z[k + 1]) + z[k + 2];
        for (var i = 0; i < 12; i++)
        {
            var penalty = (i <= 9 ? D(i) : 0) - (i is >= 1 and <= 10 ? 2 * D(i - 1) : 0) + (i >= 2 ? D(i - 2) : 0);
            Assert.Equal(w[i] * y[i], (w[i] * z[i]) + (7 * penalty), 1e-10);
        }
    }

    [Fact]
    public void Too_few_points_are_refused() => Assert.Throws<InputException>(() => Baseline.Of(BaselineKind.Als, [1, 2], [1, 2]));
}
