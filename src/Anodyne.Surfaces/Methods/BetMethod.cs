using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Adsorption;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>bet</c>: specific area from an isotherm.</summary>
internal sealed class BetMethod : AnalysisMethod<BetArea>
{
    private static readonly QuantityOption s_saturation =
        new("p0", Dimension.Pressure, "\"101.3 kPa\"",
            "saturation pressure; otherwise that of the file, or nitrogen's at the file's temperature") { IsPositive = true, IsConstant = true };

    private static readonly QuantityOption s_molecule =
        new("molecule-area", Dimension.Area, "\"0.162 nm2\"", "area of an adsorbed molecule; otherwise that of the gas by ISO 9277") { IsPositive = true,
            IsConstant = true };

    private static readonly TextOption<(double Low, double High)> s_window = new(
        "window", "relative pressures of the line; otherwise Rouquerol's rule", "e.g. 0.05-0.20", static text =>
        {
            var parts = text.Split('-', StringSplitOptions.TrimEntries);
            return parts.Length == 2 && UnitText.TryParseToSi(parts[0], Dimension.None, out var low) && UnitText.TryParseToSi(parts[1], Dimension.None,
                out var high) && low > 0 && high > low && high < 1
                ? (low, high) : throw new InputException("a window is two relative pressures", "--window", text, "LOW-HIGH between 0 and 1",
                    "Write for example --window 0.05-0.20.");
        });

    private static readonly ResultTerm s_area = new("area_m2_g", "m2/g", "specific area, n_m N_A times the area of a molecule");
    private static readonly ResultTerm s_c = new("c", "1", "constant C of the BET equation");
    private static readonly ResultTerm s_monolayer = new("monolayer_mmol_g", "mmol/g", "amount of the full monolayer");
    private static readonly ResultTerm s_other = new("area_other_reading_m2_g", "m2/g",
        "area where the first falling point of n (1 - p) still belongs to the window");
    private static readonly ResultTerm s_conventional = new("area_005_020_m2_g", "m2/g", "area of the line over p/p0 .05 to .20");

    public BetMethod()
        : base("bet", "Specific area from an adsorption isotherm by BET with Rouquerol's window", "an isotherm: p/p0, or p with p0, and a loading")
    {
        Options = [s_saturation, s_molecule, s_window];
        Results = [s_area, s_c, s_monolayer, s_other, s_conventional];
        Formulas =
        [
            "p/(n (1 - p)) = 1/(n_m C) + (C - 1)/(n_m C) p, p relative to saturation, least squares; area = n_m N_A a",
            "window: ends at the first point after which n (1 - p) falls, begins at a tenth of its pressure",
            "void unless C > 0 and 1/(sqrt(C) + 1), the pressure of the full monolayer, lies within the window",
            "interval: scatter about the line, Student's t",
        ];
        References =
        [
            "Brunauer, Emmett and Teller, J. Am. Chem. Soc. 60 (1938) 309", "Rouquerol, Llewellyn and Rouquerol, Stud. Surf. Sci. Catal. 160 (2007) 49",
                "ISO 9277:2022",
            "Span et al., J. Phys. Chem. Ref. Data 29 (2000) 1361 (saturation of nitrogen)",
        ];
    }

    public override bool Suits(Measurement measured) => measured is Isotherm;

    protected override BetArea Compute(MethodInput input, CancellationToken cancellation)
    {
        var isotherm = input.Measured<Isotherm>("an isotherm")[0].Item;
        var found = BetArea.Of(isotherm, input.Find(s_saturation), input.Find(s_molecule), input.IsGiven(s_window) ? input.Get(s_window) : null);
        input.Default(s_molecule, FormattableString.Invariant($"{1e18 * found.MoleculeArea:G4} nm2 ({isotherm.Adsorbate}, ISO 9277)"));
        return found;
    }

