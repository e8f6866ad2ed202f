using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>ccd</c>: critical current density.</summary>
internal static class CcdMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "ccd", "Critical current density as a bracket from a stepped-current test", "time, current density, voltage", [("area", "if the record holds currents")], ["last_passed_mA_cm2", "first_short_mA_cm2"],
        ["a level is shorted where |V|/|J| falls below 60 % of the median of the levels before, or the voltage collapses below half within a half cycle", "the truth lies between the last level passed and the first short; state time or capacity per step, temperature, pressure"],
        ["Lu et al., Adv. Funct. Mater. 31 (2021) 2009925"], Run);

    private static LineSeries Levels(CriticalCurrent result, bool isShorted, string label)
    {
        var levels = result.Levels.Where(l => l.Shorted == isShorted).ToList();
        return new LineSeries([.. levels.Select(l => l.Current / 10)], [.. levels.Select(l => 1e4 * l.Resistance)]) { Marker = isShorted ? Marker.Square : Marker.Circle, HasOpenMarkers = isShorted, Width = 0, Label = label, Color = Palette.At(isShorted ? 1 : 0) };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var halves = HalfCycle.Split(AnalysisRequest.Time(record), request.CurrentDensity(record), byLevel: true);
        var v = AnalysisRequest.Voltage(record);
        var result = CriticalCurrent.Of(halves, v);
        var step = double.IsNaN(result.FirstShort) || double.IsNaN(result.LastPassed) ? (double?)null : (result.FirstShort - result.LastPassed) / 10;
        double[] j = [.. result.Levels.Select(l => l.Current / 10)], r = [.. result.Levels.Select(l => 1e4 * l.Resistance)];
        var equalTime = halves.Count > 1 && halves.Skip(1).Take(halves.Count - 2).Select(h => h.EndTime - h.StartTime).DefaultIfEmpty(1).Aggregate((Min: double.MaxValue, Max: 0.0), (a, t) => (Math.Min(a.Min, t), Math.Max(a.Max, t))) is var span && span.Max < 1.1 * span.Min;
        return new AnalysisResult("ccd")
        {
            Inputs = request.Names, Verdict = result.Verdict, Reasons = [.. result.Reasons, .. result.Levels.Where(l => l.Shorted).Select(l => FormattableString.Invariant($"{l.Current / 10:G3} mA/cm2: {l.Sign}"))],
            Results =
            [
                Named("last_passed_mA_cm2", result.LastPassed / 10, step, "mA/cm2", "last level without a short", "stepped current", $"{j.Length} levels", result.Verdict, result.Reasons),
                Named("first_short_mA_cm2", result.FirstShort / 10, step, "mA/cm2", "first level with a short", "stepped current", $"{j.Length} levels", result.Verdict, result.Reasons),
            ],
            Quality = Quality(("levels", j.Length)), Settings = Settings(("steps of", equalTime ? "equal time" : "unequal time (equal capacity?)")),
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["levels"] = [.. result.Levels.Select(l => new Dictionary<string, Estimate> { ["current_mA_cm2"] = Plain(l.Current / 10, null, "mA/cm2"), ["resistance_ohm_cm2"] = Plain(1e4 * l.Resistance, null, "ohm cm2"), ["shorted"] = Plain(l.Shorted ? 1 : 0, null, "1") })] },
            Curves = [new CurveTable("ccd", "levels", [new("Current density", "mA/cm2", j), new("|V|/|J|", "ohm cm2", r), new("shorted", "", [.. result.Levels.Select(l => l.Shorted ? 1.0 : 0)])])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Current density", "mA/cm2") { Padding = 0.04, IsTight = true }, Y = new Axis("|*V*|/|*J*|", "ohm cm2") { Min = 0, Max = 1.15 * r.Max() },
                Series =
                [
                    .. step is null ? Array.Empty<Series>() : [new ShadedWindow(result.LastPassed / 10, result.FirstShort / 10) { Label = "critical current density" }], new LineSeries(j, r) { Width = 0.6, Color = Palette.At(0) },
                    Levels(result, false, "passed"), .. result.Levels.Any(l => l.Shorted) ? [Levels(result, true, "shorted")] : Array.Empty<Series>(),
                ],
            }),
        };
    }
}
