using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>ce</c>: Coulombic efficiency.</summary>
internal sealed class CeMethod : AnalysisMethod<CoulombicEfficiency>
{
    private static readonly ChoiceOption<string> s_protocol = new("protocol", "how the efficiency is formed", ("auto", "auto"), ("cycle", "cycle"),
        ("aurbach", "aurbach"));
    private static readonly ChoiceOption<CellType?> s_cell = new(
        "cell", "what the cell is; auto: what the file says", ("auto", null), ("li-cu", CellType.LiCu), ("half", CellType.HalfCell),
        ("full", CellType.FullCell),
        ("anode-free", CellType.AnodeFree), ("li-li", CellType.LiLi));

    private static readonly NumberOption s_from = new("from", 1, double.PositiveInfinity, "first cycle of the average") { IsWhole = true, Otherwise = 1 };
    private static readonly NumberOption s_to =
        new("to", 1, double.PositiveInfinity, "last cycle of the average; otherwise the last of the record") { IsWhole = true };

    private static readonly NumberOption s_error = new("charge-error", 0, 1, "relative error of a charge") { Assumed = 0.001 };
    private static readonly ResultTerm s_average = new("ce_average", "1", "mean of Q_strip/Q_plate over the window");
    private static readonly ResultTerm s_reservoir = new("ce_average", "1", "(n Q_C + Q_S)/(n Q_C + Q_T)");
    private static readonly ResultTerm s_sums = new("ce_ratio_of_sums", "1", "sum of strips over sum of plates");
    private static readonly ResultTerm s_product = new("ce_cumulative", "1", "product of the efficiencies");
    private static readonly ResultTerm s_first = new("ce_first_cycle", "1", "efficiency of the first cycle, which formation lowers");
    private static readonly ResultTerm s_printed = new(
        "ce_mean_as_printed", "1", "mean over every cycle from the first on, as papers print it: formation and partial cycles included");

    private static readonly ListTerm s_cycles = new(
        "cycles", new("cycle", "1", ""), new("ce", "1", "Q_out/Q_in"), new("q_in", "mAh", "plated or charged"), new("q_out", "mAh", "stripped or discharged"),
        new("energy_efficiency", "1", "energy out over energy in"));

    private static readonly ListTerm s_efficiencies = new("ce_cycles", new ResultTerm("ce_cycles", "1", "Q_out/Q_in"));

    public CeMethod()
        : base("ce", "Coulombic efficiency by type of cell, per cycle or by the reservoir protocol",
            "time and current; the type of cell from --cell, the file or its sidecar")
    {
        Options = [s_protocol, s_cell, s_from, s_to, s_error, StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per];
        Results = [s_average, s_efficiencies, s_sums, s_product, s_first, s_printed, s_cycles];
        Formulas =
        [
            "per cycle: CE_n = Q_out,n/Q_in,n; in is plating (negative current) for li-cu, charge for full and anode-free, the first direction of current "
            + "otherwise",
            "li-cu: Q_strip/Q_plate; full, anode-free: Q_discharge/Q_charge of the same cycle; li-li: none, both directions are set by the protocol",
            "average with sd and count over a stated window; ratio of sums beside it; cumulative = product",
            "charges plated and stripped per cycle, per area where the area is known; an unfinished last half cycle is named and counts for nothing",
            "reservoir: CE = (n Q_C + Q_S)/(n Q_C + Q_T), sd = sqrt(dQ_S^2 + (CE dQ_T)^2)/(n Q_C + Q_T)",
            "never clipped: above 100 % is a soft short, a strip-back or a sensor offset",
        ];
        References = ["Adams et al., Adv. Energy Mater. 8 (2018) 1702097", "Xiao et al., Nat. Energy 5 (2020) 561"];
    }

    protected override CoulombicEfficiency Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = CyclingRecord.Of(input);
        var (protocol, type, error) = (input.Get(s_protocol), input.Get(s_cell) ?? record.Type, input.Get(s_error));
        var reservoir = protocol == "cycle" ? null : ReservoirEfficiency.Recognize(record.Halves, error);
        if (protocol == "aurbach" && reservoir is null)
        {
            throw new MeaninglessDataException(
                "the record does not have the shape of the reservoir protocol", "--protocol", $"{record.Halves.Count} half cycles",
                "reservoir, three or more equal partial strips and plates, final strip", "use --protocol cycle");
        }

