using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Depletion;
using Anodyne.Electroanalysis.Nucleation;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Nucleation;

/// <summary>Scharifker-Hills: constants, ordinates, the two reference transients, coverage and what must be refused.</summary>
public class NucleationTests(ITestOutputHelper output)
{
    private const double MolarVolume = 12.99625468164794e-6;

    [Theory]
    [InlineData(0.25, 0.56801, 0.09050)]
    [InlineData(0.5, 0.85043, 0.47974)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 0.82519, 0.61261)]
    [InlineData(4, 0.48217, 0.30636)]
    public void The_reduced_curves_pass_through_their_ordinates(double ratio, double instantaneous, double progressive)
    {
        Assert.Equal(instantaneous, NucleationModel.InstantaneousReduced(ratio), 5e-6);
        Assert.Equal(progressive, NucleationModel.ProgressiveReduced(ratio), 5e-6);
    }

    [Fact]
    public void The_peaks_solve_their_equations_and_are_maxima()
    {
        Assert.Equal(1 + (2 * NucleationModel.InstantaneousPeak), Math.Exp(NucleationModel.InstantaneousPeak), 10);
        Assert.Equal(1 + (4 * NucleationModel.ProgressivePeak), Math.Exp(NucleationModel.ProgressivePeak), 9);
        foreach (var r in new[] { 0.99, 1.01 })
        {
            Assert.True(NucleationModel.InstantaneousReduced(r) < 1);
            Assert.True(NucleationModel.ProgressiveReduced(r) < 1);
        }
    }

    [Fact]
    public void Constants_from_the_peak_are_those_of_the_worked_example()
    {
        var (im, tm, charge) = (210.0, 0.8, PhysicalConstants.Faraday * 1000);
        var k = NucleationModel.Growth(1000, MolarVolume);
        Assert.Equal(1, NucleationModel.Diffusivity(im, tm, charge, false) / 2.3267017501342227e-11, 1e-5);
        Assert.Equal(1, NucleationModel.Diffusivity(im, tm, charge, true) / 1.4589600362783163e-11, 1e-5);
        Assert.Equal(1, NucleationModel.Density(im, tm, charge, k, false) / 3759491.4596577296e4, 1e-5);
        Assert.Equal(1, NucleationModel.Density(im, tm, charge, k, true) / 20906679.34803904e4, 1e-5);
    }

    [MeasuredTheory]
    [InlineData("sh_inst", "instantaneous", 2.4e-10, 3e10, 0.05, 0.09719128, 193.502)]
    [InlineData("sh_prog", "progressive", 1.8e-10, 5e9, 0.02, 1.47276332, 54.364)]
    public void The_reference_transients_give_their_truth(string file, string model, double diffusivity, double density, double delay, double peak, double maximum)
    {
        var c = MeasuredData.Columns("electro_reference", file + ".csv");
        var result = NucleationAnalysis.Of(c[0], [.. c[1].Select(i => 10 * i)], 1000, MolarVolume, diffusivity);
        var best = result.Best;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SH {file} {result.Model} {result.Verdict} D {best.Diffusivity:g5} [{best.DiffusivityLow:g5}, {best.DiffusivityHigh:g5}] N {best.Density:g5} [{best.DensityLow:g5}, {best.DensityHigh:g5}] delay {best.Delay:g5}±{best.DelayHalfWidth:g2} tm {best.MaximumTime:g5} im {best.Maximum / 10:g6} misfit {best.Misfit:g3} {string.Join("; ", result.Reasons)}"));
        Assert.Equal(model, result.Model);
        Assert.Equal(Verdict.Ok, result.Verdict);
        Inside(diffusivity, best.DiffusivityLow, best.DiffusivityHigh);
        Inside(density, best.DensityLow, best.DensityHigh);
        Inside(delay, best.Delay - best.DelayHalfWidth, best.Delay + best.DelayHalfWidth);
        Assert.Equal(1, best.MaximumTime / peak, 0.01);
        Assert.Equal(1, best.Maximum / 10 / maximum, 0.005);
        static void Inside(double truth, double low, double high) => Assert.InRange(truth, low - (0.5 * (high - low)), high + (0.5 * (high - low)));
    }

    [Theory]
    [InlineData(true, 0.0, 0.0)]
    [InlineData(true, 0.05, 300.0)]
    [InlineData(false, 0.0, 0.0)]
    public void Intervals_cover_the_truth(bool isProgressive, double delay, double layer)
    {
        foreach (var (name, share) in NucleationCoverage.Of(isProgressive, delay, layer, 200))
        {
            output.WriteLine($"COVER {isProgressive} {delay} {layer}: {name} {share}");
            Assert.True(share is >= 0.89 and <= 0.99, $"{name} {share}");
        }
    }

    [Fact]
    public void A_peak_far_too_small_for_diffusion_is_void()
    {
        // 2 mA/cm2 at 1.5 s in 1 M: D comes out 500 times too low.
        var charge = PhysicalConstants.Faraday * 1000;
        var d = NucleationModel.Diffusivity(20, 1.5, charge, false);
        Assert.Equal(4e-13, d, 1e-13);
        var t = Enumerable.Range(1, 200).Select(k => 0.05 * k).ToArray();
        var i = t.Select(x => NucleationModel.Current(x, d, NucleationModel.InstantaneousPeak / 1.5, charge, false)).ToArray();
        var result = NucleationAnalysis.Of(t, i, 1000, MolarVolume, 2e-10);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, r => r.Contains("not controlled by diffusion", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decay_without_a_maximum_is_void()
    {
        var t = Enumerable.Range(1, 200).Select(k => 0.05 * k).ToArray();
        var result = NucleationAnalysis.Of(t, [.. t.Select(x => 100 / Math.Sqrt(x))], 1000, MolarVolume);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, r => r.Contains("no maximum", StringComparison.Ordinal));
    }

    [Fact]
    public void Sand_and_the_limiting_current_are_the_worked_ones()
    {
        Assert.Equal(609.3000693127682, new DepletedElectrolyte(3e-10, 0.4, 1000).SandTimeAt(100), 1e-6);
        var limit = new DepletedElectrolyte(3e-10, 0.4, 1000).LimitingCurrent(25e-6);
        Assert.Equal(2 * PhysicalConstants.Faraday * 1000 * 3e-10 / (0.6 * 25e-6), limit, 1e-9);
        Assert.Throws<MeaninglessDataException>(() => SaltDepletion.Of(new DepletedElectrolyte(3e-10, 0.4, 1000), 0, null));
        Assert.Throws<InputException>(() => SaltDepletion.Of(new DepletedElectrolyte(3e-10, 1, 1000), 100, null));
    }
}
