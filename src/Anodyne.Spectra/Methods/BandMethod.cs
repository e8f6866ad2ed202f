using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Baselines;
using Anodyne.Spectra.Selection;
using Anodyne.Spectra.Vibrational;

namespace Anodyne.Spectra.Methods;

/// <summary>What <c>raman</c> and <c>ftir</c> share: bands over a baseline, populations of an ion, a series.</summary>
internal abstract class BandMethod : AnalysisMethod<BandAnalysis>
{
    private readonly SpectrumKind _kind;
    private readonly TextOption<IReadOnlyList<Band>> _bands;

    private static readonly ChoiceOption<BaselineKind> s_baseline = new(
        "baseline", "how the baseline is found", ("polynomial", BaselineKind.Polynomial), ("arpls", BaselineKind.ArPls), ("als", BaselineKind.Als),
        ("airpls", BaselineKind.AirPls), ("rubberband", BaselineKind.RubberBand), ("none", BaselineKind.None));

    private static readonly NumberOption s_lambda = new("lambda", 1, 1e12, "stiffness of a penalized baseline") { Otherwise = 1e5 };
    private static readonly NumberOption s_asymmetry = new("asymmetry", 1e-6, 0.5, "weight of points above the baseline, for als") { Otherwise = 0.01 };
    private static readonly NumberOption s_degree = new("degree", 0, 8, "degree of the polynomial inside the fit") { IsWhole = true, Otherwise = 3 };
    private static readonly TextOption<(double Low, double High)> s_window = new(
        "window", "part of the spectrum that is fitted; otherwise the bands and 25 1/cm beside them", "LOW:HIGH in 1/cm, e.g. 650:900", Ends);

    private static readonly TextOption<(double Low, double High)> s_width = new(
        "width", "range of the full width at half maximum", "LOW:HIGH in 1/cm, e.g. 4:20", Ends)
    {
        DefaultText = "4:20",
    };

    private static readonly ResultTerm s_noise = new("noise", "", "standard deviation of a value about the fit");
    private static readonly ListTerm s_found = new(
        "bands", new("name", "", ""), new("position_per_cm", "1/cm", "position of the line"), new("fwhm_per_cm", "1/cm", "full width at half maximum"),
        new("area", "", "area, unit of the values times 1/cm"), new("share_percent", "%", "area over the sum of the populations"));

    private static readonly ListTerm s_series = new(
        "series", new("key", "", "place in the series"), new("name", "", ""), new("position_per_cm", "1/cm", ""), new("area", "", ""),
        new("share_percent", "%", ""));

    protected BandMethod(string name, SpectrumKind kind, string summary, string usual)
        : base(name, summary, "a spectrum or a series against wavenumber or Raman shift")
    {
        _kind = kind;
        _bands = new(
            "bands", "bands that are fitted",
            $"NAME POSITION [+-WINDOW] in 1/cm, divided by commas; a file of such lines; or a set: {string.Join(", ", BandList.Sets)}",
            BandList.Read)
        {
            DefaultText = usual,
        };
        Several = SeveralRecords.Series;
        Options = [_bands, s_baseline, s_lambda, s_asymmetry, s_degree, s_width, s_window];
        Results = [s_found, s_noise, s_series];
        Formulas =
        [
            "each band a Voigt line of its own area; all have one share of Lorentz in their widths; the bands of one ion (free, CIP, AGG) have one width",
            "share = area/(sum of areas of the ion's bands), its error from the covariance of the areas",
            "polynomial: inside the fit; als, arpls, airpls: (W + lambda D'D) z = W y, reweighted until the weights rest; rubberband: lower convex hull",
            "half-widths: Student's t times the standard error, the scatter taken from the fit",
        ];
        References =
        [
            "Eilers and Boelens, Leiden University Medical Centre report (2005): als", "Baek et al., Analyst 140 (2015) 250: arpls",
            "Zhang, Chen and Liang, Analyst 135 (2010) 1138: airpls", "Henderson et al., J. Phys. Chem. C (2022): populations depend on conformation",
        ];
    }

    public override bool Suits(Measurement measured) =>
        measured is Spectrum { Sort: var one } ? one == _kind : measured is SpectrumSeries { Sort: var many } && many == _kind;

