using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>drt</c>: distribution of relaxation times.</summary>
internal static class DrtMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "drt", "Distribution of relaxation times with credible band and peaks", "one impedance spectrum",
        [("lambda", "smoothing, or auto"), ("rule", "evidence (default), gcv, l-curve, re-im"), ("tail", "no: do not separate a capacitive tail")],
        ["peaks[] {tau_s, R_ohm}", "R_inf", "L", "lambda", "R_pol"],
        [
            "Z = R_inf + j w L + 1/(j w C) + int gamma/(1 + j w tau) d ln tau; gamma in ohm, R_pol = int gamma d ln tau (not log10)",
            "minimum of |W(Ax - Z)|^2 + lambda int (d^2 ln gamma/d(ln tau)^2)^2 d ln tau, W = 1/|Z|: smooth in the logarithm, hence positive and without side lobes",
            "lambda: largest evidence, then the smoothest within one standard deviation of its misfit",
            "peak R and tau: of one depressed arc a peak, fitted to the spectrum, where such arcs describe it as well as the distribution (is_arc 1); otherwise the area between minima, its error widened by gamma at the minimum times the length over which a flank falls by e (2 or more), and a caution",
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
                        ["tau_s"] = Plain(p.Tau, 0.5 * (p.TauHigh - p.TauLow), "s"), ["R_ohm"] = Plain(p.Resistance, 1.96 * p.ResistanceDeviation, "ohm"), ["C_F"] = Plain(p.Tau / p.Resistance, null, "F"), ["R_area_ohm"] = Plain(p.Area, null, "ohm"), ["is_arc"] = Plain(p.IsArc ? 1 : 0, null, "1"),
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
            Figure = Draw(f, z, drt),
        };
    }

    private static Figure Draw(double[] f, System.Numerics.Complex[] z, RelaxationTimeDistribution drt)
    {
        var top = 1.35 * drt.Gamma.Max();
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2, 1],
            Panels =
            [
                new Panel
                {
                    X = new Axis("Relaxation time *τ*", "s") { Scale = AxisScale.Log, IsTight = true }, Y = new Axis("*γ*", "ohm") { Min = 0, Max = top },
                    Series =
                    [
                        new BandSeries(drt.Tau, drt.Low, [.. drt.High.Select(h => Math.Min(h, top))]) { Color = Palette.At(0) }, new LineSeries(drt.Tau, drt.Gamma) { Color = Palette.At(0) },
                        .. drt.Peaks.Select((p, k) => new Annotation(p.Tau, Math.Min(p.Height, 0.85 * top), Label(p, drt.Verdict)) { ShiftY = 7 + (k % 2 == 1 && drt.Peaks.Count > 3 ? 7 : 0), Size = 6 }),
                    ],
                },
                ImpedanceFigures.Residuals(f, [.. z.Select((v, k) => 100 * (v - drt.Model[k]).Real / v.Magnitude)], [.. z.Select((v, k) => 100 * (v - drt.Model[k]).Imaginary / v.Magnitude)]),
            ],
        };
    }

    // Value and interval with as many digits as the interval lets stand.
    private static string Label(RelaxationPeak peak, Verdict verdict)
    {
        var half = 1.96 * peak.ResistanceDeviation;
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Max(1e-9, half))), 0, 6);
        return Presentation.Struck(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(peak.Resistance, decimals)} \u00B1 {Math.Round(half, decimals)} \u03A9"), verdict);
    }
}
