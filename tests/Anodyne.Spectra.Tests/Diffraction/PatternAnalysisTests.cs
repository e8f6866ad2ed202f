using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Diffraction;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Tests.Diffraction;

/// <summary>A mixture of known phases, sizes and shift, drawn with the scatter of counting.</summary>
public sealed class PatternAnalysisTests
{
    private const double Second = 1.544426e-10;
    private const double Instrument = 0.06;

    internal static Spectrum Mixture(int seed, params (string Phase, double Scale, double Size)[] phases)
    {
        double[] x = [.. Enumerable.Range(0, 3501).Select(static i => 20 + (0.02 * i))];
        double[] y = [.. x.Select(static place => 80 + (300 * Math.Exp(-(place - 20) / 25)))];
        var shape = LineShape.Read("Voigt(0.7)");
        foreach (var (phase, scale, size) in phases)
        {
            foreach (var stick in PowderPattern.Of(PhaseLibrary.Named(phase)))
            {
                var width = Instrument + (0.9 * PowderPattern.CopperKAlpha1 / (size * Math.Cos(stick.TwoTheta * Math.PI / 360)) * 180 / Math.PI);
                var other = 2 * Math.Asin(Second / PowderPattern.CopperKAlpha1 * Math.Sin(stick.TwoTheta * Math.PI / 360)) * 180 / Math.PI;
                for (var i = 0; i < x.Length; i++)
                {
                    y[i] += scale * stick.Intensity * (shape.At((x[i] - stick.TwoTheta - 0.02) / width) + (0.5 * shape.At((x[i] - other - 0.02) / width)));
                }
            }
        }

        var noise = new NormalNoise(seed);
        return new Spectrum(SpectrumKind.Diffraction, new SpectrumAxis("2 theta", "deg", x), [.. y.Select(v => Math.Round(v + (Math.Sqrt(v) * noise.Next())))])
        {
            ValueName = "Counts", ValueUnit = "1",
        };
    }

    [Fact]
    public void Phases_angles_and_size_of_a_mixture_are_found()
    {
        var found = PatternAnalysis.Of(
            SpectrumInput.Of("mixture", 0, Mixture(3, ("Cu", 60, 40e-9), ("LiF", 12, 12e-9))),
            new PatternOptions(PowderPattern.CopperKAlpha1, Second, 0.5, PhaseLibrary.All, Instrument, 0.9, 0.15), CancellationToken.None);
        Assert.Equal(["Cu", "LiF"], found.Phases.Where(static match => match.Score > 0.6).Select(static match => match.Crystal.Name).Order());
        var copper = found.Phases.First(static match => match.Crystal.Name == "Cu");
        Assert.Equal(0.02, copper.Shift, 0.005);
        var (size, half, peak) = found.Crystallite!.Value;
        Assert.Equal(43.3357, peak.TwoTheta, 0.005);
        Assert.InRange(40e-9, size - (2 * half!.Value), size + (2 * half.Value));
        Assert.Equal(2.0871e-10, peak.Spacing, 2e-13);
        Assert.Contains(found.Reasons, static reason => reason.Contains("steel", StringComparison.Ordinal));
    }

    /// <summary>Crystallites of 6 nm make groups whose lines cannot be told from each other: each such line is named, in the list and in the warning.</summary>
    [Fact]
    public void Lines_that_a_crowded_group_hides_are_named()
    {
        var found = PatternAnalysis.Of(
            SpectrumInput.Of("crowded", 0, Mixture(5, ("Li2CO3", 30, 6e-9), ("calcite", 30, 6e-9))),
            new PatternOptions(PowderPattern.CopperKAlpha1, Second, 0.5, PhaseLibrary.All, Instrument, 0.9, 0.15), CancellationToken.None);
        Assert.Contains(found.Undetermined, static lost => lost.Why == "error of the area over half of it");
        Assert.All(found.Undetermined, lost => Assert.DoesNotContain(found.Peaks, peak => Math.Abs(peak.TwoTheta - lost.TwoTheta) < 0.02));
        Assert.Equal(Verdict.Caution, found.Verdict);
        var warning = Assert.Single(found.Reasons, static reason => reason.Contains("not determined", StringComparison.Ordinal));
        Assert.All(found.Undetermined.Take(12), lost => Assert.Contains(FormattableString.Invariant($"{lost.TwoTheta:F2}"), warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_but_noise_is_void()
    {
        var found = PatternAnalysis.Of(
            SpectrumInput.Of("noise", 0, Mixture(4)), new PatternOptions(PowderPattern.CopperKAlpha1, Second, 0.5, PhaseLibrary.All, 0, 0.9, 0.15), CancellationToken.None);
        Assert.True(found.Peaks.Count < 4, $"{found.Peaks.Count} peaks of noise");
        Assert.DoesNotContain(found.Phases, static match => match.Score > 0.6 && match.Strong > 2);
    }
}