    protected override BandAnalysis Compute(MethodInput input, CancellationToken cancellation)
    {
        var inputs = SpectrumInput.All(input);
        foreach (var given in inputs.Where(static given => given.Spectrum.Axis.Unit is not ("1/cm" or "")).Take(1))
        {
            throw new InputException(
                "the axis is no wavenumber", given.Name, $"{given.Spectrum.Axis.Name} in {given.Spectrum.Axis.Unit}", "an axis in 1/cm",
                "Export the spectrum against Raman shift or wavenumber.");
        }

        var baseline = input.Get(s_baseline);
        var isPenalized = baseline is BaselineKind.ArPls or BaselineKind.Als or BaselineKind.AirPls;
        var window = input.IsGiven(s_window) ? input.Get(s_window) : ((double, double)?)null;
        return BandAnalysis.Of(inputs, new BandOptions(
            input.Get(_bands), baseline, isPenalized ? input.Get(s_lambda) : 1e5, baseline == BaselineKind.Als ? input.Get(s_asymmetry) : 0.01,
            baseline == BaselineKind.Polynomial ? (int)input.Get(s_degree) : 0, input.Get(s_width), window), cancellation);
    }

    protected override void Present(BandAnalysis found, Presentation show)
    {
        var first = found.Members[0];
        (show.Method, show.Window) = ("Voigt lines", FormattableString.Invariant($"{first.Fit.Places[0]:G6} to {first.Fit.Places[^1]:G6} 1/cm"));
        show.Add(s_noise, first.Noise);
        show.Rows(s_found, first.Fit.Lines.Select(static (line, k) => (line, k)), item =>
        [
            Cell.Of(item.line.Name), new Cell(item.line.Position, item.line.PositionHalf), new Cell(item.line.Width, item.line.WidthHalf),
            new Cell(item.line.Area, item.line.AreaHalf), Share(first, item.k),
        ]);
        if (found.Members.Count > 1)
        {
            show.Rows(
                s_series, found.Members.SelectMany(static (member, n) => member.Fit.Lines.Select((line, k) => (member, key: member.Input.Key ?? n, line, k))),
                static item => [item.key, Cell.Of(item.line.Name), new Cell(item.line.Position, item.line.PositionHalf),
                    new Cell(item.line.Area, item.line.AreaHalf), Share(item.member, item.k)]);
        }

        show.Quality(("lorentz_share", first.Fit.Share), ("degrees", first.Fit.Degrees));
        var envelope = first.Fit.Envelope();
        show.Curve(Name, "measured, fit and bands over the background", [
            ("Wavenumber", "1/cm", first.Fit.Places), ("Measured", "", [.. first.Fit.Values.Zip(first.Baseline, static (a, b) => a + b)]),
            ("Fit", "", [.. envelope.Zip(first.Baseline, static (a, b) => a + b)]),
            ("Background", "", [.. first.Fit.Background().Zip(first.Baseline, static (a, b) => a + b)]),
            .. first.Fit.Lines.Select((line, k) => (line.Name, "", (IReadOnlyList<double>)first.Fit.Curve(k))),
        ]);
        show.Draw(() => found.Members.Count > 1 && found.Members[0].Populations.Count > 1 ? Trend(found) : BandFigure.Of(first, _kind));
    }

    private static Cell Share(FittedBands member, int band)
        => member.ShareOf(band) is var (value, half) ? new Cell(value, half) : Cell.Of("none");

    private static Figure Trend(BandAnalysis found)
    {
        double[] keys = [.. found.Members.Select(static (member, n) => member.Input.Key ?? n)];
        var (name, unit) = found.Members[0].Input.Along;
        return Figure.Of(new Panel
        {
            X = new Axis(name, unit) { Padding = 0.03, IsTight = true }, Y = new Axis("Share of the ion", "%") { IncludeZero = true },
            Series =
            [
                .. found.Members[0].Populations.SelectMany((band, k) =>
                {
                    double[] shares = [.. found.Members.Select(member => member.ShareOf(band)!.Value.Value)];
                    double[] halves = [.. found.Members.Select(member => member.ShareOf(band)!.Value.Half ?? 0)];
                    return new Series[]
                    {
                        new ErrorBarSeries(keys, shares, halves) { Label = found.Members[0].Fit.Lines[band].Name, Color = Palette.At(k) },
                    };
                }),
            ],
        });
    }

    private static (double Low, double High) Ends(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var low)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var high) && high > low && double.IsFinite(low)
                && double.IsFinite(high)
            ? (low, high)
            : throw new InputException("the range has no two ends", "range", text, "LOW:HIGH in 1/cm, e.g. 650:900");
    }
}

/// <summary><c>raman</c>: bands and populations of a Raman spectrum.</summary>
internal sealed class RamanMethod() : BandMethod(
    "raman", SpectrumKind.Raman, "Bands of a Raman spectrum over a baseline, and the populations of an ion with their intervals", "fsi")
{
}

/// <summary><c>ftir</c>: bands of an infrared spectrum.</summary>
internal sealed class FtirMethod() : BandMethod(
    "ftir", SpectrumKind.Infrared, "Bands of an infrared spectrum over a baseline, with their intervals", "carbonate")
{
}