    protected override void Present(BetArea found, Presentation show)
    {
        var fit = found.Fit;
        (show.Method, show.Window) = ("BET", FormattableString.Invariant($"p/p0 {fit.Low:G4} to {fit.High:G4}, {fit.Points} points"));
        show.Add(s_area, 1e-3 * found.Area.Value, 1e-3 * found.Area.Half, ("R", fit.Correlation));
        show.Add(s_c, fit.Constant.Value, fit.Constant.Half);
        show.Add(s_monolayer, fit.Monolayer.Value, fit.Monolayer.Half);
        foreach (var (term, other) in new[] { (s_other, found.OtherReading), (s_conventional, found.Conventional) })
        {
            if (other is not null)
            {
                show.Window = FormattableString.Invariant($"p/p0 {other.Low:G4} to {other.High:G4}, {other.Points} points");
                show.Add(term, 1e-3 * found.Of(other).Value, 1e-3 * found.Of(other).Half);
            }
        }

        show.Quality(("monolayer_at", fit.MonolayerPressure), ("R", fit.Correlation));
        double[] y = [.. found.Pressures.Zip(found.Loadings, static (p, n) => p / (n * (1 - p)))], rule = [.. found.Pressures.Zip(found.Loadings, static (p,
            n) => n * (1 - p))];
        show.Curve("bet", "adsorption branch", ("Relative pressure", "", found.Pressures), ("Loading", "mmol/g", found.Loadings), ("p/(n(1-p))", "g/mmol", y),
            ("n(1-p)", "mmol/g", rule));
        show.Draw(() => Draw(found, y, rule));
    }

    private static Figure Draw(BetArea found, double[] y, double[] rule)
    {
        var fit = found.Fit;
        var points = found.Isotherm.Points;
        double[] Of(bool isDesorption, Func<int, double> value) => [.. Enumerable.Range(0, points.Count).Where(k =>
            points[k].IsDesorption == isDesorption).Select(value)];
        double Line(double p) => ((fit.Constant.Value - 1) / (fit.Monolayer.Value * fit.Constant.Value) * p) + (1 / (fit.Monolayer.Value * fit.Constant.Value));
        var near = Enumerable.Range(0, y.Length).Where(k => found.Pressures[k] <= 1.6 * fit.High).ToArray();
        var window = new ShadedWindow(fit.Low, fit.High);
        LineSeries Marks(double[] x, double[] values, int color, string label, bool isOpen = false) =>
            new(x, values) { Marker = Marker.Circle, Width = 0, Color = Palette.At(color), Label = label, HasOpenMarkers = isOpen };
        Panel[] panels =
        [
            new Panel
            {
                X = new Axis("Relative pressure") { Min = 0 }, Y = new Axis("Loading", "mmol/g") { IncludeZero = true },
                Series =
                [
                    Marks(Of(false, k => found.Relative[k]), Of(false, k => points[k].Loading), 0, "adsorption"),
                    .. points.Any(static point => point.IsDesorption) ? [Marks(Of(true, k => found.Relative[k]), Of(true, k => points[k].Loading), 1,
                        "desorption", true)] : Array.Empty<Series>(),
                ],
            },
            new Panel
            {
                X = new Axis("Relative pressure") { Min = 0 }, Y = new Axis("p/(n(1 - p))", "g/mmol") { IncludeZero = true }, Legend = LegendPlace.BottomRight,
                Series =
                [
                    window, Marks([.. near.Select(k => found.Pressures[k])], [.. near.Select(k => y[k])], 0, ""),
                    new LineSeries([0, 1.1 * fit.High], [Line(0), Line(1.1 * fit.High)]) { Color = Palette.At(1), Label = "fit in the window" },
                ],
            },
            new Panel
            {
                X = new Axis("Relative pressure") { Min = 0 }, Y = new Axis("n(1 - p)", "mmol/g"), Legend = LegendPlace.BottomRight,
                Series =
                [
                    window, Marks([.. near.Select(k => found.Pressures[k])], [.. near.Select(k => rule[k])], 0, ""),
                    new ReferenceLine(fit.MonolayerPressure) { IsUpright = true, IsCovered = false, Label = "monolayer" },
                ],
            },
        ];
        return new Figure { WidthMm = Figure.DoubleColumn, HeightMm = 62, Columns = 3, Panels = panels };
    }
}
