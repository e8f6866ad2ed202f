using Anodyne.Numerics.Fitting;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>One symmetric cell: its half cycles, what happened to it, and how long it lived.</summary>
internal sealed record SymmetricCell(
    string Name, CyclingRecord Record, ShortDetection Shorts, IReadOnlyList<ChangePoint> Jumps, IReadOnlyList<CellEvent> Events, Lifetime Life)
{
    private const double Certain = 8;

    /// <summary>The half cycles.</summary>
    public IReadOnlyList<HalfCycle> Halves => Record.Halves;

    /// <summary>Charge plated at the working electrode (negative current) up to the end of its life, C or C/m2.</summary>
    public double Plated => Halves.Where(h => h.Sign < 0 && h.StartTime < 3600 * Life.Time - 1e-6).Sum(static h => h.Charge);

    /// <summary>Looks through a record.</summary>
    public static SymmetricCell Of(string name, CyclingRecord record, double bulk, double? limit)
    {
        var (halves, voltage, time) = (record.Halves, record.Cut.Voltage, record.Cut.Time);
        var first = ShortDetection.Of(halves, voltage, bulk);
        var jumps = ChangePoint.Find(halves, first.Shapes);
        List<CellEvent> events = [.. Shorted(halves, first, bulk), .. Runaway(halves, first), .. Noisy(halves, first, voltage)];
        if (first.IsDry)
        {
            events.Add(new CellEvent(first.DryTime, "drying", "the voltage more than doubled with its arches: loss of electrolyte", true));
        }

        var near = 5 * (halves[^1].EndTime - halves[0].StartTime) / halves.Count;
        foreach (var jump in jumps.Where(jump => events.TrueForAll(e => Math.Abs(e.Time - halves[jump.Index].StartTime) > near)))
        {
            events.Add(new CellEvent(halves[jump.Index].StartTime, "jump",
                FormattableString.Invariant($"mean |V|/|I| changes by {100 * jump.Change:F0} % within four half cycles"), false));
        }

        var beyond = limit is { } most ? Array.FindIndex(voltage, v => Math.Abs(v) > most) : -1;
        if (beyond >= 0)
        {
            events.Add(new CellEvent(time[beyond], "limit", FormattableString.Invariant($"|V| = {1000 * Math.Abs(voltage[beyond]):G3} mV exceeds the limit"),
                true));
        }

        var end = Math.Min(first.Kind == ShortKind.None ? double.PositiveInfinity : first.OnsetTime, beyond >= 0 ? time[beyond] : double.PositiveInfinity);
        var life = double.IsFinite(end) ? new Lifetime(end / 3600, true) : new Lifetime(time[^1] / 3600, false);
        return new SymmetricCell(name, record, first, jumps, [.. events.OrderBy(static e => e.Time)], life);
    }

    /// <summary>Every short of the record: after one from which the cell recovers the search goes on.</summary>
    private static IEnumerable<CellEvent> Shorted(IReadOnlyList<HalfCycle> halves, ShortDetection first, double bulk)
    {
        for (var found = first; found.Kind != ShortKind.None;)
        {
            var word = found.Kind == ShortKind.Hard ? "hard short" : "soft short";
            yield return new CellEvent(found.OnsetTime, word, string.Join("; ", found.Evidence), true);
            var back = found.RecoveryAfter(halves);
            if (back < 0)
            {
                yield break;
            }

            yield return new CellEvent(halves[back].StartTime, "recovery",
                "mean |V|/|I| is back above 80 % of the level before the short for three half cycles", false);
            found = found.From(halves, back, bulk);
        }
    }

    // Runaway: ln(|V|/|I|) against time bends upward, the slope after is three times that before, and the end lies a third above the bend.
    private static IEnumerable<CellEvent> Runaway(IReadOnlyList<HalfCycle> halves, ShortDetection shorts)
    {
        var count = shorts.Kind == ShortKind.None ? halves.Count : shorts.Onset;
        double[] hours = [.. halves.Take(count).Select(static h => h.StartTime / 3600)];
        double[] level = [.. halves.Take(count).Select((h, k) => Math.Log(Math.Max(1e-12, shorts.Shapes[k].Mean) / h.MeanCurrent))];
        var bend = BrokenLine.Fit(hours, level, 1);
        if (bend is null || bend.Significance < Certain || bend.After < 3 * Math.Max(bend.Before, 0)
            || bend.After * (hours[^1] - bend.Bend) < Math.Log(4.0 / 3))
        {
            yield break;
        }

        var onset = halves.Take(count).First(h => h.StartTime / 3600 >= bend.Bend - 1e-9);
        yield return new CellEvent(onset.StartTime, "runaway", FormattableString.Invariant(
            $"polarization rises by {100 * (Math.Exp(bend.After) - 1):G3} % an hour from {bend.Bend:G4} h on ({bend.Low:G4} to {bend.High:G4} h), ")
            + FormattableString.Invariant($"after {100 * (Math.Exp(bend.Before) - 1):G3} %"), true);
    }

    // The noise of the voltage within half cycles, from second differences, against the mean voltage.
    private static IEnumerable<CellEvent> Noisy(IReadOnlyList<HalfCycle> halves, ShortDetection shorts, double[] voltage)
    {
        double[] noise = [.. halves.Select((h, k) => Roughness(h.Of(voltage)) / Math.Max(1e-12, shorts.Shapes[k].Mean))];
        foreach (var (index, change) in ChangePoint.Jumps([.. noise.Select(static n => Math.Log(Math.Max(1e-6, n)))]))
        {
            var size = Math.Exp(Math.Abs(change));
            var largest = Math.Max(noise[index], noise[Math.Max(0, index - 1)]);
            if (size > 2 && largest > 0.002)
            {
                yield return new CellEvent(halves[index].StartTime, "noise", FormattableString.Invariant(
                    $"the noise of the voltage {(change > 0 ? "grows" : "falls")} by a factor {size:G2}, to {100 * noise[index]:G2} % of the voltage"), false);
            }
        }
    }

    private static double Roughness(double[] v)
    {
        if (v.Length < 8)
        {
            return 0;
        }

        return Median.Deviation(Enumerable.Range(1, v.Length - 2).Select(k => v[k + 1] - (2 * v[k]) + v[k - 1])) / Math.Sqrt(6);
    }
}
