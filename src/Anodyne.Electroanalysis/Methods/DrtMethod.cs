using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Figures;
using Anodyne.Quantities;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>drt</c>: distribution of relaxation times.</summary>
internal static class DrtMethod
{
    public static AnalysisMethod Method { get; } = new(
        "drt", "Distribution of relaxation times with credible band and peaks", "one impedance spectrum",
        [("lambda", "smoothing, or auto"), ("rule", "evidence (default), gcv, l-curve, re-im"), ("tail", "no: do not separate a capacitive tail")],
        ["peaks[] {tau_s, R_ohm}", "R_inf", "L", "lambda", "R_pol"],
        [
            "Z = R_inf + j w L + 1/(j w C) + int gamma/(1 + j w tau) d ln tau; gamma in ohm, R_pol = int gamma d ln tau (not log10)",
            "minimum of |W(Ax - Z)|^2 + lambda int (d^2 ln gamma/d(ln tau)^2)^2 d ln tau, W = 1/|Z|: smooth in the logarithm, hence positive and without side lobes",
            "lambda: largest evidence, then the smoothest within one standard deviation of its misfit; peak R = area between minima",
        ],
        ["Wan et al., Electrochim. Acta 184 (2015) 483", "Saccoccio et al., Electrochim. Acta 147 (2014) 470", "Ciucci and Chen, Electrochim. Acta 167 (2015) 439", "Maradesa et al., J. Electrochem. Soc. 170 (2023) 030502"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var (_, _, f, z) = SpectraOf.Request(request)[0];
        var rule = request.Text("rule", "evidence");
        var options = new RelaxationOptions(
            request.Text("lambda", "auto") == "auto" ? null : request.Number("lambda", 0),
            rule switch
            {
                "evidence" => LambdaRule.Evidence, "gcv" => LambdaRule.CrossValidation, "l-curve" => LambdaRule.LCurve, "re-im" => LambdaRule.RealImaginary,
                _ => throw new InputException("no such rule", "--rule", rule, "evidence, gcv, l-curve, re-im"),
            },
            WithTail: request.Text("tail", "yes") != "no");
        var drt = RelaxationTimeDistribution.Of(f, z, options);
        KeyValuePair<string, Estimate> Result(string name, double value, double? half, string unit, string definition) => Named(name, value, half, unit, definition, "regularised inversion", $"{z.Length} points", drt.Verdict, drt.Reasons);
        return new AnalysisResult("drt")
        {
            Inputs = request.Names, Verdict = drt.Verdict, Reasons = drt.Reasons,
            Results =
            [
                Result("R_inf", drt.Resistance, 1.96 * drt.ResistanceDeviation, "ohm", "resistance at infinite frequency"), Result("L", drt.Inductance, null, "H", "series inductance, 0 if not needed"),
                Result("lambda", drt.Lambda, null, "1", "smoothing, independent of the unit of Z"), Result("R_pol", drt.Polarization, null, "ohm", "area of gamma over ln tau"), Result("chi2", drt.ChiSquared, null, "1", "sum of |Z - model|^2/|Z|^2"),
            ],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["peaks"] =
                [
                    .. drt.Peaks.Select(p => new Dictionary<string, Estimate>
                    {
                        ["tau_s"] = Plain(p.Tau, 0.5 * (p.TauHigh - p.TauLow), "s"), ["R_ohm"] = Plain(p.Resistance, 1.96 * p.ResistanceDeviation, "ohm"), ["C_F"] = Plain(p.Tau / p.Resistance, null, "F"),
                    }),
                ],
            },
            Quality = Quality(("peaks_at_lambda_over_10", drt.PeakCounts.Rougher), ("peaks", drt.PeakCounts.Chosen), ("peaks_at_10_lambda", drt.PeakCounts.Smoother), ("inverse_capacitance_per_F", drt.InverseCapacitance)),
            Settings = Settings(("rule", rule), ("lambda", options.Lambda is null ? "auto" : "given"), ("nodes a decade", "8"), ("tail", options.WithTail ? "yes" : "no")),
            Curves =
            [
                new CurveTable("drt", "distribution of relaxation times with 95 % credible band", [new("tau", "s", drt.Tau), new("gamma", "ohm", drt.Gamma), new("low", "ohm", drt.Low), new("high", "ohm", drt.High)]),
                ImpedanceFigures.Table("drt_fit", "measured and reconstructed impedance", f, z, drt.Model),
                .. drt.Scan.Count > 0 ? new[] { new CurveTable("drt_lambda", "score of the rule (lower is better)", [new("lambda", "", [.. drt.Scan.Select(s => s.Lambda)]), new("score", "", [.. drt.Scan.Select(s => s.Score)])]) } : [],
            ],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Relaxation time", "s") { Scale = AxisScale.Log }, Y = new Axis("*γ*", "ohm") { IncludeZero = true },
                Series = [new BandSeries(drt.Tau, drt.Low, [.. drt.High.Select(h => Math.Min(h, 1.5 * drt.Gamma.Max()))]), new LineSeries(drt.Tau, drt.Gamma), .. drt.Peaks.Select(p => new Annotation(p.Tau, p.Height, FormattableString.Invariant($"{p.Resistance:G3} Ω")) { ShiftY = -10 })],
            }),
        };
    }
}
