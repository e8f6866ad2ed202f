using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>symmetric</c>: lifetime and shorts of symmetric cells, from half cycles or from an impedance series.</summary>
internal sealed class SymmetricMethod : AnalysisMethod<SymmetricTest>
{
    private static readonly QuantityOption s_bulk = new("bulk", Dimension.ArealResistance, "\"8 ohm cm2\"",
        "areal bulk resistance R_b: the ohmic floor of a hard short")
    {
        Low = 0, DefaultText = "not given: a tenth of the voltage before stands for I R_b",
    };

    private static readonly QuantityOption s_limit =
        new("limit", Dimension.Voltage, "\"0.5 V\"", "voltage at which the cell counts as failed") { IsPositive = true, DefaultText = "none" };

    private static readonly ResultTerm s_life = new("lifetime_h", "h", "time of the first short or limit");
    private static readonly ResultTerm s_kind = new("short_kind", "", "none, soft or hard");
    private static readonly ResultTerm s_onset = new("onset_h", "h", "start of the half cycle in which the short began; none without a short");
    private static readonly ResultTerm s_plated = new("plated_total", "mAh", "charge plated at the working electrode (negative current) up to the end of life");
    private static readonly ListTerm s_polarization = new("polarization_mV", new ResultTerm("polarization_mV", "mV", "mean |V| of a half cycle"));
    private static readonly ListTerm s_events = new("events", new("time_h", "h", ""), new("kind", "", ""), new("evidence", "", ""));
    private static readonly ListTerm s_jumps = new("change_points", new("time_h", "h", ""), new("change_percent", "%", ""));
    private static readonly ListTerm s_halves = new(
        "half_cycles", new("half_cycle", "1", ""), new("start_h", "h", ""), new("mean_mV", "mV", ""), new("per_electrode_mV", "mV", ""),
        new("arching", "1", ""),
        new("initial_peak_ratio", "1", ""), new("notch", "1", ""), new("capacity", "mAh", "charge of the half cycle"));

    public SymmetricMethod()
        : base("symmetric", "Polarization, shorts and lifetime of symmetric cells; several files are replicates",
            "time, current, voltage; or spectra taken along the test")
    {
        Several = SeveralRecords.Together;
        Options = [s_bulk, StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per, s_limit];
        Results = [s_life, s_kind, s_onset, s_plated, s_polarization, s_events, s_jumps];
        Formulas =
        [
            "hard short: mean |V| of a half cycle below I R_b and stays",
            "soft short: mean |V| falls by more than 20 % below the median of ten half cycles before; and the arches disappear "
            + "(arching = (V_end or V_start - V_min)/V_mean below 40 % of before) within five half cycles",
            "recovery: three half cycles in a row above 80 % of the level before the short; the search for shorts goes on from there",
            "runaway: ln(mean |V|/|I|) against time bends upward, by two lines that meet: the change of slope above 8 standard deviations, the slope three "
            + "times that before, the end a third above the bend",
            "noise: the median of second differences of the voltage within half cycles jumps by more than a factor of two, by the rule of the change points",
            "change points: medians of ln(mean |V|/|I|) of ten half cycles before and after: they differ by more than 10 % and six MAD, "
            + "0.7 of it between the four before and the four after; a drift is none",
            "gradual fall with arches: activation; rise above twice the early value with arches: drying, not a short",
            "lifetime: start of the half cycle of the first short or limit; otherwise the test's end, censored; replicates: Kaplan-Meier, Greenwood's error",
            "a cell with a short, drying, a runaway or the limit is never ok",
            "spectra: arc below half and low-frequency resistance below 70 % of the median of ten healthy spectra before",
        ];
        References = ["Menkin et al., Faraday Discuss. 248 (2024) 277", "Counihan et al., Joule 8 (2024) 64",
            "Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457"];
    }

    protected override SymmetricTest Compute(MethodInput input, CancellationToken cancellation)
    {
        if (input.First.Find(Bdf.Frequency) is not null)
        {
            return SymmetricTest.Of(ImpedanceSeries.Of(input.First, area: input.Area));
        }

        var (bulk, limit) = (input.Find(s_bulk), input.Find(s_limit));
        var cells = new List<SymmetricCell>();
        for (var k = 0; k < input.Inputs.Count; k++)
        {
            var record = CyclingRecord.Of(input, k, needsVoltage: true);
            if (bulk is not null && !record.PerArea)
            {
                throw new InputException("an areal bulk resistance needs a current density", "--area", "nothing", "the area of one electrode");
            }

            cells.Add(SymmetricCell.Of(input.Names[k], record, bulk ?? 0, limit));
        }

        return SymmetricTest.Of(cells);
    }

