using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Photoelectron;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Methods;

/// <summary><c>xps</c>: components of core levels and the composition of a surface.</summary>
internal sealed class XpsMethod : AnalysisMethod<PhotoelectronAnalysis>
{
    private static readonly TextOption<IReadOnlyList<CoreLevel>> s_set = new(
        "set", "levels and components", "sei, or LEVEL: NAME ENERGY [+-WINDOW], ...; LEVEL: ... in eV, or a file of such lines",
        CoreLevel.ReadAll) { DefaultText = "sei" };

    private static readonly ChoiceOption<LossBackground> s_background = new(
        "background", "background inside of the fit", ("shirley", LossBackground.Shirley), ("tougaard", LossBackground.TougaardU2),
        ("linear", LossBackground.None));

    private static readonly TextOption<LineShape> s_shape =
        new("shape", "shape of every line", "GL(m), SGL(m), Voigt(m), DS(alpha) or LA(alpha,beta)", LineShape.Read)
    {
        DefaultText = "GL(30)",
    };

    private static readonly TextOption<ChargeReference> s_reference = new(
        "reference", "component whose energy is known", "LEVEL [COMPONENT] ENERGY eV, e.g. \"C 1s 284.8 eV\" or \"F 1s LiF 685.0 eV\", or none", Reference)
    {
        DefaultText = "C 1s C-C 284.8 eV",
    };

    private static readonly ResultTerm s_shift = new("shift_eV", "eV", "scale of the first surface less the reference; taken off every position");
    private static readonly ListTerm s_components = new(
        "components", new("level", "", ""), new("name", "", ""), new("position_eV", "eV", "binding energy on the scale of the reference"),
        new("fwhm_eV", "eV", "full width at half maximum"), new("area", "", "area of the component with its spin-orbit partner, counts eV"),
        new("at_percent", "%", "area over factor, over the sum of all levels"));

    private static readonly ListTerm s_elements =
        new("elements", new("level", "", ""), new("at_percent", "%", ""), new("factor", "1", "relative sensitivity factor"));
    private static readonly ListTerm s_series = new(
        "series", new("key", "", "etching time, s, or number of the surface"), new("level", "", ""), new("at_percent", "%", ""), new("shift_eV", "eV", ""));

    public XpsMethod()
        : base("xps", "Components of core levels with their intervals, and atomic shares, over a background inside of the fit",
            "spectra against binding energy, by level")
    {
        Several = SeveralRecords.Together;
        Options = [s_set, s_background, s_shape, s_reference];
        Results = [s_components, s_elements, s_shift, s_series];
        Formulas =
        [
            "counts = constant + background + sum of lines, weighted by the variance of counting that the model itself expects",
            "shirley: k times the integral of the lines from the low end of binding energies; tougaard: B T/(C + T^2)^2 over the lines, C = 1643 eV^2; k and "
                + "B are fitted",
            "at.% = (area/factor)/(sum over levels), its error from the covariance of the areas; the factors are taken as exact",
            "doublets: Ca 2p 3.54 eV and S 2p 1.18 eV apart, area 1:2, one width",
        ];
        References =
        [
            "Scofield, J. Electron Spectrosc. 8 (1976) 129: factors for Al K alpha at the magic angle", "Shirley, Phys. Rev. B 5 (1972) 4709",
            "Herrera-Gomez et al., Surf. Interface Anal. 46 (2014) 897: active background", "Tougaard, Surf. Interface Anal. 25 (1997) 137",
            "Wood and Teeter, ACS Appl. Energy Mater. 1 (2018) 4493: shared offsets over lithium",
        ];
    }

    public override bool Suits(Measurement measured)
        => measured is Spectrum { Sort: SpectrumKind.Photoelectron } or SpectrumSeries { Sort: SpectrumKind.Photoelectron };

    protected override PhotoelectronAnalysis Compute(MethodInput input, CancellationToken cancellation)
    {
        var inputs = SpectrumInput.All(input);
        foreach (var given in inputs.Where(static given => !given.Spectrum.Axis.Name.StartsWith("Binding", StringComparison.Ordinal)).Take(1))
        {
            throw new InputException(
                "the axis is no binding energy", given.Name, $"{given.Spectrum.Axis.Name} in {given.Spectrum.Axis.Unit}", "Binding energy in eV",
                "Export the spectrum against binding energy, or give the file that states the energy of the photons.");
        }

        var loss = input.Get(s_background);
        return PhotoelectronAnalysis.Of(
            inputs, new PhotoelectronOptions(input.Get(s_set), input.Get(s_shape), loss, loss.Kind == LossKind.None ? 1 : 0, input.Get(s_reference)),
            cancellation);
    }

