using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>ccd</c>: critical current density.</summary>
internal sealed class CcdMethod : AnalysisMethod<CriticalCurrent>
{
    private static readonly ResultTerm s_passed = new("last_passed_mA_cm2", "mA/cm2", "last level without a short");
    private static readonly ResultTerm s_short = new("first_short_mA_cm2", "mA/cm2", "first level with a short");
    private static readonly ResultTerm s_printed =
        new("ccd_as_printed_mA_cm2", "mA/cm2", "the first level with a short, as papers print it: its step left out");
    private static readonly ListTerm s_levels = new(
        "levels", new("current_mA_cm2", "mA/cm2", "mean |J|"), new("resistance_ohm_cm2", "ohm cm2", "mean |V|/|J|"),
        new("shorted", "1", "1 if it shows a short"));

    public CcdMethod()
        : base("ccd", "Critical current density as a bracket from a stepped-current test", "time, current density, voltage")
    {
        Options = [StandardOptions.Area];
        Results = [s_passed, s_short, s_printed];
        Formulas =
        [
            "a level is shorted where |V|/|J| falls below 60 % of the median of the levels before, or the voltage collapses below half within a half cycle",
            "the truth lies between the last level passed and the first short; state time or capacity per step, temperature, pressure",
        ];
        References = ["Lu et al., Adv. Funct. Mater. 31 (2021) 2009925"];
    }

    protected override CriticalCurrent Compute(MethodInput input, CancellationToken cancellation)
    {
        _ = input.CurrentDensity(input.First);
        return CriticalCurrent.Of(CyclingRecord.Of(input, needsVoltage: true, byLevel: true).Cut);
    }

    protected override void Present(CriticalCurrent found, Presentation show)
    {
        double[] j = [.. found.Levels.Select(l => l.Current / 10)], r = [.. found.Levels.Select(l => 1e4 * l.Resistance)];
        var step = double.IsNaN(found.FirstShort) || double.IsNaN(found.LastPassed) ? (double?)null : (found.FirstShort - found.LastPassed) / 10;
        (show.Method, show.Window) = ("stepped current", $"{j.Length} levels");
        var signs = found.Levels.Where(l => l.Shorted).Select(l => FormattableString.Invariant($"{l.Current / 10:G3} mA/cm2: {l.Sign}"));
        show.Reasons = [.. found.Reasons, .. signs];
        show.Add(s_passed, found.LastPassed / 10, step);
        show.Add(s_short, found.FirstShort / 10, step);
        show.Add(s_printed, found.FirstShort / 10);
        show.Rows(s_levels, found.Levels, l => [l.Current / 10, 1e4 * l.Resistance, l.Shorted ? 1 : 0]);
        show.Quality("levels", j.Length);
        show.Setting("steps of", found.HasEqualTimes ? "equal time" : "unequal time (equal capacity?)");
        show.Curve(
            "ccd", "levels", ("Current density", "mA/cm2", j), ("|V|/|J|", "ohm cm2", r), ("shorted", "", [.. found.Levels.Select(l => l.Shorted ? 1.0 : 0)]));
        Series[] window = step is null ? [] : [new ShadedWindow(found.LastPassed / 10, found.FirstShort / 10) { Label = "critical current density" }];
        Series[] shorted = found.Levels.Any(l => l.Shorted) ? [Levels(found, true, "shorted")] : [];
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Current density", "mA/cm2") { Padding = 0.04, IsTight = true },
            Y = new Axis("|*V*|/|*J*|", "ohm cm2") { Min = 0, Max = 1.15 * r.Max() },
            Series = [.. window, new LineSeries(j, r) { Width = 0.6, Color = Palette.At(0) }, Levels(found, false, "passed"), .. shorted],
        }));
    }

    private static LineSeries Levels(CriticalCurrent found, bool isShorted, string label)
    {
        var levels = found.Levels.Where(l => l.Shorted == isShorted).ToList();
        return new LineSeries([.. levels.Select(l => l.Current / 10)], [.. levels.Select(l => 1e4 * l.Resistance)])
        {
            Marker = isShorted ? Marker.Square : Marker.Circle, HasOpenMarkers = isShorted, Width = 0, Label = label, Color = Palette.At(isShorted ? 1 : 0),
        };
    }
}
