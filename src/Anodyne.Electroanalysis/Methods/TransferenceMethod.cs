using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Electroanalysis.Transference;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.Terms;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>transference</c>: the Bruce-Vincent number, from typed values or straight from the hold and the spectra before and after it.</summary>
internal static class TransferenceMethod
{
    private static readonly string[] s_forms = ["plain", "bulk"];

    public static AnalysisMethod Method { get; } = new TextMethod(
        "transference", "Bruce-Vincent current fraction with Monte Carlo error",
        "options; or a record of the hold (time, current), and the spectra before and after it, in this order, for what is not given as an option",
        [
            ("dv", "applied voltage; from the hold's voltage where it was recorded"), ("i0", "initial current; ohmic: dV/(R_b + R_0) from the spectrum"), ("iss", "steady current"), ("r0", "interfacial resistance before"),
            ("rss", "interfacial resistance at steady state"), ("rb0", "bulk resistance before"), ("rbss", "bulk resistance at steady state"),
            ("form", "plain, or bulk: times R_b,ss/R_b,0 (default where --rb0 and --rbss are typed)"), ("circuit", "circuit for the spectra, or auto (default)"),
            ("i-error", "relative error of currents (0.005)"), ("r-error", "relative error of resistances (0.01); that of a fit is added"),
        ],
        ["t_plus", "naive_ratio"],
        [
            "t+ = I_ss (dV - I_0 R_0)/(I_0 (dV - I_ss R_ss)); form bulk: times R_b,ss/R_b,0", "R_0, R_ss: sum of the arcs of the spectrum's circuit, both electrodes; bulk: its series resistance; diffusion elements count to neither",
            "I_ss = a of I = a + b exp(-t/tau) fitted to the hold after its first 2 %; I_0 = its first current", "check: I_0 against dV/(R_b + R_0); void where less than 20 % of dV falls over the electrolyte, sd > 0.1 or t+ outside 0 to 1",
        ],
        ["Bruce, Evans and Vincent, Solid State Ionics 28-30 (1988) 918", "Evans, Vincent and Bruce, Polymer 28 (1987) 2324", "form bulk: Watanabe et al., Solid State Ionics 28-30 (1988) 911; Abraham, Jiang and Carroll, Chem. Mater. 9 (1997) 1978"], Run) { Several = SeveralRecords.Together };

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var judgement = new Judgement();
        var spectra = request.Inputs.Where(input => input.Record.Find(Bdf.Frequency) is not null).ToList();
        var hold = Hold.Of(request, [.. request.Inputs.Where(input => input.Record.Find(Bdf.Frequency) is null)]);
        var fits = Spectra(request, spectra, judgement, cancellation);
        var before = fits.Count > 0 ? InterfacialResistance.Of(fits[0].Fit) : null;
        var after = fits.Count > 0 ? InterfacialResistance.Of(fits[^1].Fit) : null;
        var r0 = request.Quantity("r0", Dimension.Resistance) ?? before?.Interface ?? request.Need("r0", Dimension.Resistance, "--r0 96ohm, or the spectra before and after the hold");
        var rss = request.Quantity("rss", Dimension.Resistance) ?? after?.Interface ?? request.Need("rss", Dimension.Resistance, "--rss 104ohm, or the spectra before and after the hold");
        var rb0 = request.Quantity("rb0", Dimension.Resistance) ?? before?.Bulk;
        var rbss = request.Quantity("rbss", Dimension.Resistance) ?? after?.Bulk ?? rb0;
        var dv = request.Quantity("dv", Dimension.Voltage) ?? hold?.Voltage ?? request.Need("dv", Dimension.Voltage, "--dv 10mV");
        var form = request.Text("form", request.Has("rb0") && request.Has("rbss") ? "bulk" : "plain");
        if (!s_forms.Contains(form) || (form == "bulk" && rb0 is null))
        {
            throw new InputException(form == "bulk" ? "the form with a changing bulk needs the bulk resistance before and after" : "no such form", "--form", form, form == "bulk" ? "--rb0 and --rbss, or spectra" : string.Join(", ", s_forms));
        }

