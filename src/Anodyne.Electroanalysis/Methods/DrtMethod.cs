using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>drt</c>: distribution of relaxation times.</summary>
internal sealed class DrtMethod : AnalysisMethod<RelaxationSeries>
{
    private static readonly TextOption<double?> s_lambda = new("lambda", "smoothing", "auto, or a number above 0", Lambda) { DefaultText = "auto" };
    private static readonly ChoiceOption<LambdaRule> s_rule = new(
        "rule", "how the smoothing is chosen", ("evidence", LambdaRule.Evidence), ("gcv", LambdaRule.CrossValidation), ("l-curve", LambdaRule.LCurve),
        ("re-im", LambdaRule.RealImaginary));

    private static readonly ChoiceOption<bool> s_tail = new(
        "tail", "separate a tail at low frequency: capacitive, or of constant phase where arcs and such a tail describe the spectrum",
        ("yes", true), ("no", false));

    private static readonly ChoiceOption<DistributionSign> s_sign = new(
        "sign", "of which sign the distribution may be; auto: negative over one range where inductive loops demand it", ("positive", DistributionSign.Positive),
        ("auto", DistributionSign.Automatic));

    private static readonly ResultTerm s_tailQ = new("tail_Q", "S s^n", "Q of the tail 1/(Q (j w)^n) that was taken off; a capacitance where n is 1");
    private static readonly ResultTerm s_tailN = new("tail_n", "1", "n of the tail");
    private static readonly ResultTerm s_resistance = new("R_inf", "ohm", "resistance at infinite frequency");
    private static readonly ResultTerm s_inductance = new("L", "H", "series inductance, 0 if not needed");
    private static readonly ResultTerm s_smoothing = new("lambda", "1", "smoothing, independent of the unit of Z");
    private static readonly ResultTerm s_polarization = new("R_pol", "ohm", "area of gamma over ln tau");
    private static readonly ResultTerm s_chi = new("chi2", "1", "sum of |Z - model|^2/|Z|^2");
    private static readonly ListTerm s_peaks = new(
        "peaks", new("tau_s", "s", ""), new("R_ohm", "ohm", ""), new("C_F", "F", ""), new("R_area_ohm", "ohm", ""), new ResultTerm("is_arc", "1", ""));

    public DrtMethod()
        : base("drt", "Distribution of relaxation times with credible band and peaks", "impedance spectra; a leading key column for a series")
    {
        Options = [s_lambda, s_rule, s_tail, s_sign];
        Results = [s_peaks, s_resistance, s_inductance, s_smoothing, s_polarization, s_tailQ, s_tailN, s_chi, new ListTerm("series")];
        Several = SeveralRecords.Series;
        Formulas =
        [
            "Z = R_inf + j w L + 1/(Q (j w)^n) + int gamma/(1 + j w tau) d ln tau; gamma in ohm, R_pol = int gamma d ln tau (not log10)",
            "tail: n is 1 unless gamma reaches beyond the lowest frequency and one arc a peak with such a tail describes the spectrum; then it is subtracted",
            "inductive loops: gamma is negative over one range of tau if that lowers the misfit beyond doubt (N ln S by 15); "
            + "ln |gamma| is smooth on either side",
            "minimum of |W(Ax - Z)|^2 + lambda int (d^2 ln gamma/d(ln tau)^2)^2 d ln tau, W = 1/|Z|: "
            + "smooth in the logarithm, hence positive and without side lobes",
            "lambda: largest evidence, then the smoothest within one standard deviation of its misfit",
            "peak R and tau: of one depressed arc a peak, fitted to the spectrum, where such arcs describe it as well as the distribution (is_arc 1); "
            + "a peak is two arcs where one does not describe it, two do, and each resistance is known to 7 %; "
            + "otherwise the area between minima, its error widened by gamma at the minimum "
            + "times the length over which a flank falls by e (2 or more), and a caution",
            "every spectrum is tested by Kramers and Kronig (kk); one that fails gives a caution",
        ];
        References =
        [
            "Wan et al., Electrochim. Acta 184 (2015) 483", "Saccoccio et al., Electrochim. Acta 147 (2014) 470",
                "Ciucci and Chen, Electrochim. Acta 167 (2015) 439",
            "Maradesa et al., J. Electrochem. Soc. 170 (2023) 030502",
        ];
    }

    protected override RelaxationSeries Compute(MethodInput input, CancellationToken cancellation)
    {
        var lambda = input.Get(s_lambda);

        // A smoothing that is given needs no rule.
        var rule = lambda is null ? input.Get(s_rule) : LambdaRule.Evidence;
        return RelaxationSeries.Of(SpectrumSeries.Of(input), new RelaxationOptions(lambda, rule, WithTail: input.Get(s_tail)) { Sign = input.Get(s_sign) },
            cancellation);
    }