    protected override void Present(PhotoelectronAnalysis found, Presentation show)
    {
        var first = found.Surfaces[0];
        (show.Method, show.Window) = (found.Options.Shape.ToString(), string.Join(", ", first.Levels.Select(static fit => fit.Level.Name)));
        if (first.Shift is { } shift)
        {
            show.Add(s_shift, shift, first.ShiftHalf);
        }

        show.Rows(s_components, Components(first), item =>
        {
            var line = item.Fit.Fit.Lines[item.Fit.Main[item.Component]];
            var (area, half) = item.Fit.AreaOf(item.Component);
            return [Cell.Of(item.Fit.Level.Name), Cell.Of(line.Name), new Cell(line.Position - (first.Shift ?? 0), line.PositionHalf),
                new Cell(line.Width, line.WidthHalf),
                new Cell(area, half), Share(first, item.Level, item.Component)];
        });
        show.Rows(s_elements, first.Levels.Select(static (fit, k) => (fit, k)), item =>
            [Cell.Of(item.fit.Level.Name), Share(first, item.k, null), item.fit.Factor]);
        if (found.Surfaces.Count > 1)
        {
            show.Rows(
                s_series, found.Surfaces.SelectMany(static surface => surface.Levels.Select((fit, k) => (surface, fit, k))),
                static item => [item.surface.Key, Cell.Of(item.fit.Level.Name), Share(item.surface, item.k, null),
                    new Cell(item.surface.Shift ?? double.NaN, item.surface.ShiftHalf)]);
        }

        foreach (var fit in first.Levels)
        {
            show.Quality(("chi2_per_degree_" + fit.Level.Name.Replace(' ', '_'), fit.Fit.ChiSquared / Math.Max(1, fit.Fit.Degrees)));
            show.Curve("xps-" + fit.Level.Name.Replace(" ", "", StringComparison.Ordinal), "measured, fit, background and lines", [
                ("Binding energy", "eV", fit.Fit.Places), ("Counts", "", fit.Fit.Values), ("Fit", "", fit.Fit.Envelope()),
                ("Background", "", fit.Fit.Background()),
                .. fit.Fit.Lines.Select((line, k) => (line.Name, "", (IReadOnlyList<double>)fit.Fit.Curve(k))),
            ]);
        }

        show.Draw(() => Draw(first));
    }

    private static IEnumerable<(LevelFit Fit, int Level, int Component)> Components(Surface surface)
        => surface.Levels.SelectMany(static (fit, level) => Enumerable.Range(0, fit.Main.Count).Select(component => (fit, level, component)));

    private static Cell Share(Surface surface, int level, int? component)
    {
        if (double.IsNaN(surface.Levels[level].Factor))
        {
            return Cell.Of("none");
        }

        var (share, half) = surface.ShareOf(level, component);
        return new Cell(share, half);
    }

    private static Figure Draw(Surface surface) => new()
    {
        Columns = surface.Levels.Count == 1 ? 1 : 2, WidthMm = surface.Levels.Count == 1 ? Figure.SingleColumn : Figure.DoubleColumn,
        HeightMm = 6 + (58 * ((surface.Levels.Count + 1) / 2)), HasLetters = surface.Levels.Count > 1,
        Panels =
        [
            .. surface.Levels.Select((fit, level) =>
            {
                // What all panels share is named in the first.
                string Shared(string name) => level == 0 ? name : "";
                double[] x = [.. fit.Fit.Places.Select(place => place - (surface.Shift ?? 0))];
                var background = fit.Fit.Background();
                return new Panel
                {
                    Title = fit.Level.Name,
                    X = new Axis("Binding energy", "eV") { IsReversed = true, IsTight = true }, Y = new Axis("Counts"),
                    Series =
                    [
                        LineFigure.Dots(x, fit.Fit.Values) with { Label = Shared("measured") },
                        new LineSeries(x, background) { Width = 0.6, Dash = Dash.Dashed, Color = Palette.Gray, Label = Shared("background") },
                        .. fit.Main.Select((line, k) => new LineSeries(x, [.. Sum(fit, k).Zip(background, static (a, b) => a + b)])
                        {
                            Color = Palette.At(1 + k), Label = fit.Fit.Lines[line].Name,
                        }),
                        new LineSeries(x, fit.Fit.Envelope()) { Color = Palette.At(0), Label = Shared("fit") },
                    ],
                };
            }),
        ],
    };

    private static double[] Sum(LevelFit fit, int component)
    {
        var curve = fit.Fit.Curve(fit.Main[component]);
        if (fit.Level.Splitting > 0)
        {
            curve = [.. curve.Zip(fit.Fit.Curve(fit.Main[component] + 1), static (a, b) => a + b)];
        }

        return curve;
    }

    private static ChargeReference Reference(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["none"])
        {
            return new ChargeReference("", "", 0);
        }

        var plain = words is [.. var before, "eV"] ? before : words;
        return plain.Length >= 3 && double.TryParse(plain[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var energy) && energy > 0
            ? new ChargeReference($"{plain[0]} {plain[1]}", string.Join(' ', plain[2..^1]), energy)
            : throw new InputException("the charge reference is not understood", "--reference", text, "LEVEL [COMPONENT] ENERGY eV, or none",
                "For example \"C 1s 284.8 eV\".");
    }
}
