using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>rate</c>: rate capability and recovery.</summary>
internal sealed class RateMethod : AnalysisMethod<RateCapability>
{
    private static readonly ListTerm s_rates = new("rates", new("current", "mA", "mean |I|"), new("capacity", "mAh", "mean of the last three cycles"));
    private static readonly ResultTerm s_recovery = new("recovery", "1", "last level over the first with the same current");
    private static readonly ResultTerm s_retained = new("retained_at_highest", "1", "capacity at the highest current over the largest");

    public RateMethod()
        : base("rate", "Capacity at each current, mean of the last three cycles, and recovery at the end", "time and current")
    {
        Options = [StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per];
        Results = [s_rates, s_recovery, s_retained];
        Formulas = ["capacity at a rate: mean and sd of its last three cycles",
            "recovery: capacity of the last level over that of the first level with the same current"];
        References = ["definitions, with the same cut-off voltages at every current; docs/analyses.md, Conventions"];
    }

    protected override RateCapability Compute(MethodInput input, CancellationToken cancellation) => RateCapability.Of(CyclingRecord.Of(input));

    protected override void Present(RateCapability found, Presentation show)
    {
        var record = found.Record;
        var (scale, unit) = (record.ChargeScale, record.ChargeUnit);
        var none = new Judgement();
        none.Void("no return to an earlier current");
        show.Window = $"{found.Levels.Count} levels";
        show.Add(s_recovery, found.Recovery, null, found.HasReturned ? found : none);
        show.Add(s_retained, found.Retained);
        var rates = new ListTerm("rates", s_rates.Columns[0] with { Unit = record.CurrentUnit }, s_rates.Columns[1] with { Unit = unit },
            new("cycles", "1", ""));
        show.Rows(rates, found.Levels, l => [record.CurrentScale * l.Current, new(scale * l.Mean, 1.96 * scale * l.Deviation), l.Charges.Count]);
        show.Setting("cycles of each mean", "last 3");
        show.Quality("levels", found.Levels.Count);
        double[] number = [.. found.Outward.Select((_, k) => k + 1.0)], charge = [.. found.Outward.Select(h => scale * h.Charge)];
        show.Curve(
            "rate", "capacity per cycle", ("Cycle", "", number), ("Capacity", unit, charge),
            ("Current", record.CurrentUnit, [.. found.Outward.Select(h => record.CurrentScale * h.MeanCurrent)]));
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Cycle") { IsCounted = true, Padding = 0.04, IsTight = true },
            Y = new Axis("Capacity", unit) { Min = 0, Max = 1.25 * charge.Max() },
            Series =
            [
                .. Windows(found.Levels), new LineSeries(number, charge) { Marker = Marker.Circle, Width = 0, MarkerSize = 3, Color = Palette.At(0) },
                .. Names(found.Levels, record.CurrentScale, record.CurrentUnit, 1.12 * charge.Max()),
            ],
        }));
    }

    // The last three cycles of every level, of which the mean is made.
    private static IEnumerable<Series> Windows(IReadOnlyList<RateLevel> levels)
    {
        var end = 0.5;
        foreach (var level in levels)
        {
            end += level.Charges.Count;
            yield return new ShadedWindow(end - Math.Min(3, level.Charges.Count), end);
        }
    }

    // The current above each level; every second one a little higher, so that long numbers do not meet.
    private static IEnumerable<Series> Names(IReadOnlyList<RateLevel> levels, double scale, string unit, double height)
    {
        var start = 0.5;
        for (var k = 0; k < levels.Count; k++)
        {
            var text = FormattableString.Invariant($"{scale * levels[k].Current:G3}")
                + (k == 0 ? " " + unit.Replace("/cm2", " cm^{\u22122}", StringComparison.Ordinal) : "");
            yield return new Annotation(start + (0.5 * levels[k].Charges.Count), height, text) { ShiftY = levels.Count > 5 && k % 2 == 1 ? 7 : 0, Size = 6 };
            start += levels[k].Charges.Count;
        }
    }
}
