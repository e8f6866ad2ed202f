using Anodyne.Electroanalysis.Transference;
using Anodyne.Figures;
using Anodyne.Quantities;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>transference</c>: the Bruce-Vincent number.</summary>
internal static class TransferenceMethod
{
    public static AnalysisMethod Method { get; } = new(
        "transference", "Bruce-Vincent current fraction with Monte Carlo error", "options, or a record of the hold (t_s, i_uA) with the resistances as options",
        [("dv", "applied voltage"), ("i0", "initial current"), ("iss", "steady current"), ("r0", "interfacial resistance before"), ("rss", "interfacial resistance at steady state"), ("rb0", "bulk resistance before"), ("rbss", "bulk resistance at steady state"), ("i-error", "relative error of currents (0.005)"), ("r-error", "relative error of resistances (0.01)")],
        ["t_plus", "naive_ratio"],
        ["t+ = I_ss (dV - I_0 R_0)/(I_0 (dV - I_ss R_ss)); times I_ss-side R_b,ss/R_b,0 where the bulk changes", "check: I_0 against dV/(R_b + R_0); void where less than 20 % of dV falls over the electrolyte, sd > 0.1 or t+ outside 0 to 1"],
        ["Bruce, Evans and Vincent, Solid State Ionics 28-30 (1988) 918", "Evans, Vincent and Bruce, Polymer 28 (1987) 2324"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        CurrentDecay? decay = null;
        double[] time = [], current = [];
        if (request.Inputs.Count > 0)
        {
            time = AnalysisRequest.Time(request.First);
            current = [.. (request.First.Find(Records.Bdf.Current.Name) ?? throw new InputException("the hold has no current in amperes", request.Names[0], "", "i_A, i_mA or i_uA")).ToDoubles().Select(Math.Abs)];
            decay = CurrentDecay.Of(time, current);
        }

        var rb0 = request.Quantity("rb0", Dimension.Resistance);
        var hold = new PolarizationHold(
            request.Need("dv", Dimension.Voltage, "--dv 10mV"), request.Quantity("i0", Dimension.Current) ?? decay?.Initial ?? request.Need("i0", Dimension.Current, "--i0 41.2uA"),
            request.Quantity("iss", Dimension.Current) ?? decay?.Steady ?? request.Need("iss", Dimension.Current, "--iss 25.9uA"), request.Need("r0", Dimension.Resistance, "--r0 96ohm"), request.Need("rss", Dimension.Resistance, "--rss 104ohm"))
        {
            Bulk = rb0 is { } b ? (b, request.Quantity("rbss", Dimension.Resistance) ?? b) : null, CurrentError = request.Number("i-error", 0.005), ResistanceError = request.Number("r-error", 0.01),
        };
        var result = BruceVincent.Of(hold);
        var judgement = new Judgement();
        judgement.Add(result.Verdict, result.Reasons);
        if (decay is not null && Math.Abs(decay.DriftPerHour) > 0.01)
        {
            judgement.Caution(FormattableString.Invariant($"the current still changes by {100 * decay.DriftPerHour:F1} % an hour (1 % allowed): not yet steady"));
        }

        return new AnalysisResult("transference")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Results =
            [
                Named("t_plus", result.Value, result.HalfWidth, "1", "current fraction of the cell; 1/(1 + Ne) in a concentrated solution, not the transference number", "Bruce-Vincent", "hold", judgement.Verdict, judgement.Reasons),
                Named("naive_ratio", result.NaiveRatio, null, "1", "I_ss/I_0, interfaces left out", "", "hold", judgement.Verdict, []),
            ],
            Quality = Quality(("sd", result.Deviation), ("drift_per_hour", decay?.DriftPerHour ?? double.NaN), ("time_constant_s", decay?.TimeConstant ?? double.NaN), ("electrolyte_share_start", 1 - (hold.InitialCurrent * hold.InitialResistance / hold.Voltage)), ("electrolyte_share_end", 1 - (hold.SteadyCurrent * hold.SteadyResistance / hold.Voltage))),
            Settings = Settings(("i-error", request.Text("i-error", "0.005 (assumed)")), ("r-error", request.Text("r-error", "0.01 (assumed)")), ("draws", $"{BruceVincent.Draws}")),
            Curves = decay is null
                ? [new CurveTable("transference", "the values used", [new("dV", "V", [hold.Voltage]), new("I_0", "A", [hold.InitialCurrent]), new("I_ss", "A", [hold.SteadyCurrent]), new("R_0", "ohm", [hold.InitialResistance]), new("R_ss", "ohm", [hold.SteadyResistance])])]
                : [new CurveTable("transference", "hold and fit", [new("Time", "s", time), new("Current", "A", current), new("Fit", "A", decay.Model)])],
            Figure = decay is null
                ? Figure.Of(new Panel { X = Axis.OfCategories("t+", "I_ss/I_0"), Y = new Axis("Current fraction") { Min = 0, Max = 1 }, Series = [new ErrorBarSeries([0, 1], [result.Value, result.NaiveRatio], [result.HalfWidth, 0])] })
                : Figure.Of(new Panel { X = new Axis("Time", "h"), Y = new Axis("Current", "uA"), Series = [new LineSeries([.. time.Select(t => t / 3600)], [.. current.Select(i => 1e6 * i)]) { Label = "measured" }, new LineSeries([.. time.Select(t => t / 3600)], [.. decay.Model.Select(i => 1e6 * i)]) { Label = "a + b exp(-t/tau)" }] }),
        };
    }
}