    protected override void Present(RelaxationSeries found, Presentation show)
    {
        var (first, drt, spectrum) = (found.First, found.First.Distribution, found.First.Spectrum);
        (show.Method, show.Window) = ("regularised inversion", $"{spectrum.Count} points");
        show.Add(s_resistance, drt.Resistance, 1.96 * drt.ResistanceDeviation, first);
        show.Add(s_inductance, drt.Inductance, null, first);
        show.Add(s_smoothing, drt.Lambda, null, first);
        show.Add(s_polarization, drt.Polarization, drt.PolarizationHalfWidth, Polarization(first));
        show.Add(s_tailQ, drt.Tail?.Coefficient ?? double.NaN, drt.Tail?.CoefficientHalfWidth, first);
        show.Add(s_tailN, drt.Tail?.Exponent ?? double.NaN, drt.Tail?.ExponentHalfWidth, first);
        show.Add(s_chi, drt.ChiSquared, null, first);
        show.Rows(s_peaks, drt.Peaks, p =>
            [new(p.Tau, 0.5 * (p.TauHigh - p.TauLow)), new(p.Resistance, 1.96 * p.ResistanceDeviation),
                p.Resistance > 0 ? p.Tau / p.Resistance : double.NaN, p.Area, p.IsArc ? 1 : 0]);
        if (found.Members.Count > 1)
        {
            show.Rows("series", found.Members.Select(Row));
        }

        show.Quality(
            ("peaks_at_lambda_over_10", drt.PeakCounts.Rougher), ("peaks", drt.PeakCounts.Chosen), ("peaks_at_10_lambda", drt.PeakCounts.Smoother),
            ("inverse_capacitance_per_F", drt.InverseCapacitance), ("kk_residual_rms", first.Test.Rms), ("kk_band_drift", first.Test.BandDrift));
        show.Setting("nodes a decade", "8");
        foreach (var (member, k) in found.Members.Take(1000).Select((m, k) => (m, k)))
        {
            var (d, tail) = (member.Distribution, k == 0 ? "" : $"_{k + 1}");
            show.Curve(
                "drt" + tail, "distribution of relaxation times with 95 % credible band", ("tau", "s", d.Tau), ("gamma", "ohm", d.Gamma), ("low", "ohm", d.Low),
                ("high", "ohm", d.High));
            show.Curve(ImpedanceFigures.Table("drt_fit" + tail, "measured and reconstructed impedance", member.Spectrum, d.Model));
        }

        if (drt.Scan.Count > 0)
        {
            show.Curve("drt_lambda", "score of the rule (lower is better)", ("lambda", "", [.. drt.Scan.Select(s => s.Lambda)]),
                ("score", "", [.. drt.Scan.Select(s => s.Score)]));
        }

        show.Draw(() => Draw(found));
    }

    private static Judgement Polarization(TestedDistribution member)
    {
        var judged = new Judgement(member.Verdict);
        if (!member.Distribution.IsPolarizationMeasured)
        {
            judged.Void(FormattableString.Invariant($"{100 * member.Distribution.Beyond:F0} % of it lies beyond the lowest frequency"));
        }

        return judged;
    }

    private static double? Lambda(string text) =>
        text == "auto" ? null
        : UnitText.TryParseToSi(text, Dimension.None, out var value) && value > 0 && double.IsFinite(value) ? value
        : throw new InputException("lambda is not a positive number", "--lambda", text, "> 0, or auto");

    // Peaks have the number of their order in a row: as many columns as the spectrum has peaks.
    private static IEnumerable<(ResultTerm Term, Cell Cell)> Row(TestedDistribution member)
    {
        var drt = member.Distribution;
        yield return (new("key", member.Spectrum.Key.Unit, ""), member.Spectrum.Key.Value);
        yield return (s_resistance, new(drt.Resistance, 1.96 * drt.ResistanceDeviation, member.Verdict));
        yield return (s_polarization, new(drt.Polarization, drt.PolarizationHalfWidth, Polarization(member).Verdict));
        yield return (new("peak_count", "1", ""), drt.Peaks.Count);
        foreach (var (peak, k) in drt.Peaks.Select((p, k) => (p, k + 1)))
        {
            yield return (new($"tau{k}_s", "s", ""), new(peak.Tau, 0.5 * (peak.TauHigh - peak.TauLow), member.Verdict));
            yield return (new($"R{k}_ohm", "ohm", ""), new(peak.Resistance, 1.96 * peak.ResistanceDeviation, member.Verdict));
        }
    }

    private static Figure Draw(RelaxationSeries found)
    {
        var drt = found.First.Distribution;
        var top = 1.35 * found.Members.Max(m => m.Distribution.Gamma.Max());
        var bottom = Math.Min(0, 1.35 * found.Members.Min(m => m.Distribution.Gamma.Min()));
        Series[] distributions = found.Members.Count > 1
            ? [.. found.Members.Select((m, k) => new LineSeries(m.Distribution.Tau, m.Distribution.Gamma) { Label = Key(m), Color = Palette.At(k) })]
            :
            [
                new BandSeries(drt.Tau, [.. drt.Low.Select(l => Math.Max(l, bottom))], [.. drt.High.Select(h => Math.Min(h, top))]) { Color = Palette.At(0) },
                new LineSeries(drt.Tau, drt.Gamma) { Color = Palette.At(0) },
                .. drt.Peaks.Select((p, k) => new Annotation(p.Tau, Math.Min(p.Height, 0.85 * top), Label(p, drt.Verdict))
                {
                    ShiftY = 7 + (k % 2 == 1 && drt.Peaks.Count > 3 ? 7 : 0), Size = 6,
                }),
            ];
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2, 1],
            Panels =
            [
                new Panel
                {
                    X = new Axis("Relaxation time *τ*", "s") { Scale = AxisScale.Log, IsTight = true }, Y = new Axis("*γ*", "ohm") { Min = bottom, Max = top },
                    Series = distributions,
                },
                ImpedanceFigures.Residuals(found.First.Spectrum, drt.Model),
            ],
        };
    }

    private static string Key(TestedDistribution member) =>
        FormattableString.Invariant($"{member.Spectrum.Key.Value:G4} {(member.Spectrum.Key.Unit == "1" ? "" : member.Spectrum.Key.Unit)}").TrimEnd();

    // Value and interval with as many digits as the interval lets stand.
    private static string Label(RelaxationPeak peak, Verdict verdict)
    {
        var half = 1.96 * peak.ResistanceDeviation;
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Max(1e-9, half))), 0, 6);
        return Presentation.Struck(FormattableString.Invariant($"{Math.Round(peak.Resistance, decimals)} \u00B1 {Math.Round(half, decimals)} \u03A9"), verdict);
    }
}
