using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Coulombic efficiency per cycle, averaged over a stated window of cycles; never clipped.</summary>
internal sealed record CycleEfficiency(
    IReadOnlyList<ChargeCycle> Cycles, IReadOnlyList<ChargeCycle> Used, CellType Type, int Inward, double Deviation, double RatioHalfWidth, Verdict Verdict,
    IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Mean of the efficiencies.</summary>
    public double Mean => Used.Average(static c => c.Efficiency);

    /// <summary>Half of the 95 % interval of the mean (Student's t); null for one cycle.</summary>
    public double? HalfWidth => Used.Count > 1 ? StudentDistribution.TwoSidedQuantile(0.95, Used.Count - 1) * Deviation / Math.Sqrt(Used.Count) : null;

    /// <summary>Sum of what came out over the sum of what went in.</summary>
    public double RatioOfSums => Used.Sum(static c => c.Out) / Used.Sum(static c => c.In);

    /// <summary>Product of the efficiencies.</summary>
    public double Product => Used.Aggregate(1.0, static (p, c) => p * c.Efficiency);

    /// <summary>Pairs half cycles and averages.</summary>
    public static CycleEfficiency Of(IReadOnlyList<HalfCycle> halves, CellType type, int from = 1, int? to = null, double error = 1e-3)
    {
        var cycles = ChargeCycle.Pair(halves, type);
        if (cycles.Count == 0)
        {
            throw new MeaninglessDataException("the record holds no complete cycle", "record", "0", "current in both directions");
        }

        var used = cycles.Where(c => c.Number >= from && c.Number <= (to ?? cycles.Count)).ToList();
        if (used.Count == 0)
        {
            throw new InputException("no cycle lies in the window", "--from, --to", $"{from} to {to ?? cycles.Count}", $"1 to {cycles.Count}");
        }

        var mean = used.Average(static c => c.Efficiency);
        var deviation = used.Count > 1 ? Math.Sqrt(used.Sum(c => Math.Pow(c.Efficiency - mean, 2)) / (used.Count - 1)) : double.NaN;
        var inward = ChargeCycle.Inward(halves, type);
        var judgement = Judge(halves, used, type, inward, mean);
        return new CycleEfficiency(cycles, used, type, inward, deviation, 1.4142 * 1.96 * error / Math.Sqrt(used.Count), judgement.Verdict, judgement.Reasons);
    }

    private static Judgement Judge(IReadOnlyList<HalfCycle> halves, List<ChargeCycle> used, CellType type, int inward, double mean)
    {
        var judgement = new Judgement();
        if (type == CellType.LiLi)
        {
            judgement.Void(
                "a symmetric cell passes what the protocol asks for in both directions: the ratio says nothing of the lithium; take the lifetime (symmetric)");
        }

        if (halves[0].Sign != inward)
        {
            judgement.Note($"the record begins with {(inward < 0 ? "stripping" : "a discharge")}, which belongs to no cycle and is left out");
        }

        if (halves[^1].Sign == inward)
        {
            judgement.Note($"the record ends with {(inward < 0 ? "plating" : "a charge")}, which has no partner and is left out");
        }

        var above = used.Where(static c => c.Efficiency > 1.002).ToList();
        if (above.Count > 0)
        {
            var named = string.Join(", ", above.Take(8).Select(static c => c.Number));
            judgement.Add(
                mean > 1 ? Verdict.Void : Verdict.Caution,
                $"CE above 100 % in cycles {named}: soft short, strip-back of a reservoir or a current offset; not clipped");
        }

        if (mean < 0.05)
        {
            judgement.Void("less than 5 % comes back: the direction of the first half cycle is not plating, or nothing was stripped");
        }

        if (used.Count < 3)
        {
            judgement.Caution($"{used.Count} cycles in the average");
        }

        return judgement;
    }
}

/// <summary>What <c>ce</c> finds: the efficiency by the reservoir protocol where the record has its shape, otherwise per cycle.</summary>
internal sealed record CoulombicEfficiency(CyclingRecord Record, ReservoirEfficiency? Reservoir, CycleEfficiency? PerCycle) : IJudged
{
    private IJudged Found => (IJudged?)Reservoir ?? PerCycle!;

    public Verdict Verdict => Found.Verdict;

    public IReadOnlyList<string> Reasons => Found.Reasons;
}
