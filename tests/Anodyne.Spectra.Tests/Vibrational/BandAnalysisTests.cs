using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Baselines;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;
using Anodyne.Spectra.Vibrational;

namespace Anodyne.Spectra.Tests.Vibrational;

/// <summary>Bands of known areas on a known slope.</summary>
public sealed class BandAnalysisTests
{
    internal static Spectrum Fsi(int seed, double free, double pair, double aggregate)
    {
        double[] x = [.. Enumerable.Range(0, 241).Select(static i => 680 + (0.5 * i))];
        var shape = new LineShape(LineFamily.Voigt, 7 / 11.0);
        var noise = new NormalNoise(seed);
        double Band(double place, double position, double area) => area / (8.9 * shape.UnitArea) * shape.At((place - position) / 8.9);
        return new Spectrum(SpectrumKind.Raman, new SpectrumAxis("Raman shift", "1/cm", x), [.. x.Select(place =>
            400 - (0.4 * (place - 680)) + Band(place, 719, 20000 * free) + Band(place, 731.5, 20000 * pair) + Band(place, 744, 20000 * aggregate) + (6 * noise.Next()))]);
    }

    private static BandOptions Options(BaselineKind kind) => new(BandList.Read("fsi"), kind, 1e5, 0.01, 2, (4, 20), null);

    [Fact]
    public void Shares_hold_the_truth_as_often_as_they_say()
    {
        var inputs = Enumerable.Range(0, 200).Select(static k => SpectrumInput.Of("draw", k, Fsi(100 + k, 0.5, 0.3, 0.2))).ToArray();
        var found = BandAnalysis.Of(inputs, Options(BaselineKind.Polynomial), CancellationToken.None);
        double[] truth = [0.5, 0.3, 0.2];
        var held = found.Members.SelectMany(member => Enumerable.Range(0, 3).Select(k => Math.Abs(member.Shares[k].Share - truth[k]) <= member.Shares[k].Half)).Count(static x => x);
        Assert.InRange(held / 600.0, 0.89, 0.99);
        Assert.Contains(found.Reasons, static reason => reason.Contains("apparent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_baseline_taken_off_before_is_a_caution()
    {
        var found = BandAnalysis.Of([SpectrumInput.Of("a", 0, Fsi(1, 0.5, 0.3, 0.2))], Options(BaselineKind.ArPls), CancellationToken.None);
        Assert.Contains(found.Reasons, static reason => reason.Contains("--baseline polynomial", StringComparison.Ordinal));
        Assert.Equal(0.5, found.Members[0].Shares[0].Share, 0.03);
    }

    [Fact]
    public void Bands_are_read_from_text_and_refused_by_name()
    {
        Assert.Equal(new Band("free", 719, 3), BandList.Read("free 719 +-3, 868")[0]);
        Assert.Equal("868", BandList.Read("free 719 +-3, 868")[1].Name);
        Assert.Throws<InputException>(() => BandList.Read("free"));
        Assert.Throws<MeaninglessDataException>(() => BandAnalysis.Of(
            [SpectrumInput.Of("a", 0, Fsi(1, 0.5, 0.3, 0.2))], Options(BaselineKind.Polynomial) with { Bands = BandList.Read("far 1500") }, CancellationToken.None));
    }
}
