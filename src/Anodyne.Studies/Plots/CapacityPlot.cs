using System.Globalization;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Studies.Plots;

/// <summary><c>capacity</c>: charge recovered in every cycle, and Coulombic efficiency on the right axis.</summary>
internal sealed class CapacityPlot : PlotKind
{
    // An efficiency farther than this many times the middle half from it would flatten all others.
    private const double FarAway = 6;
    private const double LeastSpan = 1;

    public override string Name => "capacity";

    public override string Needs => "cycles with current in both directions";

    public override int Order => 3;

    public override bool Fits(PlotSource source) => source.Cycling is { } cycling && ChargeCycle.Pair(cycling.Halves, cycling.Type).Count > 0;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<PlotCurve> curves = [];
        var inward = 0;
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var cycling = source.Cycling!;
            var all = ChargeCycle.Pair(cycling.Halves, cycling.Type);
            // Points do not hide each other as curves do: all cycles are drawn unless some are picked.
            var members = setting.Picked is null ? [.. all.Select(static cycle => cycle.Number)]
                : Members(source, all.Select(static cycle => cycle.Number), setting, "cycles");
            ChargeCycle[] cycles = [.. all.Where(cycle => members.Contains(cycle.Number))];
            var charge = setting.Basis.Charge(source);
            double[] number = [.. cycles.Select(static cycle => (double)cycle.Number)];
            inward = ChargeCycle.Inward(cycling.Halves, cycling.Type);
            curves.Add(new PlotCurve(k, number, [.. cycles.Select(cycle => charge * cycle.Out)]) { IsPoints = true, Name = "capacity" });
            if (cycling.Type == CellType.LiLi)
            {
                setting.Note($"{source.Name}: no Coulombic efficiency; in Li||Li the protocol sets both directions");
                continue;
            }

            curves.Add(new PlotCurve(k, number, [.. cycles.Select(static cycle => 100 * cycle.Efficiency)]) { IsPoints = true, IsOnRight = true,
                Name = "efficiency" });
        }

        var what = sources.All(static source => source.Cycling!.Type == CellType.LiCu) ? "Charge stripped" : inward > 0 ? "Discharge capacity"
            : "Charge recovered";
        return new PlotSheet(
        [
            new PlotPanel(
                Counted("Cycle", curves.SelectMany(static curve => curve.X)), new Axis(what, setting.Basis.ChargeUnit) { Min = 0, Padding = 0.08 }, curves)
            {
                Right = curves.Exists(static curve => curve.IsOnRight) ? Efficiency(curves, setting) : null,
            },
        ]);
    }

    // The axis is not stretched by one cycle far from all others: what lies beyond it is said.
    private static Axis Efficiency(List<PlotCurve> curves, PlotSetting setting)
    {
        double[] sorted = [.. curves.Where(static curve => curve.IsOnRight).SelectMany(static curve => curve.Y).Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            return new Axis("Coulombic efficiency", "percent");
        }

        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        var reach = Math.Max(LeastSpan, FarAway * (At(0.75) - At(0.25)));
        double[] near = [.. sorted.Where(value => Math.Abs(value - At(0.5)) <= reach)];
        var beyond = sorted.Where(value => Math.Abs(value - At(0.5)) > reach).ToArray();
        if (beyond.Length > 0)
        {
            var named = string.Join(", ", beyond.Take(4).Select(static value => value.ToString("F1", CultureInfo.InvariantCulture) + " %"));
            setting.Note($"{beyond.Length} efficiencies lie beyond the right axis ({named}{(beyond.Length > 4 ? ", ..." : "")}); --right LOW:HIGH sets it");
        }

        var (low, high) = (near[0], Math.Max(near[^1], 100));
        var room = Math.Max(0.3, 0.12 * (high - low));
        return new Axis("Coulombic efficiency", "percent") { Min = Math.Max(0, low - room), Max = high + room };
    }
}
