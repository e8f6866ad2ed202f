using Anodyne.Numerics.Sampling;
using Anodyne.Numerics.Surrogates;

namespace Anodyne.Numerics.Tests.Surrogates;

/// <summary>A surrogate goes through its points, knows its error between them and says nothing outside them.</summary>
public class GaussianProcessTests
{
    private static readonly double[][] Points = LatinHypercube.Draw(40, 2, 4);

    [Fact]
    public void It_goes_through_its_points_and_predicts_between_them()
    {
        var process = GaussianProcess.Fit(Points, [.. Points.Select(Smooth)]);
        Assert.All(Points, point => Assert.Equal(Smooth(point), process.At(point).Mean, 0.01));
        var errors = LatinHypercube.Draw(200, 2, 9).Where(point => process.Covers(point)).Select(point => process.At(point).Mean - Smooth(point)).ToArray();
        var rms = Math.Sqrt(errors.Average(error => error * error));
        Assert.InRange(rms, 0, 0.02);
        Assert.InRange(process.LeaveOneOutError, 0.3 * rms, 10 * rms);
    }

    [Fact]
    public void Left_out_errors_are_those_of_fits_without_the_point()
    {
        // The closed form holds for fixed lengths and mean; a fit without the point has its own, so that the two agree to a fraction of the error.
        double[] values = [.. Points.Select(Smooth)];
        var process = GaussianProcess.Fit(Points, values);
        var inner = Enumerable.Range(0, Points.Length).OrderBy(i => Points[i].Sum(x => Math.Abs(x - 0.5))).Take(5);
        foreach (var i in inner)
        {
            var without = GaussianProcess.Fit([.. Points.Where((_, j) => j != i)], [.. values.Where((_, j) => j != i)]);
            Assert.Equal(without.At(Points[i]).Mean - values[i], process.LeaveOneOut[i], 0.02);
        }
    }

    [Fact]
    public void An_axis_that_changes_nothing_gets_a_long_length()
    {
        var process = GaussianProcess.Fit(Points, [.. Points.Select(point => Math.Sin(6 * point[0]))]);
        Assert.True(process.Lengths[1] > 5 * process.Lengths[0]);
    }

    [Fact]
    public void It_refuses_to_extrapolate()
    {
        var process = GaussianProcess.Fit(Points, [.. Points.Select(Smooth)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => process.At([0.5, 1.2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => process.At([double.NaN, 0.5]));
        Assert.Throws<ArgumentException>(() => GaussianProcess.Fit([[0.0, 0], [1, 1]], [1.0, 2]));
    }

    private static double Smooth(double[] x) => Math.Sin(5 * x[0]) + (x[1] * x[1]) + (0.5 * x[0] * x[1]);
}