        var measured = Math.Max(before is null || request.Has("r0") ? 0 : before.InterfaceDeviation / before.Interface, after is null || request.Has("rss") ? 0 : after.InterfaceDeviation / after.Interface);
        var polarization = new PolarizationHold(dv, Initial(request, hold, dv, r0, rb0), request.Quantity("iss", Dimension.Current) ?? hold?.Decay.Steady ?? request.Need("iss", Dimension.Current, "--iss 25.9uA"), r0, rss)
        {
            Bulk = rb0 is { } b ? (b, rbss!.Value) : null, WithBulkChange = form == "bulk", CurrentError = request.Number("i-error", 0.005),
            ResistanceError = Math.Sqrt(Math.Pow(request.Number("r-error", 0.01), 2) + (measured * measured)),
        };
        var result = BruceVincent.Of(polarization);
        judgement.Add(result.Verdict, result.Reasons);
        if (hold is not null && Math.Abs(hold.Decay.DriftPerHour) > 0.01)
        {
            judgement.Caution(FormattableString.Invariant($"the current still changes by {100 * hold.Decay.DriftPerHour:F1} % an hour (1 % allowed): not yet steady"));
        }

        return new AnalysisResult("transference")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Results =
            [
                Named("t_plus", result.Value, result.HalfWidth, "1", $"current fraction of the cell, form {form}; 1/(1 + Ne) in a concentrated solution, not the transference number", "Bruce-Vincent", "hold", judgement.Verdict, judgement.Reasons),
                Named("naive_ratio", result.NaiveRatio, null, "1", "I_ss/I_0, interfaces left out", "", "hold", judgement.Verdict, []),
                .. Used(polarization, before, after),
            ],
            Quality = Quality(
                ("sd", result.Deviation), ("drift_per_hour", hold?.Decay.DriftPerHour ?? double.NaN), ("time_constant_s", hold?.Decay.TimeConstant ?? double.NaN),
                ("electrolyte_share_start", 1 - (polarization.InitialCurrent * r0 / dv)), ("electrolyte_share_end", 1 - (polarization.SteadyCurrent * rss / dv))),
            Settings = Settings(
                ("form", form), ("dv", request.Text("dv", "median of the hold's voltage")), ("i0", request.Text("i0", "first current of the hold")), ("circuit", fits.Count > 0 ? fits[0].Fit.Circuit.Text : "no spectra"),
                ("i-error", request.Text("i-error", "0.005 (assumed)")), ("r-error", request.Text("r-error", "0.01 (assumed)")), ("draws", $"{BruceVincent.Draws}")),
            Curves = [.. Curves(polarization, hold), .. fits.Select((fit, k) => ImpedanceFigures.Table(k == 0 ? "transference_before" : "transference_after", fit.Fit.Circuit.Text, fit.Frequency, fit.Z, fit.Fit.Model))],
            Figure = Draw(result, hold, fits),
        };
    }

    private static double Initial(AnalysisRequest request, Hold? hold, double dv, double r0, double? rb0) => request.Text("i0", "") == "ohmic"
        ? dv / (r0 + (rb0 ?? throw new InputException("the ohmic current needs the bulk resistance", "--i0", "ohmic", "--rb0, or the spectrum before the hold")))
        : request.Quantity("i0", Dimension.Current) ?? hold?.Decay.Initial ?? request.Need("i0", Dimension.Current, "--i0 41.2uA");

    private static List<(double[] Frequency, Complex[] Z, CircuitFit Fit)> Spectra(AnalysisRequest request, List<(string Name, Record Record)> inputs, Judgement judgement, CancellationToken cancellation)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        var spectra = SpectraOf.Request(request with { Inputs = inputs });
        if (spectra.Count < 2)
        {
            throw new InputException("the resistance at steady state needs a spectrum after the hold", string.Join(", ", inputs.Select(i => i.Name)), "1 spectrum", "2: before and after the hold, in this order");
        }

        var options = new CircuitFitOptions();
        var text = request.Text("circuit", "auto");
        var circuit = text == "auto" ? EisMethod.Choose(spectra[0].Frequency, spectra[0].Z, options, [], cancellation) : Circuit.Parse(text);
        var fits = new List<(double[], Complex[], CircuitFit)>();
        foreach (var ((_, _, f, z), when) in new[] { (spectra[0], "before"), (spectra[^1], "after") })
        {
            var fit = CircuitFitter.Fit(circuit, f, z, options, cancellation);
            var test = KramersKronigTest.Of(f, z);
            var resistance = InterfacialResistance.Of(fit);
            judgement.Add(test.Verdict == Verdict.Void ? Verdict.Caution : test.Verdict, test.Reasons.Select(reason => $"Kramers-Kronig, spectrum {when}: {reason}"));
            if (fit.ResidualDeviation > 0.05)
            {
                judgement.Void(FormattableString.Invariant($"the circuit {circuit.Text} leaves {100 * fit.ResidualDeviation:F1} % of the spectrum {when} the hold unexplained"));
            }

            if (!(resistance.Interface > 0) || resistance.InterfaceDeviation > 0.25 * resistance.Interface)
            {
                judgement.Void($"the interfacial resistance {when} the hold is not identifiable with {circuit.Text}");
            }

            fits.Add((f, z, fit));
        }

        if (spectra.Count > 2)
        {
            judgement.Note($"{spectra.Count} spectra: the first and the last are taken");
        }

        return fits;
    }

    private static IEnumerable<KeyValuePair<string, Estimate>> Used(PolarizationHold p, InterfacialResistance? before, InterfacialResistance? after)
    {
        if (before is not null && after is not null)
        {
            yield return Named("R_0", p.InitialResistance, 1.96 * before.InterfaceDeviation, "ohm", "interfacial, both electrodes, before", "sum of arcs", "spectrum before", Verdict.Ok, []);
            yield return Named("R_ss", p.SteadyResistance, 1.96 * after.InterfaceDeviation, "ohm", "interfacial, both electrodes, at steady state", "sum of arcs", "spectrum after", Verdict.Ok, []);
            yield return Named("R_b", before.Bulk, 1.96 * before.BulkDeviation, "ohm", "bulk, before", "series resistance", "spectrum before", Verdict.Ok, []);
        }

        yield return Named("I_0_uA", 1e6 * p.InitialCurrent, null, "uA", "initial current", "", "hold", Verdict.Ok, []);
        yield return Named("I_ss_uA", 1e6 * p.SteadyCurrent, null, "uA", "steady current", "", "hold", Verdict.Ok, []);
    }

    private static IEnumerable<CurveTable> Curves(PolarizationHold p, Hold? hold)
    {
        yield return hold is null
            ? new CurveTable("transference", "the values used", [new("dV", "V", [p.Voltage]), new("I_0", "A", [p.InitialCurrent]), new("I_ss", "A", [p.SteadyCurrent]), new("R_0", "ohm", [p.InitialResistance]), new("R_ss", "ohm", [p.SteadyResistance])])
            : new CurveTable("transference", "hold and fit", [new("Time", "s", hold.Time), new("Current", "A", hold.Current), new("Fit", "A", hold.Decay.Model)]);
    }

    private static Figure Draw(BruceVincent result, Hold? hold, List<(double[] Frequency, Complex[] Z, CircuitFit Fit)> fits)
    {
        var panels = new List<Panel>();
        if (fits.Count > 0)
        {
            panels.Add(NyquistChart.Panel(
            [
                .. fits.SelectMany((fit, k) => new[]
                {
                    new NyquistCurve(fit.Frequency, [.. fit.Z.Select(v => v.Real)], [.. fit.Z.Select(v => v.Imaginary)], k == 0 ? "before" : "after") { HasDecades = k == 0, Color = Palette.At(k) },
                    new NyquistCurve(fit.Frequency, [.. fit.Fit.Model.Select(v => v.Real)], [.. fit.Fit.Model.Select(v => v.Imaginary)], k == 0 ? "fits" : "") { IsFit = true, Color = Palette.At(k) },
                }),
            ]));
        }

        panels.Add(hold is null
            ? new Panel { X = Axis.OfCategories(Presentation.Struck("*t*_{+}", result.Verdict), "*I*_{ss}/*I*_{0}, interfaces left out"), Y = new Axis("Current fraction") { Min = Math.Min(0, result.Value - result.HalfWidth), Max = Math.Max(1, result.Value + result.HalfWidth) }, Series = [new ErrorBarSeries([0, 1], [result.Value, result.NaiveRatio], [result.HalfWidth, 0])] }
            : new Panel
            {
                X = new Axis("Time", "h") { Padding = 0.01, IsTight = true }, Y = new Axis("Current", "uA") { Padding = 0.05, IsTight = true },
                Series = [new ShadedWindow(0.02 * hold.Hours[^1], hold.Hours[^1]), new LineSeries(hold.Hours, [.. hold.Current.Select(i => 1e6 * i)]) { Label = "measured", Width = 0, Marker = Marker.Circle, MarkerSize = 1.6 }, new LineSeries(hold.Hours, [.. hold.Decay.Model.Select(i => 1e6 * i)]) { Label = "*a* + *b* exp(\u2212*t*/*τ*)" }],
            });
        if (hold is not null)
        {
            panels.Add(new Panel
            {
                X = new Axis("Time", "h") { Padding = 0.01, IsTight = true }, Y = new Axis("Residual", "%") { IncludeZero = true, Padding = 0.05, IsTight = true },
                Series = [new ReferenceLine(0), new LineSeries(hold.Hours, [.. hold.Current.Select((i, k) => 100 * ((i / hold.Decay.Model[k]) - 1))]) { Width = 0, Marker = Marker.Circle, MarkerSize = 1.6, Color = Palette.At(0) }],
            });
        }

        return panels.Count == 1 ? Figure.Of(panels[0]) : new Figure { WidthMm = Figure.SingleColumn, HeightMm = 40 + (38 * panels.Count), Panels = panels, RowWeights = panels.Count == 3 ? [1.2, 1.2, 0.7] : [1.2, 1] };
    }

    /// <summary>The hold as recorded.</summary>
    private sealed record Hold(double[] Time, double[] Current, double? Voltage, CurrentDecay Decay)
    {
        public double[] Hours => [.. Time.Select(t => (t - Time[0]) / 3600)];

        public static Hold? Of(AnalysisRequest request, List<(string Name, Record Record)> inputs)
        {
            if (inputs.Count == 0)
            {
                return null;
            }

            if (inputs.Count > 1)
            {
                throw new InputException("only one record can be the hold", string.Join(", ", inputs.Select(i => i.Name)), $"{inputs.Count} records without a frequency", "one hold, and the spectra before and after it");
            }

            var (name, record) = inputs[0];
            var time = AnalysisRequest.Time(record);
            double[] current = [.. (record.Find(Bdf.Current) ?? throw new InputException("the hold has no current in amperes", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), "i_A, i_mA or i_uA")).ToDoubles().Select(Math.Abs)];

            // Rows of open circuit before the step are no part of the hold.
            var first = Array.FindIndex(current, i => i > 0.05 * current.Max());
            (time, current) = (time[Math.Max(0, first)..], current[Math.Max(0, first)..]);
            double? voltage = null;
            if (!request.Has("dv") && record.Find(Bdf.Voltage) is { } column)
            {
                var sorted = column.ToDoubles().Skip(Math.Max(0, first)).Select(Math.Abs).Where(double.IsFinite).Order().ToArray();
                voltage = sorted.Length > 0 ? sorted[sorted.Length / 2] : null;
            }

            return new Hold(time, current, voltage, CurrentDecay.Of(time, current));
        }
    }
}