    protected override void Present(SymmetricTest found, Presentation show)
    {
        if (found.Spectra is { } spectra)
        {
            Show(found, spectra, show);
            return;
        }

        var (first, several) = (found.Cells[0], found.IsSeveral);
        var (shorts, halves, life) = (first.Shorts, first.Halves, first.Life);
        var half = halves.Count > 1 ? (halves[1].StartTime - halves[0].StartTime) / 3600 : (double?)null;
        show.Word("short_kind", SymmetricFigure.Word(shorts.Kind));
        show.Word("censored", life.Failed ? "no" : "yes");
        show.Window = $"{found.Cells.Count} cells";
        var (median, longest) = (found.Survival.Median, found.Cells.Max(c => c.Life.Time));
        var definition = !several ? life.Failed ? s_life.Definition : "test's end without failure (censored)"
            : double.IsFinite(median) ? "median of Kaplan-Meier over the cells" : "half of the cells had not failed: longest test";
        show.Add(
            s_life with { Definition = definition }, !several ? life.Time : double.IsFinite(median) ? median : longest, life.Failed && !several ? half : null,
            ("shortest", found.Cells.Min(c => c.Life.Time)), ("longest", longest), ("failed", found.Cells.Count(c => c.Life.Failed)));
        show.Window = "";
        var (charge, unit) = (first.Record.ChargeScale, first.Record.ChargeUnit);
        var signs = new Judgement();
        signs.Add(shorts.Verdict, shorts.Evidence);
        show.Add(s_onset, shorts.OnsetTime / 3600, shorts.Kind == ShortKind.None ? null : half, signs, ("half_cycle", shorts.Onset));
        show.Add(s_plated with { Unit = unit }, charge * first.Plated);
        double[] hours = [.. halves.Select(h => h.StartTime / 3600)], mean = [.. shorts.Shapes.Select(s => 1000 * s.Mean)];
        show.Rows(s_events, first.Events, e => [e.Time / 3600, Cell.Of(e.Kind), Cell.Of(e.Evidence)]);
        show.Rows(s_polarization, mean, v => [v]);
        show.Rows(
            s_halves with { Columns = [.. s_halves.Columns.Select(c => c.Unit == "mAh" ? c with { Unit = unit } : c)] }, shorts.Shapes.Select((s, k) => (s, k)),
            p => [p.k, hours[p.k], mean[p.k], 0.5 * mean[p.k], p.s.Arching, p.s.First / Math.Max(1e-12, p.s.Least), p.s.Notch, charge * halves[p.k].Charge]);
        show.Rows(
            new ListTerm("change_points", s_jumps.Columns[0], new("half_cycle", "1", ""), s_jumps.Columns[1], new("arching_before", "1", ""),
            new("arching_after", "1", "")),
            first.Jumps, p => [hours[p.Index], p.Index, 100 * p.Change, p.ArchingBefore, p.ArchingAfter]);
        show.Rows(new ListTerm("cells", s_life, new("failed", "1", "")), found.Cells, c => [c.Life.Time, c.Life.Failed ? 1 : 0]);
        show.Rows(
            new ListTerm("survival", new("time_h", "h", ""), new("share", "1", "")), found.Survival.Times.Select((t, k) => (t, k)),
            p => [p.t, new(found.Survival.Survival[p.k], 1.96 * found.Survival.Deviation[p.k])]);
        show.Quality(("half_cycles", halves.Count), ("early_polarization_mV", mean.Skip(1).Take(10).DefaultIfEmpty(mean[0]).Average()));
        show.Curve("symmetric", "half cycles", ("Start", "h", hours), ("Mean |V|", "mV", mean), ("Arching", "", [.. shorts.Shapes.Select(s => s.Arching)]));
        show.Draw(() => SymmetricFigure.Of(found));
    }

    private static void Show(SymmetricTest found, SpectraAlongTest along, Presentation show)
    {
        var (collapse, hours) = (along.Collapse, along.Hours);
        var failed = collapse.Onset >= 0;
        show.Word("short_kind", failed ? "soft" : "none");
        show.Word("censored", failed ? "no" : "yes");
        (show.Method, show.Window) = ("impedance", $"{hours.Length} spectra");
        const string First = "time of the first spectrum that shows the short";
        show.Add(s_life with { Definition = failed ? First : "test's end without a short (censored)" }, failed ? hours[collapse.Onset] : hours[^1]);
        show.Add(s_onset with { Definition = First }, failed ? hours[collapse.Onset] : double.NaN);
        show.Rows(s_events, collapse.Suspect.Zip(collapse.Evidence).Take(1), e => [hours[e.First], Cell.Of("soft short"), Cell.Of(e.Second)]);
        show.Quality("suspect_spectra", collapse.Suspect.Count);
        show.Setting("rule", "arc below 50 % and low-frequency resistance below 70 % of the median of healthy spectra before");
        show.Curve(
            "symmetric", "impedance along the test", ("Time", "h", hours), ("Low-frequency Z'", "ohm", along.Low), ("Largest -Z''", "ohm", along.Arc),
            ("Arc ratio", "", collapse.ArcRatio), ("Resistance ratio", "", collapse.ResistanceRatio));
        show.Draw(() => SymmetricFigure.Of(along));
    }
}
