using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Svg;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Terms;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>retention</c>: capacity retention.</summary>
internal static class RetentionMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "retention", "Capacity retention and decay per cycle in every convention", "a record of cycles, or a table cycle, q_mAh", [("reference-cycle", "after formation; must be stated or is 1 with a caution")],
        ["retention", "decay_linear_pct", "decay_geometric_pct", "decay_regression_pct", "life_80", "knee", "energy_retention"],
        ["R = Q_n/Q_ref", "linear (1 - R)/(n - n_ref); geometric 1 - R^(1/(n - n_ref)) (default: what each cycle loses of what it had); regression -slope/Q_ref", "life at 80 %: interpolated, first of three consecutive below"],
        ["definitions; the conventions are compared in docs/analyses.md, Conventions"], Run);

    internal static (double[] Cycle, double[] Capacity, string Unit, List<ChargeCycle> Cycles) Capacities(AnalysisRequest request)
    {
        var record = request.First;
        var column = record.Columns.FirstOrDefault(c => c.Name is "q" or "capacity" or "q_dis" or "Capacity" || c.Unit is "mAh" or "Ah" or "mAh/g" or "mAh/cm2");
        if (record.Find(Bdf.CycleCount) is { } cycle && column is not null && record.Find(Bdf.Current) is null)
        {
            return (cycle.ToDoubles(), column.ToDoubles(), column.Unit, []);
        }

        var (halves, perArea) = CeMethod.Halves(request, record);
        var cycles = ChargeCycle.Pair(halves, record.Cell.Type);
        var (scale, unit) = CeMethod.Unit(perArea);
        return ([.. cycles.Select(c => (double)c.Number)], [.. cycles.Select(c => scale * c.Out)], unit, cycles);
    }

    // Capacity filled on the left, Coulombic efficiency open on the right where the record holds whole cycles; the reference and the fitted window shaded.
    private static Panel Draw(double[] n, double[] q, string unit, List<ChargeCycle> cycles, double reference, CapacityRetention result)
    {
        var limit = 0.8 * q[Array.IndexOf(n, reference)];
        var efficiency = cycles.Count == n.Length ? cycles.Select(c => 100 * c.Efficiency).ToArray() : [];
        return new Panel
        {
            X = new Axis("Cycle") { Padding = 0.03, IsTight = true }, Y = new Axis("Capacity", unit) { Min = 0, Max = 1.15 * q.Max() },
            Right = efficiency.Length > 0 ? new Axis("Coulombic efficiency", "%") { Min = Math.Min(90, efficiency.Min() - 0.5), Max = Math.Max(101, efficiency.Max() + 0.5) } : null,
            Series =
            [
                new ShadedWindow(reference - 0.5, n[^1] + 0.5), new ReferenceLine(limit), new Annotation(n[0], limit, "80 % of the reference") { Anchor = TextAnchor.Start, ShiftX = 2, ShiftY = -6, Color = Rgb.Gray(0x60) },
                new LineSeries(n, q) { Marker = Marker.Circle, Width = 0, MarkerSize = 2.8, Label = "capacity", Color = Palette.At(0) },
                .. efficiency.Length > 0 ? [new LineSeries(n, efficiency) { Marker = Marker.Circle, HasOpenMarkers = true, Width = 0, MarkerSize = 2.4, IsOnRight = true, Label = "efficiency", Color = Palette.At(1) }] : Array.Empty<Series>(),
                .. double.IsFinite(result.Knee) ? [new ReferenceLine(result.Knee) { IsUpright = true, Text = "knee" }] : Array.Empty<Series>(),
            ],
        };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var (n, q, unit, cycles) = Capacities(request);
        var reference = request.Number("reference-cycle", n.Length > 0 ? n[0] : 1);
        var result = CapacityRetention.Of(n, q, reference);
        var judgement = new Judgement();
        judgement.Add(result.Verdict, result.Reasons);
        if (!request.Has("reference-cycle"))
        {
            judgement.Caution(FormattableString.Invariant($"reference cycle {reference} was taken because none was stated (--reference-cycle, after formation)"));
        }

        var window = FormattableString.Invariant($"cycles {reference} to {n[^1]}");
        KeyValuePair<string, Estimate> Result(string name, double value, double? half, string u, string definition) => Named(name, value, half, u, definition, "", window, judgement.Verdict, judgement.Reasons);
        var results = new List<KeyValuePair<string, Estimate>>
        {
            Result("retention", result.Retention, null, "1", "Q_n/Q_ref"), Result("decay_linear_pct", 100 * result.Linear, null, "%/cycle", "(1 - R)/(n - n_ref)"), Result("decay_geometric_pct", 100 * result.Geometric, null, "%/cycle", "1 - R^(1/(n - n_ref))"),
            Result("decay_regression_pct", 100 * result.Regression, 100 * result.RegressionHalfWidth, "%/cycle", "-slope of a line over Q_ref"), Result("life_80", result.Life80, null, "cycle", "80 % crossed, first of three below; none if not reached"), Result("knee", result.Knee, null, "cycle", "where the fade steepens; none if it does not"),
        };
        var at = cycles.FindIndex(c => c.Number == reference);
        if (at >= 0 && double.IsFinite(cycles[at].EnergyOut) && cycles[at].EnergyOut > 0)
        {
            results.Add(Result("energy_retention", cycles[^1].EnergyOut / cycles[at].EnergyOut, null, "1", "discharge energy, last over reference"));
        }

        return new AnalysisResult("retention")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Results = results, Settings = Settings(("reference-cycle", $"{reference}")), Quality = Quality(("cycles", n.Length)),
            Curves = [new CurveTable("retention", "capacity against cycle", [new("Cycle", "", n), new("Capacity", unit, q)])],
            Figure = Figure.Of(Draw(n, q, unit, cycles, reference, result)),
        };
    }
}
