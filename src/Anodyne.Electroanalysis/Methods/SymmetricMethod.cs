using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>symmetric</c>: lifetime and shorts of symmetric cells, from half cycles or from an impedance series.</summary>
internal static class SymmetricMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "symmetric", "Polarization, shorts and lifetime of symmetric cells; several files are replicates", "time, current, voltage; or spectra taken along the test",
        [("bulk", "areal bulk resistance R_b: the ohmic floor of a hard short"), ("area", "if the records hold currents"), ("limit", "voltage at which the cell counts as failed")],
        ["lifetime_h", "short_kind", "onset_h", "polarization_mV[]", "change_points[] {time_h, change_percent}"],
        [
            "hard short: mean |V| of a half cycle below I R_b and stays", "soft short: mean |V| falls by more than 20 % below the median of ten half cycles before and the arches disappear (arching = (V_end or V_start - V_min)/V_mean below 40 % of before) within five half cycles",
            "change points: medians of ln(mean |V|/|I|) of ten half cycles before and after differ by more than 10 % and six MAD, 0.7 of it between the four before and the four after; a drift is none",
            "gradual fall with arches: activation; rise above twice the early value: drying, not a short", "lifetime: start of the half cycle of the first short or limit; otherwise the test's end, censored; replicates: Kaplan-Meier, Greenwood's error",
            "spectra: arc below half and low-frequency resistance below 70 % of the median of ten healthy spectra before",
        ],
        ["Menkin et al., Faraday Discuss. 248 (2024) 277", "Counihan et al., Joule 8 (2024) 64", "Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457"], Run) { Several = SeveralRecords.Together };

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        if (request.First.Find(Bdf.Frequency) is not null)
        {
            return Spectra(request);
        }

        var cells = request.Inputs.Select(i => Cell(request, i.Record)).ToList();
        var (detection, halves, times, volts, life) = cells[0];
        var judgement = new Judgement();
        var several = cells.Count > 1;
        foreach (var (cell, name) in cells.Zip(request.Names))
        {
            var prefix = several ? name + ": " : "";
            judgement.Add(cell.Detection.Verdict, cell.Detection.Evidence.Select(sign => prefix + sign));
            if (cell.Detection.IsDry)
            {
                judgement.Caution(FormattableString.Invariant($"{prefix}the voltage more than doubled with its arches after {cell.Detection.DryTime / 3600:F1} h: loss of electrolyte, a failure of the other kind"));
            }

            if (!cell.Life.Failed)
            {
                judgement.Note(prefix + "no short and no limit reached: the lifetime is a lower bound (censored)");
            }
        }

        var survival = SurvivalCurve.Of([.. cells.Select(c => c.Life)]);
        var lifetime = several ? survival.Median : life.Time;
        if (several && cells.Count < 3)
        {
            judgement.Caution($"{cells.Count} cells; three or more are asked for");
        }

        var onset = detection.Kind == ShortKind.None ? double.NaN : detection.OnsetTime / 3600;
        var half = halves.Count > 1 ? (halves[1].StartTime - halves[0].StartTime) / 3600 : (double?)null;
        var pol = detection.Shapes.Select(s => 1000 * s.Mean).ToArray();
        double[] hours = [.. halves.Select(h => h.StartTime / 3600)], arching = [.. detection.Shapes.Select(s => s.Arching)];
        return new AnalysisResult("symmetric")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Words = new Dictionary<string, string> { ["short_kind"] = Word(detection.Kind), ["censored"] = life.Failed ? "no" : "yes" },
            Results =
            [
                Named("lifetime_h", double.IsFinite(lifetime) ? lifetime : cells.Max(c => c.Life.Time), life.Failed && !several ? half : null, "h", several ? double.IsFinite(lifetime) ? "median of Kaplan-Meier over the cells" : "half of the cells had not failed: longest test" : life.Failed ? "time of the first short or limit" : "test's end without failure (censored)", "", $"{cells.Count} cells", judgement.Verdict, judgement.Reasons,
                    ("shortest", cells.Min(c => c.Life.Time)), ("longest", cells.Max(c => c.Life.Time)), ("failed", cells.Count(c => c.Life.Failed))),
                Named("onset_h", onset, double.IsNaN(onset) ? null : half, "h", "start of the half cycle in which the short began; none without a short", "", "", detection.Verdict, detection.Evidence, ("half_cycle", detection.Onset)),
            ],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["polarization_mV"] = [.. pol.Select(v => new Dictionary<string, Estimate> { ["polarization_mV"] = Plain(v, null, "mV") })],
                ["half_cycles"] = [.. detection.Shapes.Select((s, k) => new Dictionary<string, Estimate> { ["half_cycle"] = Plain(k, null, "1"), ["start_h"] = Plain(hours[k], null, "h"), ["mean_mV"] = Plain(pol[k], null, "mV"), ["per_electrode_mV"] = Plain(0.5 * pol[k], null, "mV"), ["arching"] = Plain(s.Arching, null, "1"), ["initial_peak_ratio"] = Plain(s.First / Math.Max(1e-12, s.Least), null, "1"), ["notch"] = Plain(s.Notch, null, "1") })],
                ["change_points"] =
                [
                    .. ChangePoint.Find(halves, detection.Shapes).Select(p => new Dictionary<string, Estimate>
                    {
                        ["time_h"] = Plain(hours[p.Index], null, "h"), ["half_cycle"] = Plain(p.Index, null, "1"), ["change_percent"] = Plain(100 * p.Change, null, "%"), ["arching_before"] = Plain(p.ArchingBefore, null, "1"),
                        ["arching_after"] = Plain(p.ArchingAfter, null, "1"),
                    }),
                ],
                ["cells"] = [.. cells.Select(c => new Dictionary<string, Estimate> { ["lifetime_h"] = Plain(c.Life.Time, null, "h"), ["failed"] = Plain(c.Life.Failed ? 1 : 0, null, "1") })],
                ["survival"] = [.. survival.Times.Select((t, k) => new Dictionary<string, Estimate> { ["time_h"] = Plain(t, null, "h"), ["share"] = Plain(survival.Survival[k], 1.96 * survival.Deviation[k], "1") })],
            },
            Quality = Quality(("half_cycles", halves.Count), ("early_polarization_mV", pol.Skip(1).Take(10).DefaultIfEmpty(pol[0]).Average())),
            Settings = Settings(("bulk", request.Text("bulk", "not given: a tenth of the voltage before stands for I R_b")), ("limit", request.Text("limit", "none"))),
            Curves = [new CurveTable("symmetric", "half cycles", [new("Start", "h", hours), new("Mean |V|", "mV", pol), new("Arching", "", arching)])],
            Figure = new Figure
            {
                WidthMm = Figure.DoubleColumn, HeightMm = several ? 165 : 125, RowWeights = several ? [2, 1.2, 1, 1.4] : [2, 1.2, 1],
                Panels =
                [
                    new Panel { X = new Axis("Time", "h"), Y = new Axis("Voltage", "mV"), Series = [new LineSeries([.. times.Select(t => t / 3600)], [.. volts.Select(v => 1000 * v)]) { Width = 0.5 }, .. double.IsNaN(onset) ? Array.Empty<Series>() : [new ReferenceLine(onset) { IsUpright = true, Text = Word(detection.Kind) + " short" }]] },
                    new Panel
                    {
                        X = new Axis("Time", "h"), Y = new Axis("Mean |*V*|", "mV") { Min = 0, Max = 1250 * cells.Max(c => c.Detection.Shapes.Max(s => s.Mean)) },
                        Series =
                        [
                            .. cells.Select((c, k) => new LineSeries([.. c.Halves.Select(h => h.StartTime / 3600)], [.. c.Detection.Shapes.Select(s => 1000 * s.Mean)]) { Label = several ? Path.GetFileName(request.Names[k]) : "", Color = Palette.At(k) }),
                            .. double.IsNaN(onset) || several ? Array.Empty<Series>() : [new ReferenceLine(onset) { IsUpright = true }], .. detection.IsDry && !several ? [new ReferenceLine(detection.DryTime / 3600) { IsUpright = true, Text = "doubled: drying" }] : Array.Empty<Series>(),
                        ],
                    },
                    new Panel
                    {
                        X = new Axis("Time", "h"), Y = new Axis("Arching") { Min = 0, Max = 1.15 * Math.Max(0.1, cells.Max(c => c.Detection.Shapes.Max(s => s.Arching))) },
                        Series = [.. cells.Select((c, k) => new LineSeries([.. c.Halves.Select(h => h.StartTime / 3600)], [.. c.Detection.Shapes.Select(s => s.Arching)]) { Color = Palette.At(k) })],
                    },
                    .. several ? new[] { Survival(survival, [.. cells.Select(c => c.Life)]) } : [],
                ],
            },
        };
    }

    // Kaplan and Meier's staircase with its 95 % band, from 1 at the start to the end of the longest test.
    private static Panel Survival(SurvivalCurve curve, List<Lifetime> cells)
    {
        var end = cells.Max(c => c.Time);
        List<double> time = [0], share = [1], half = [0];
        void Add(double t, double s, double h)
        {
            time.Add(t);
            share.Add(s);
            half.Add(h);
        }

        for (var k = 0; k < curve.Times.Length; k++)
        {
            Add(curve.Times[k], share[^1], half[^1]);
            Add(curve.Times[k], curve.Survival[k], 1.96 * curve.Deviation[k]);
        }

        Add(end, share[^1], half[^1]);
        return new Panel
        {
            X = new Axis("Time", "h"), Y = new Axis("Share without failure") { Min = 0, Max = 1.08, Ticks = [0, 0.25, 0.5, 0.75, 1] },
            Series = [new BandSeries(time, [.. share.Select((s, k) => Math.Max(0, s - half[k]))], [.. share.Select((s, k) => Math.Min(1, s + half[k]))]) { Color = Palette.At(0) }, new LineSeries(time, share) { Color = Palette.At(0) },
                new LineSeries([.. cells.Where(c => !c.Failed).Select(c => c.Time)], [.. cells.Where(c => !c.Failed).Select(c => share[time.FindLastIndex(t => t <= c.Time)])]) { Marker = Marker.Cross, Width = 0, Label = "test ended without failure", Color = Palette.At(1) },
            ],
        };
    }

    private static string Word(ShortKind kind) => kind switch { ShortKind.Soft => "soft", ShortKind.Hard => "hard", _ => "none" };

    private static (ShortDetection Detection, List<HalfCycle> Halves, double[] Times, double[] Volts, Lifetime Life) Cell(AnalysisRequest request, Record record)
    {
        var (halves, perArea) = CeMethod.Halves(request, record);
        var bulk = request.Quantity("bulk", Dimension.ArealResistance);
        if (bulk is not null && !perArea)
        {
            throw new InputException("an areal bulk resistance needs a current density", "--area", "nothing", "the area of one electrode");
        }

        var (times, volts) = (AnalysisRequest.Time(record), AnalysisRequest.Voltage(record));
        var detection = ShortDetection.Of(halves, volts, bulk ?? 0);
        var end = detection.Kind == ShortKind.None ? double.PositiveInfinity : detection.OnsetTime;
        if (request.Quantity("limit", Dimension.Voltage) is { } limit)
        {
            var beyond = Array.FindIndex(volts, v => Math.Abs(v) > limit);
            end = beyond >= 0 ? Math.Min(end, times[beyond]) : end;
        }

        return (detection, halves, times, volts, double.IsFinite(end) ? new Lifetime(end / 3600, true) : new Lifetime(times[^1] / 3600, false));
    }

    private static AnalysisResult Spectra(AnalysisRequest request)
    {
        var spectra = ImpedanceSeries.Of(request.First);
        double[] low = [.. spectra.Select(s => s.Impedance[Array.IndexOf(s.Frequency, s.Frequency.Min())].Real)];
        double[] arc = [.. spectra.Select(s => s.Impedance.Max(z => -z.Imaginary))];
        double[] hours = [.. spectra.Select((s, k) => s.Time is { } t ? t / 3600 : k)];
        var result = ImpedanceCollapse.Of(low, arc);
        var failed = result.Onset >= 0;
        var judgement = new Judgement();
        judgement.Add(Verdict.Ok, result.Evidence);
        if (failed && !result.StillLow)
        {
            judgement.Caution("the impedance recovered afterward: intermittent");
        }

        return new AnalysisResult("symmetric")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Words = new Dictionary<string, string> { ["short_kind"] = failed ? "soft" : "none", ["censored"] = failed ? "no" : "yes" },
            Results =
            [
                Named("lifetime_h", failed ? hours[result.Onset] : hours[^1], null, "h", failed ? "time of the first spectrum that shows the short" : "test's end without a short (censored)", "impedance", $"{spectra.Count} spectra", judgement.Verdict, judgement.Reasons),
                Named("onset_h", failed ? hours[result.Onset] : double.NaN, null, "h", "time of the first spectrum that shows the short", "impedance", $"{spectra.Count} spectra", judgement.Verdict, result.Evidence),
            ],
            Quality = Quality(("suspect_spectra", result.Suspect.Count)), Settings = Settings(("rule", "arc below 50 % and low-frequency resistance below 70 % of the median of healthy spectra before")),
            Curves = [new CurveTable("symmetric", "impedance along the test", [new("Time", "h", hours), new("Low-frequency Z'", "ohm", low), new("Largest -Z''", "ohm", arc), new("Arc ratio", "", result.ArcRatio), new("Resistance ratio", "", result.ResistanceRatio)])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Time", "h") { Padding = 0.02, IsTight = true }, Y = new Axis("Impedance", "ohm") { Min = 0, Max = 1.5 * low.Max() },
                Series =
                [
                    new LineSeries(hours, low) { Marker = Marker.Circle, MarkerSize = 3, Width = 0.5, Label = "*Z*\u2032 at the lowest frequency", Color = Palette.At(0) }, new LineSeries(hours, arc) { Marker = Marker.Square, MarkerSize = 3, Width = 0.5, Label = "largest \u2212*Z*\u2033", Color = Palette.At(2) },
                    .. result.Suspect.Count == 0 ? Array.Empty<Series>() : [new LineSeries([.. result.Suspect.Select(k => hours[k])], [.. result.Suspect.Select(k => low[k])]) { Marker = Marker.Circle, MarkerSize = 4.5, Width = 0, HasOpenMarkers = true, Label = "both collapsed", Color = Palette.At(1) }],
                    .. failed ? [new ReferenceLine(hours[result.Onset]) { IsUpright = true, Text = "soft short" }] : Array.Empty<Series>(),
                ],
            }),
        };
    }
}