        return new CoulombicEfficiency(
            record, reservoir, reservoir is null ? CycleEfficiency.Of(record.Halves, type, (int)input.Get(s_from), (int?)input.Find(s_to), error) : null);
    }

    protected override void Present(CoulombicEfficiency found, Presentation show)
    {
        if (found.Reservoir is { } reservoir)
        {
            Show(reservoir, found.Record, show);
        }
        else
        {
            Show(found.PerCycle!, found.Record, show);
        }
    }

    private static void Show(ReservoirEfficiency r, CyclingRecord record, Presentation show)
    {
        var (scale, unit) = (record.ChargeScale, record.ChargeUnit);
        double[] charges = [scale * r.Reservoir, scale * r.Cycled, scale * r.Final];
        show.Word("protocol", "aurbach");
        (show.Method, show.Window) = ("reservoir protocol", $"{r.Count} partial cycles");
        show.Add(s_reservoir, r.Efficiency, 1.96 * r.Deviation);
        (show.Method, show.Window) = ("", "");
        show.Add(s_printed, ChargeCycle.Pair(record.Halves, record.Type).Average(static c => c.Efficiency), null, new Judgement());
        show.Add(new("Q_T", unit, "reservoir"), charges[0]);
        show.Add(new("Q_C", unit, "charge of a partial cycle"), charges[1]);
        show.Add(new("Q_S", unit, "final strip"), charges[2]);
        var cycles = ChargeCycle.Pair(record.Halves, record.Type);
        show.Rows(s_efficiencies, cycles, static c => [c.Efficiency]);
        ShowCycles(cycles, record, show);
        show.Quality(("n", r.Count), ("least_possible", r.Count * r.Cycled / ((r.Count * r.Cycled) + r.Reservoir)));
        show.Curve("ce", "reservoir protocol", ("Q_T", unit, [charges[0]]), ("Q_C", unit, [charges[1]]), ("Q_S", unit, [charges[2]]));
        show.Draw(() => Figure.Of(new Panel
        {
            X = Axis.OfCategories("reservoir *Q*_{T}", $"{r.Count} cycles of *Q*_{{C}}", "final strip *Q*_{S}"),
            Y = new Axis("Charge", unit) { Min = 0, Max = 1.15 * charges[0] },
            Series = [new BarSeries(charges) { ValueLabels = [.. charges.Select(q => FormattableString.Invariant($"{q:G4}"))] }],
        }));
    }

    private static void Show(CycleEfficiency e, CyclingRecord record, Presentation show)
    {
        var (scale, unit) = (record.ChargeScale, record.ChargeUnit);
        var window = $"cycles {e.Used[0].Number} to {e.Used[^1].Number}";
        show.Word("protocol", "cycle");
        (show.Method, show.Window) = ("per cycle", window);
        show.Add(s_average, e.Mean, e.HalfWidth, ("sd", e.Deviation), ("count", e.Used.Count));
        show.Method = "";
        show.Add(s_sums, e.RatioOfSums, e.RatioHalfWidth);
        show.Add(s_product, e.Product);
        show.Add(s_first, e.Cycles[0].Efficiency, null, new Judgement());
        show.Add(s_printed, e.Cycles.Average(static c => c.Efficiency), null, new Judgement());
        show.Add(new("Q_lost", unit, "sum of plated less stripped"), scale * e.Used.Sum(c => c.In - c.Out));
        show.Rows(s_efficiencies, e.Cycles, c => [c.Efficiency]);
        ShowCycles(e.Cycles, record, show);
        show.Quality(("sd", e.Deviation), ("count", e.Used.Count), ("initial_ce", e.Cycles[0].Efficiency));
        show.Setting("window", window);
        show.Setting("cell", e.Type == CellType.Unknown ? "not stated: the first direction of current is plating or charge" : e.Type.ToString());
        show.Setting("in", e.Inward < 0 ? "negative current" : "positive current");
        double[] n = [.. e.Cycles.Select(c => (double)c.Number)], ce = [.. e.Cycles.Select(c => 100 * c.Efficiency)];
        show.Curve(
            "ce", "Coulombic efficiency", ("Cycle", "", n), ("CE", "%", ce), ("In", unit, [.. e.Cycles.Select(c => scale * c.In)]),
            ("Out", unit, [.. e.Cycles.Select(c => scale * c.Out)]));
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Cycle") { IsCounted = true, Padding = 0.02, IsTight = true },
            Y = Percent(ce),
            Series =
            [
                new ShadedWindow(e.Used[0].Number - 0.5, e.Used[^1].Number + 0.5) { Label = "window of the average" },
                new ReferenceLine(100) { IsCovered = false },
                new LineSeries(n, ce) { Marker = Marker.Circle, HasOpenMarkers = true, Width = 0.4, MarkerSize = 3 },
            ],
        }));
    }

    private static void ShowCycles(IEnumerable<ChargeCycle> cycles, CyclingRecord record, Presentation show) => show.Rows(
        s_cycles with { Columns = [.. s_cycles.Columns.Select(c => c.Unit == "mAh" ? c with { Unit = record.ChargeUnit } : c)] }, cycles,
        c => [c.Number, c.Efficiency, record.ChargeScale * c.In, record.ChargeScale * c.Out, c.EnergyEfficiency]);

    // Never finer than the tenth of a percent that a cycler's charges are good for, or its rounding would look like a trend.
    private static Axis Percent(double[] ce)
    {
        var (low, high) = (ce.Min(), ce.Max());
        var half = Math.Max(0.1, 0.58 * (high - low));
        return new Axis("Coulombic efficiency", "%") { Min = (0.5 * (low + high)) - half, Max = (0.5 * (low + high)) + half };
    }
}
