using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Photoelectron;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Tests.Photoelectron;

/// <summary>A surface with a known composition and a known charge.</summary>
public sealed class PhotoelectronAnalysisTests
{
    internal static Spectrum Level(string name, double low, double high, double charge, int seed, params (double Energy, double Width, double Area)[] lines)
    {
        double[] x = [.. Enumerable.Range(0, (int)Math.Round((high - low) / 0.1) + 1).Select(i => low + charge + (0.1 * i))];
        LineStart[] starts = [.. lines.Select(line => new LineStart(
            "line", LineShape.Read("GL(30)"), Bounded.Fixed(line.Energy + charge), Bounded.Fixed(line.Width), Bounded.Fixed(line.Area)))];
        var model = new LineModel(x, new double[x.Length], starts, 0, LossBackground.Shirley, false);
        var (p, _, _) = model.Bounds(500);
        p[^1] = 0.01;
        var y = new double[x.Length];
        model.Evaluate(p, y, []);
        var noise = new NormalNoise(seed);
        return new Spectrum(SpectrumKind.Photoelectron, new SpectrumAxis("Binding energy", "eV", x), [.. y.Select(v => Math.Round(v + (Math.Sqrt(v) * noise.Next())))])
        {
            Title = name, ValueName = "Counts", ValueUnit = "1", Photoelectron = new PhotoelectronSettings { Level = name },
        };
    }

    private static PhotoelectronOptions Options(string reference = "C 1s") => new(
        CoreLevel.Interphase, LineShape.Read("GL(30)"), LossBackground.Shirley, 0, new ChargeReference(reference, "C-C", 284.8));

    [Fact]
    public void Shift_and_atomic_shares_hold_the_truth()
    {
        var carbon = Level("C 1s", 280, 297, 0.7, 1, (284.8, 1.25, 9000), (286.5, 1.35, 4050), (288.7, 1.35, 1350), (290.0, 1.3, 2700), (292.9, 1.4, 1080));
        var fluorine = Level("F 1s", 680, 694, 0.7, 2, (685.0, 1.6, 12000), (688.6, 1.8, 14000));
        var found = PhotoelectronAnalysis.Of([.. new[] { carbon, fluorine }.Select((s, k) => SpectrumInput.Of(s.Title, 0, s))], Options(), CancellationToken.None);
        var surface = Assert.Single(found.Surfaces);
        Assert.InRange(0.7, surface.Shift!.Value - (2 * surface.ShiftHalf!.Value), surface.Shift.Value + (2 * surface.ShiftHalf.Value));
        var truth = 100 * 18180 / (18180 + (26000 / 4.43));
        var (share, half) = surface.ShareOf(0, null);
        Assert.InRange(truth, share - (2 * half!.Value), share + (2 * half.Value));
        var (fluoride, own) = surface.ShareOf(1, 0);
        Assert.InRange(100 * 12000 / 4.43 / (18180 + (26000 / 4.43)), fluoride - (2 * own!.Value), fluoride + (2 * own.Value));
        Assert.Contains(found.Reasons, static reason => reason.Contains("Ca 2p tells them apart", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_reference_is_a_caution_and_an_unknown_level_is_told()
    {
        var fluorine = SpectrumInput.Of("F", 0, Level("F 1s", 680, 694, 0, 2, (685.0, 1.6, 12000), (688.6, 1.8, 14000)));
        var strange = SpectrumInput.Of("Xe", 0, Level("Xe 3d", 600, 612, 0, 2, (605.0, 1.6, 12000)));
        var found = PhotoelectronAnalysis.Of([fluorine, strange], Options(), CancellationToken.None);
        Assert.Contains(found.Reasons, static reason => reason.Contains("was not measured", StringComparison.Ordinal));
        Assert.Contains(found.Reasons, static reason => reason.Contains("Xe", StringComparison.Ordinal));
        Assert.Throws<Anodyne.Analysis.MeaninglessDataException>(() => PhotoelectronAnalysis.Of([strange], Options(), CancellationToken.None));
    }

    [Fact]
    public void Areas_and_factors_of_an_iron_oxide_give_the_shares_of_its_report()
    {
        double[] areas = [63400.62, 29867.34, 42839.74, 15954.51], parts = [1430.56, 671.00, 958.37, 355.03], expected = [41.89, 19.65, 28.06, 10.40];
        var shares = SensitivityFactor.Shares(areas, [.. areas.Zip(parts, static (area, part) => area / part)]);
        Assert.All(shares.Zip(expected), static pair => Assert.Equal(pair.Second, pair.First, 0.01));
        Assert.Throws<InputException>(() => SensitivityFactor.Shares([1, 2], [1, 0]));
    }

    [Fact]
    public void Sets_are_read_from_text()
    {
        var set = CoreLevel.ReadAll("C 1s: C-C 284.8, C-O 286.5 +-0.2; Fe 2p: FeO 709.5");
        Assert.Equal(["C 1s", "Fe 2p"], set.Select(static level => level.Name));
        Assert.Equal(0.2, set[0].Components[1].Window);
        Assert.Equal(1.18, CoreLevel.ReadAll("S 2p: SO2 168.9")[0].Splitting);
        Assert.Throws<InputException>(() => CoreLevel.ReadAll("C 1s 284.8"));
    }
}
