using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Spectra.Tests.Diffraction;
using Anodyne.Spectra.Tests.Photoelectron;
using Anodyne.Spectra.Tests.Vibrational;

namespace Anodyne.Spectra.Tests.Methods;

/// <summary>Every method from records to the document: the names that other programs rely on, figures, and refusals.</summary>
public sealed class SpectralMethodTests
{
    private static AnalysisResult Run(string method, IEnumerable<Measurement> items, params (string, string)[] options)
        => AnalysisMethods.Catalog.Run(method, new AnalysisRequest([.. items.Select(static (item, k) => ($"file {k}", item.ToRecord()))],
            options.ToDictionary(static option => option.Item1, static option => option.Item2)));

    [Fact]
    public void Raman_gives_bands_with_shares()
    {
        var result = Run("raman", [BandAnalysisTests.Fsi(1, 0.5, 0.3, 0.2)]);
        Assert.Equal(["name", "position_per_cm", "fwhm_per_cm", "area", "share_percent"], result.Lists["bands"][0].Keys);
        Assert.Equal(50, result.Lists["bands"][0]["share_percent"].Value, 2.0);
        Assert.Equal("polynomial", result.Settings["baseline"]);
        Assert.NotNull(result.Figure);
    }

    [Fact]
    public void Xrd_gives_peaks_phases_and_size()
    {
        var result = Run("xrd", [PatternAnalysisTests.Mixture(3, ("Cu", 60, 40e-9), ("LiF", 12, 12e-9))], ("instrument-width", "0.06"));
        Assert.Equal(["two_theta_deg", "d_nm", "fwhm_deg", "area", "phase"], result.Lists["peaks"][0].Keys);
        Assert.Contains(result.Lists["phases"], static row => row["name"].Word == "LiF" && row["overlaps"].Word!.Contains("steel", StringComparison.Ordinal));
        Assert.InRange(result["crystallite_nm"].Value, 30, 50);
        Assert.NotNull(result.Figure);
    }

    [Fact]
    public void Xrd_lists_what_is_not_determined()
    {
        var result = Run("xrd", [PatternAnalysisTests.Mixture(5, ("Li2CO3", 30, 6e-9), ("calcite", 30, 6e-9))]);
        Assert.NotEmpty(result.Lists["undetermined"]);
        Assert.Equal(["two_theta_deg", "why"], result.Lists["undetermined"][0].Keys);
        Assert.Contains(result.Reasons, static reason => reason.Contains("not determined", StringComparison.Ordinal));
        Assert.Equal(Verdict.Caution, result.Verdict);
    }

    [Fact]
    public void Xps_gives_components_and_the_shift()
    {
        var result = Run("xps", [PhotoelectronAnalysisTests.Level("C 1s", 280, 297, 0.7, 1, (284.8, 1.25, 9000), (286.5, 1.35, 4050), (288.7, 1.35, 1350), (290.0, 1.3, 2700),
            (292.9, 1.4, 1080))]);
        Assert.Equal(["level", "name", "position_eV", "fwhm_eV", "area", "at_percent"], result.Lists["components"][0].Keys);
        Assert.Equal(0.7, result["shift_eV"].Value, 0.05);
        Assert.Equal(284.8, result.Lists["components"][0]["position_eV"].Value, 0.01);
        Assert.NotNull(result.Figure);
    }

    /// <summary>Files of one level each state no etching time: together they are one surface, and a level given twice is told.</summary>
    [Fact]
    public void Xps_takes_files_of_different_levels_as_one_surface()
    {
        var carbon = PhotoelectronAnalysisTests.Level("C 1s", 280, 297, 0, 1, (284.8, 1.25, 9000), (286.5, 1.35, 4050));
        var fluorine = PhotoelectronAnalysisTests.Level("F 1s", 680, 694, 0, 2, (685.0, 1.6, 12000), (688.6, 1.8, 14000));
        var result = Run("xps", [carbon, fluorine]);
        var truth = 100 * 13050 / (13050 + (26000 / 4.43));
        Assert.Equal(truth, result.Lists["elements"][0]["at_percent"].Value, 2.0);
        Assert.Contains(result.Reasons, static reason => reason.Contains("one surface", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Reasons, static reason => reason.Contains("argon", StringComparison.Ordinal));
        var mixed = Run("xps", [carbon, fluorine, carbon]);
        Assert.Equal(Verdict.Caution, mixed.Verdict);
        Assert.Contains(mixed.Reasons, static reason => reason.Contains("no etching time tells", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_used_is_refused_or_told()
    {
        var carbon = PhotoelectronAnalysisTests.Level("C 1s", 280, 297, 0, 1, (284.8, 1.25, 9000), (286.5, 1.35, 4050));
        var etched = new[] { carbon, carbon }.Select(static level => new Records.Spectra.Spectrum(level.Sort, level.Axis, level.Values)
        {
            ValueName = "Counts", ValueUnit = "1", Photoelectron = level.Photoelectron! with { EtchTime = 60 },
        });
        Assert.Contains(Run("xps", etched).Reasons, static reason => reason.Contains("repeat a level", StringComparison.Ordinal) && reason.Contains("file 1", StringComparison.Ordinal));
        Assert.Throws<InputException>(() => Run("xps", [carbon], ("reference", "C 1s C=C 284.8 eV")));
        Assert.Throws<InputException>(() => Run("xps", [carbon], ("set", "C 1s: C-C 284.8 +-wide")));
        var narrow = PatternAnalysisTests.Mixture(3, ("Cu", 60, 40e-9));
        Assert.Contains(Run("xrd", [narrow], ("phases", "Cu, LiF")).Reasons, static reason => reason.Contains("no strong line has a peak: LiF", StringComparison.Ordinal));
    }

    [Fact]
    public void A_method_refuses_what_it_does_not_read()
    {
        Assert.Throws<InputException>(() => Run("raman", [PatternAnalysisTests.Mixture(1)]));
        Assert.Throws<InputException>(() => Run("xps", [PatternAnalysisTests.Mixture(1)]));
        Assert.Throws<InputException>(() => AnalysisMethods.Catalog.Run("raman", new AnalysisRequest([("t", Records.Record.Of([0, 1], [0, 1], [0, 1]))], new Dictionary<string, string>())));
        Assert.Equal(Verdict.Void, Run("raman", [BandAnalysisTests.Fsi(1, 0.5, 0.3, 0.2)], ("bands", "far 1500")).Verdict);
    }

    [Fact]
    public void The_method_of_a_spectrum_is_found_by_what_it_is()
    {
        string[] For(Measurement item) => [.. AnalysisMethods.Catalog.All.Where(method => method.Suits(item)).Select(static method => method.Name)];
        Assert.Equal(["raman"], For(BandAnalysisTests.Fsi(1, 0.5, 0.3, 0.2)));
        Assert.Equal(["xrd"], For(PatternAnalysisTests.Mixture(1)));
        Assert.Equal(["xps"], For(PhotoelectronAnalysisTests.Level("C 1s", 280, 290, 0, 1, (284.8, 1.2, 100))));
    }
}
