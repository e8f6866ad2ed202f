using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>The half cycles of one current, in order.</summary>
internal sealed record RateLevel(double Current, IReadOnlyList<double> Charges)
{
    /// <summary>Mean of the last three charges.</summary>
    public double Mean => Charges.TakeLast(3).Average();

    /// <summary>Standard deviation of the last three charges; NaN of one.</summary>
    public double Deviation
    {
        get
        {
            double[] last = [.. Charges.TakeLast(3)];
            return last.Length > 1 ? Math.Sqrt(last.Sum(v => Math.Pow(v - last.Average(), 2)) / (last.Length - 1)) : double.NaN;
        }
    }
}

/// <summary>Capacity at each current in the outward direction, and what of it comes back at the end.</summary>
internal sealed record RateCapability(
    CyclingRecord Record, IReadOnlyList<HalfCycle> Outward, IReadOnlyList<RateLevel> Levels, int First, Verdict Verdict, IReadOnlyList<string> Reasons)
    : IJudged
{
    /// <summary>True if the test returns to an earlier current.</summary>
    public bool HasReturned => First < Levels.Count - 1;

    /// <summary>Capacity of the last level over that of the first with its current; NaN without a return.</summary>
    public double Recovery => HasReturned ? Levels[^1].Mean / Levels[First].Mean : double.NaN;

    /// <summary>Capacity at the highest current over the largest.</summary>
    public double Retained => Levels.MaxBy(static l => l.Current)!.Mean / Levels.Max(static l => l.Mean);

    /// <summary>Groups the half cycles of a record.</summary>
    public static RateCapability Of(CyclingRecord record)
    {
        var outward = record.Halves.Where(h => h.Sign != record.Halves[0].Sign).ToList();
        var groups = new List<(double Current, List<double> Charges)>();
        foreach (var half in outward)
        {
            if (groups.Count == 0 || Math.Abs((half.MeanCurrent / groups[^1].Current) - 1) > 0.1)
            {
                groups.Add((half.MeanCurrent, []));
            }

            groups[^1].Charges.Add(half.Charge);
        }

        RateLevel[] levels = [.. groups.Select(static g => new RateLevel(g.Current, g.Charges))];
        if (levels.Length < 2)
        {
            throw new MeaninglessDataException("rate capability needs two currents or more", "record", $"{levels.Length} level", "2 or more");
        }

        var judgement = new Judgement();
        var first = Array.FindIndex(levels, l => Math.Abs((l.Current / levels[^1].Current) - 1) < 0.1);
        var (end, start) = (levels[^1].Mean, levels[first].Mean);
        if (first == levels.Length - 1)
        {
            judgement.Caution("the test does not return to an earlier current: recovery cannot be told from fading");
        }
        else if (end < 0.9 * start)
        {
            judgement.Caution(FormattableString.Invariant(
                $"only {100 * end / start:F0} % comes back at the first current: part of the loss at high current is fading"));
        }

        if (levels.Any(static l => l.Charges.Count < 3))
        {
            judgement.Caution("some currents have fewer than three cycles");
        }

        return new RateCapability(record, outward, levels, first, judgement.Verdict, judgement.Reasons);
    }
}
