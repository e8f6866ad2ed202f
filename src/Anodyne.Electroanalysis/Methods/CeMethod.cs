using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>ce</c>: Coulombic efficiency.</summary>
internal static class CeMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "ce", "Coulombic efficiency by type of cell, per cycle or by the reservoir protocol", "time and current; the type of cell from --cell, the file or its sidecar",
        [("protocol", "auto (default), cycle, aurbach"), ("cell", "li-cu, half, full, anode-free, li-li, or auto (default): what the file says"), ("from", "first cycle of the average (1)"), ("to", "last cycle of the average"), ("charge-error", "relative error of a charge (0.001)")],
        ["ce_average", "ce_cycles[]", "ce_ratio_of_sums", "ce_cumulative"],
        ["per cycle: CE_n = Q_out,n/Q_in,n; in is plating (negative current) for li-cu, charge for full and anode-free, the first direction of current otherwise", "li-cu: Q_strip/Q_plate; full, anode-free: Q_discharge/Q_charge of the same cycle; li-li: none, both directions are set by the protocol", "average with sd and count over a stated window; ratio of sums beside it; cumulative = product", "reservoir: CE = (n Q_C + Q_S)/(n Q_C + Q_T), sd = sqrt(dQ_S^2 + (CE dQ_T)^2)/(n Q_C + Q_T)", "never clipped: above 100 % is a soft short, a strip-back or a sensor offset"],
        ["Adams et al., Adv. Energy Mater. 8 (2018) 1702097", "Xiao et al., Nat. Energy 5 (2020) 561"], Run);

    /// <summary>Half cycles of a record, in C/m2 where an area is known, else C.</summary>
    internal static (List<HalfCycle> Halves, bool PerArea) Halves(AnalysisRequest request, Record record)
    {
        var (current, perArea) = request.Current(record);
        return (HalfCycle.Split(AnalysisRequest.Time(record), current, record.Find(Bdf.Voltage.Name)?.ToDoubles() ?? []), perArea);
    }

    /// <summary>What the cell is: the option <c>--cell</c>, else what the record says.</summary>
    internal static CellType Cell(AnalysisRequest request) => request.Text("cell", "auto") switch
    {
        "auto" => request.First.Cell.Type, "li-cu" => CellType.LiCu, "half" => CellType.HalfCell, "full" => CellType.FullCell, "anode-free" => CellType.AnodeFree, "li-li" => CellType.LiLi,
        var other => throw new InputException("no such type of cell", "--cell", other, "auto, li-cu, half, full, anode-free, li-li"),
    };

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var (halves, perArea) = Halves(request, request.First);
        var type = Cell(request);
        var protocol = request.Text("protocol", "auto");
        var error = request.Number("charge-error", 1e-3);
        var reservoir = protocol == "cycle" ? null : ReservoirEfficiency.Recognize(halves, error);
        if (protocol == "aurbach" && reservoir is null)
        {
            throw new MeaninglessDataException("the record does not have the shape of the reservoir protocol", "--protocol", $"{halves.Count} half cycles", "reservoir, three or more equal partial strips and plates, final strip", "use --protocol cycle");
        }

        if (protocol is not ("auto" or "cycle" or "aurbach"))
        {
            throw new InputException("no such protocol", "--protocol", protocol, "auto, cycle, aurbach");
        }

        return reservoir is not null ? Reservoir(request, reservoir, perArea) : Cycles(request, ChargeCycle.Pair(halves, type), type, halves, perArea, error);
    }

    private static AnalysisResult Reservoir(AnalysisRequest request, ReservoirEfficiency r, bool perArea)
    {
        var (scale, unit) = Unit(perArea);
        return new AnalysisResult("ce")
        {
            Inputs = request.Names, Verdict = r.Verdict, Reasons = r.Reasons, Words = new Dictionary<string, string> { ["protocol"] = "aurbach" },
            Results =
            [
                Named("ce_average", r.Efficiency, 1.96 * r.Deviation, "1", "(n Q_C + Q_S)/(n Q_C + Q_T)", "reservoir protocol", $"{r.Count} partial cycles", r.Verdict, r.Reasons),
                Named("Q_T", scale * r.Reservoir, null, unit, "reservoir", "", "", r.Verdict, []), Named("Q_C", scale * r.Cycled, null, unit, "charge of a partial cycle", "", "", r.Verdict, []), Named("Q_S", scale * r.Final, null, unit, "final strip", "", "", r.Verdict, []),
            ],
            Quality = Quality(("n", r.Count), ("least_possible", r.Count * r.Cycled / ((r.Count * r.Cycled) + r.Reservoir))), Settings = Settings(("protocol", request.Text("protocol", "auto")), ("charge-error", request.Text("charge-error", "0.001 (assumed)"))),
            Curves = [new CurveTable("ce", "reservoir protocol", [new("Q_T", unit, [scale * r.Reservoir]), new("Q_C", unit, [scale * r.Cycled]), new("Q_S", unit, [scale * r.Final])])],
            Figure = Figure.Of(new Panel
            {
                X = Axis.OfCategories("reservoir *Q*_{T}", $"{r.Count} cycles of *Q*_{{C}}", "final strip *Q*_{S}"), Y = new Axis("Charge", unit) { Min = 0, Max = 1.15 * scale * r.Reservoir },
                Series = [new BarSeries([scale * r.Reservoir, scale * r.Cycled, scale * r.Final]) { ValueLabels = [.. new[] { r.Reservoir, r.Cycled, r.Final }.Select(q => FormattableString.Invariant($"{scale * q:G4}"))] }],
            }),
        };
    }

    private static AnalysisResult Cycles(AnalysisRequest request, List<ChargeCycle> cycles, CellType type, List<HalfCycle> halves, bool perArea, double error)
    {
        if (cycles.Count == 0)
        {
            throw new MeaninglessDataException("the record holds no complete cycle", request.Names[0], "0", "current in both directions");
        }

        var (from, to) = ((int)request.Number("from", 1), (int)request.Number("to", cycles.Count));
        var used = cycles.Where(c => c.Number >= from && c.Number <= to).ToList();
        if (used.Count == 0)
        {
            throw new InputException("no cycle lies in the window", "--from, --to", $"{from} to {to}", $"1 to {cycles.Count}");
        }

        var judgement = new Judgement();
        var mean = used.Average(c => c.Efficiency);
        var sd = used.Count > 1 ? Math.Sqrt(used.Sum(c => Math.Pow(c.Efficiency - mean, 2)) / (used.Count - 1)) : double.NaN;
        if (type == CellType.LiLi)
        {
            judgement.Void("a symmetric cell passes what the protocol asks for in both directions: the ratio says nothing of the lithium; take the lifetime (symmetric)");
        }

        var inward = ChargeCycle.Inward(halves, type);
        if (halves[0].Sign != inward)
        {
            judgement.Note($"the record begins with {(inward < 0 ? "stripping" : "a discharge")}, which belongs to no cycle and is left out");
        }

        var above = used.Where(c => c.Efficiency > 1.002).ToList();
        if (above.Count > 0)
        {
            judgement.Add(mean > 1 ? Verdict.Void : Verdict.Caution, $"CE above 100 % in cycles {string.Join(", ", above.Take(8).Select(c => c.Number))}: soft short, strip-back of a reservoir or a current offset; not clipped");
        }

        if (mean < 0.05)
        {
            judgement.Void("less than 5 % comes back: the direction of the first half cycle is not plating, or nothing was stripped");
        }

        if (used.Count < 3)
        {
            judgement.Caution($"{used.Count} cycles in the average");
        }

        var half = used.Count > 1 ? Numerics.Fitting.StudentDistribution.TwoSidedQuantile(0.95, used.Count - 1) * sd / Math.Sqrt(used.Count) : (double?)null;
        var sums = used.Sum(c => c.Out) / used.Sum(c => c.In);
        var product = used.Aggregate(1.0, (p, c) => p * c.Efficiency);
        var (scale, unit) = Unit(perArea);
        var window = $"cycles {used[0].Number} to {used[^1].Number}";
        double[] n = [.. cycles.Select(c => (double)c.Number)], ce = [.. cycles.Select(c => 100 * c.Efficiency)];
        return new AnalysisResult("ce")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Words = new Dictionary<string, string> { ["protocol"] = "cycle" },
            Results =
            [
                Named("ce_average", mean, half, "1", "mean of Q_strip/Q_plate over the window", "per cycle", window, judgement.Verdict, judgement.Reasons, ("sd", sd), ("count", used.Count)),
                Named("ce_ratio_of_sums", sums, 1.4142 * 1.96 * error / Math.Sqrt(used.Count), "1", "sum of strips over sum of plates", "", window, judgement.Verdict, []),
                Named("ce_cumulative", product, null, "1", "product of the efficiencies", "", window, judgement.Verdict, []),
                Named("Q_lost", scale * used.Sum(c => c.In - c.Out), null, unit, "sum of plated less stripped", "", window, judgement.Verdict, []),
            ],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["ce_cycles"] = [.. cycles.Select(c => new Dictionary<string, Estimate> { ["ce_cycles"] = Plain(c.Efficiency, null, "1") })],
                ["cycles"] = [.. cycles.Select(c => new Dictionary<string, Estimate> { ["cycle"] = Plain(c.Number, null, "1"), ["ce"] = Plain(c.Efficiency, null, "1"), ["q_in"] = Plain(scale * c.In, null, unit), ["q_out"] = Plain(scale * c.Out, null, unit), ["energy_efficiency"] = Plain(c.EnergyEfficiency, null, "1") })],
            },
            Quality = Quality(("sd", sd), ("count", used.Count), ("initial_ce", cycles[0].Efficiency)), Settings = Settings(("protocol", request.Text("protocol", "auto")), ("window", window), ("cell", type == CellType.Unknown ? "not stated: the first direction of current is plating or charge" : type.ToString()), ("in", inward < 0 ? "negative current" : "positive current")),
            Curves = [new CurveTable("ce", "Coulombic efficiency", [new("Cycle", "", n), new("CE", "%", ce), new("In", unit, [.. cycles.Select(c => scale * c.In)]), new("Out", unit, [.. cycles.Select(c => scale * c.Out)])])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Cycle") { Padding = 0.02, IsTight = true }, Y = Percent(ce),
                Series = [new ShadedWindow(used[0].Number - 0.5, used[^1].Number + 0.5) { Label = "window of the average" }, new ReferenceLine(100) { IsCovered = false }, new LineSeries(n, ce) { Marker = Marker.Circle, HasOpenMarkers = true, Width = 0.4, MarkerSize = 3 }],
            }),
        };
    }

    // Never finer than the tenth of a percent that a cycler's charges are good for, or its rounding would look like a trend.
    private static Axis Percent(double[] ce)
    {
        var (low, high) = (ce.Min(), ce.Max());
        var half = Math.Max(0.1, 0.58 * (high - low));
        return new Axis("Coulombic efficiency", "%") { Min = (0.5 * (low + high)) - half, Max = (0.5 * (low + high)) + half };
    }

    /// <summary>Scale and unit of charges: mAh/cm2 from C/m2, or mAh from C.</summary>
    internal static (double Scale, string Unit) Unit(bool perArea) => perArea ? (1 / 36000.0, "mAh/cm2") : (1 / 3.6, "mAh");
}
