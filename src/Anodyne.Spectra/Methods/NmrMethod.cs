using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Resonance;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Methods;

/// <summary><c>nmr</c>: chemical shifts, widths and areas.</summary>
internal sealed class NmrMethod : AnalysisMethod<ShiftAnalysis>
{
    private static readonly TextOption<(double Found, double True)?> s_reference = new(
        "reference", "a line whose shift is known", "FOUND:TRUE in ppm, e.g. 0.03:0, or none", Read) { DefaultText = "none" };

    private static readonly ListTerm s_shifts = new(
        "shifts", new("ppm", "ppm", "chemical shift"), new("fwhm_ppm", "ppm", "full width at half maximum"),
        new("area", "", "area, unit of the values times ppm"),
        new("share_percent", "%", "area over the sum of all lines"));

    public NmrMethod()
        : base("nmr", "Chemical shifts, widths and areas of the lines of a magnetic resonance spectrum", "a spectrum against chemical shift in ppm")
    {
        Options = [s_reference];
        Results = [s_shifts];
        Formulas =
        [
            "lines: maxima that stand out of the noise by six times, fitted together as Voigt lines of one share over a straight line",
            "share = area/(sum of areas), its error from the covariance; areas count nuclei only where the pulse repeats slowly enough",
        ];
        References = ["Harris et al., Pure Appl. Chem. 80 (2008) 59: shift scales"];
    }

    public override bool Suits(Measurement measured) => measured is Spectrum { Sort: SpectrumKind.MagneticResonance };

    protected override ShiftAnalysis Compute(MethodInput input, CancellationToken cancellation)
    {
        var all = SpectrumInput.All(input);
        var first = all[0];
        if (all.Count > 1)
        {
            input.Note($"{all.Count} spectra were given; the first was analysed: {first.Name}");
        }

        return first.Spectrum.Axis.Unit == "ppm" ? ShiftAnalysis.Of(first, input.Get(s_reference)) : throw new InputException(
            "the axis is no chemical shift", first.Name, $"{first.Spectrum.Axis.Name} in {first.Spectrum.Axis.Unit}", "a spectrum in ppm",
            "A free induction decay must be transformed first; export the spectrum.");
    }

    protected override void Present(ShiftAnalysis found, Presentation show)
    {
        if (found.Fit is not { } fit)
        {
            return;
        }

        show.Method = "Voigt lines";
        var shares = fit.Shares([.. Enumerable.Range(0, fit.Lines.Count)]);
        show.Rows(s_shifts, fit.Lines.Select(static (line, k) => (line, k)), item =>
        [
            new Cell(item.line.Position + found.Offset, item.line.PositionHalf), new Cell(item.line.Width, item.line.WidthHalf),
            new Cell(item.line.Area, item.line.AreaHalf),
            new Cell(100 * shares[item.k].Share, 100 * shares[item.k].Half),
        ]);
        show.Quality(("lorentz_share", fit.Share), ("offset_ppm", found.Offset));
        double[] x = [.. fit.Places.Select(place => place + found.Offset)];
        var (envelope, background) = (fit.Envelope(), fit.Background());
        show.Curve("nmr", "measured and fit", ("Chemical shift", "ppm", x), ("Measured", "", fit.Values), ("Fit", "", envelope));
        show.Draw(() => LineFigure.Of(
            new Axis("Chemical shift", "ppm") { IsReversed = true, IsTight = true }, new Axis("Intensity"), x, fit.Values, envelope, background,
            [.. fit.Lines.Select((line, k) => (line.Name, (double[])[.. fit.Curve(k).Zip(background, static (a, b) => a + b)]))],
            [.. fit.Values.Zip(envelope, static (a, b) => a - b)]));
    }

    private static (double Found, double True)? Read(string text)
    {
        var parts = text.Split(':');
        return text == "none" ? null : parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var found)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var actual) && double.IsFinite(found) && double.IsFinite(actual)
            ? (found, actual) : throw new InputException("the reference is not understood", "--reference", text, "FOUND:TRUE in ppm, or none");
    }
}
