using Anodyne.Cells.Kinetics;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Tests.Polarization;

/// <summary>Marcus-Hush-Chidsey of one electrode: its intervals hold the truth as often as they say, and it is refused where the window shows no curvature.</summary>
public class ElectrodeMarcusTests
{
    private static double[] Window(double largest, int points) => [.. Enumerable.Range(0, points).Select(k => largest * ((2.0 * (k + 0.5) / points) - 1))];

    private static double[] Logs(double[] eta, double i0, double energy, double level, int seed)
    {
        var noise = new NormalNoise(seed);
        var law = new MarcusHushChidsey(1, 1, energy, 0, 0, 298.15);
        return [.. eta.Select(e => Math.Log(i0 * Math.Abs(law.Rate(e, 1, 298.15).CurrentDensity)) + (level * noise.Next()))];
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        const double i0 = 88, energy = 0.3;
        var eta = Window(0.25, 24);
        var fits = Enumerable.Range(0, 300).Select(seed => ElectrodeMarcusFit.Of(eta, Logs(eta, i0, energy, 0.03, seed), 298.15)!).ToList();
        Assert.All(fits, fit => Assert.True(fit.IsIdentifiable, fit.Reason));

        // Of 300 draws with 0.95 the share lies within 0.95 +- 0.03 in 98 of 100 runs; the seeds are fixed.
        Assert.InRange(fits.Count(fit => fit.Low <= i0 && i0 <= fit.High) / 300.0, 0.92, 0.98);
        Assert.InRange(fits.Count(fit => fit.EnergyLow <= energy && energy <= fit.EnergyHigh) / 300.0, 0.92, 0.98);
    }

    [Fact]
    public void Exact_points_give_back_what_made_them()
    {
        var eta = Window(0.25, 24);
        var fit = ElectrodeMarcusFit.Of(eta, Logs(eta, 88, 0.3, 0, 1), 298.15)!;
        Assert.Equal(88, fit.ExchangeCurrent, 1e-3);
        Assert.Equal(0.3, fit.ReorganizationEnergy, 1e-5);
        Assert.Equal(Math.Exp(Logs([0.11], 88, 0.3, 0, 1)[0]), fit.At(0.11, 298.15), 0.01);
    }

    [Fact]
    public void A_window_without_curvature_does_not_determine_the_energy()
    {
        var eta = Window(0.05, 12);
        var fit = ElectrodeMarcusFit.Of(eta, Logs(eta, 88, 0.3, 0.03, 2), 298.15)!;
        Assert.False(fit.IsIdentifiable);
        Assert.Contains("not identifiable", fit.Reason, StringComparison.Ordinal);
        Assert.Null(ElectrodeMarcusFit.Of(eta[..4], Logs(eta[..4], 88, 0.3, 0, 1), 298.15));
    }
}
