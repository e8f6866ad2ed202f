using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>eis</c>: an equivalent circuit fitted to a spectrum or to a series of spectra.</summary>
internal static class EisMethod
{
    private static readonly string[] s_automatic =
    [
        "R0-p(R1,CPE1)", "L0-R0-p(R1,CPE1)", "R0-p(R1,CPE1)-CPE2", "R0-p(R1,CPE1)-p(R2,CPE2)", "L0-R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,CPE1)-p(R2,CPE2)-Ws1", "L0-R0-p(R1,CPE1)-p(R2,CPE2)-Ws1", "L0-R0-p(R1,CPE1)-p(R2,CPE2)-Wo1",
        "L0-R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)",
    ];

    public static AnalysisMethod Method { get; } = new TextMethod(
        "eis", "Equivalent circuit by complex nonlinear least squares from automatic starts, with intervals", "impedance spectra (frequency_hz, z_re_ohm, z_im_ohm; a leading key column for a series)",
        [
            ("circuit", "e.g. \"R0-p(R1,CPE1)-p(R2,CPE2)\", bracket notation R(RQ)(RQ), own elements \"R0-X1; X(R, tau) = R/(1+j*w*tau)\", or auto"),
            ("area", "area of one electrode: resistances are also given per area"), ("symmetric", "two equal electrodes in series: each has half of every arc's resistance and twice its capacitance; series and diffusion resistances belong to the cell as a whole"),
            ("weight", "modulus (default), unity, proportional, boukamp, or sigma: columns z_re_sd_ohm and z_im_sd_ohm hold the measured standard deviations"), ("starts", "number of starting points (20)"), ("fix", "parameters held, e.g. \"R0=4.2, CPE1_n=0.9\""), ("profile", "yes: intervals from the profile likelihood"),
        ],
        ["the circuit's parameters", "chi2", "series[]", "R1_area", "CPE1_C_normal", "CPE1_C_surface"],
        [
            "minimum of sum w |Z - Zfit|^2, w = 1/|Z|^2 (measured modulus)", "chi2 = sum |Z - Zfit|^2/|Z|^2 over the points", "95 % intervals: Student's t on ln p for positive parameters, covariance s^2 (J'WJ)^-1",
            "per area: R A of one electrode; symmetric cell R_electrode = R/2 and C_electrode = 2 C of every arc, the series resistance and diffusion undivided", "C effective: normal Q^(1/n) R^((1-n)/n) (Hsu-Mansfeld); surface Q^(1/n) (1/Rs + 1/Rct)^((n-1)/n) (Brug)", .. ElementCatalog.All.Select(e => $"{e.Symbol}: Z = {e.Formula}; {e.Description}"),
        ],
        ["Boukamp, Solid State Ionics 20 (1986) 31", "Orazem and Tribollet, Electrochemical Impedance Spectroscopy", "Brug et al., J. Electroanal. Chem. 176 (1984) 275", "Hsu and Mansfeld, Corrosion 57 (2001) 747"],
        Run) { Several = SeveralRecords.Series };

    internal static CircuitFitOptions Options(AnalysisRequest request)
    {
        var weight = request.Text("weight", "modulus");
        var fixedValues = new Dictionary<string, double>();
        foreach (var part in request.Text("fix", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', StringSplitOptions.TrimEntries);
            fixedValues[pair[0]] = pair.Length == 2 && double.TryParse(pair[1], System.Globalization.CultureInfo.InvariantCulture, out var v)
                ? v : throw new InputException("a fixed parameter is not written as NAME=VALUE", "--fix", part, "e.g. R0=4.2 in SI units");
        }

        var starts = request.Number("starts", 20);
        return new CircuitFitOptions(weight switch
        {
            "modulus" => ImpedanceWeighting.Modulus, "unity" => ImpedanceWeighting.Unity, "proportional" => ImpedanceWeighting.Proportional, "boukamp" => ImpedanceWeighting.Boukamp,
            "sigma" => ImpedanceWeighting.Sigma, _ => throw new InputException("no such weighting", "--weight", weight, "modulus, unity, proportional, boukamp, sigma"),
        }, starts is >= 1 and <= 1000 ? (int)starts : throw new InputException("the number of starts is out of range", "--starts", $"{starts}", "1 to 1000")) { Fixed = fixedValues };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var spectra = SpectraOf.Request(request);
        var options = Options(request);
        var sigma = options.Weighting == ImpedanceWeighting.Sigma ? SpectraOf.Deviations(request, spectra) : null;
        var text = request.Text("circuit", "auto");
        var alternatives = new List<(string, double)>();
        var circuit = text == "auto" ? Choose(spectra[0].Frequency, spectra[0].Z, sigma is null ? options : options with { Sigma = sigma[0] }, alternatives, cancellation) : Circuit.Parse(text);
        var series = CircuitSeries.Fit(circuit, [.. spectra.Select(s => (s.Frequency, s.Z))], options, sigma, cancellation);
        var judgements = CircuitJudgement.Of(spectra, series, cancellation);
        var (_, _, f, z) = spectra[0];
        var (first, judged) = (series[0], judgements[0]);
        var whole = CircuitJudgement.Together(spectra, judgements);
        var results = CircuitEstimates.Of(request, first, judged, f, z);
        results.Add(Named("chi2", first.ChiSquared, null, "1", "sum of |Z - Zfit|^2/|Z|^2 over the points", "", SpectraOf.Window(f), judged.Judgement.Verdict, []));
        return new AnalysisResult("eis")
        {
            Inputs = request.Names, Results = results, Verdict = whole.Verdict, Reasons = whole.Reasons,
            Lists = spectra.Count > 1 ? new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["series"] = Rows(spectra, series, judgements) } : new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>(),
            Quality = Quality([
                ("points", z.Length), ("starts", first.Starts), ("agreeing_starts", first.Agreeing), ("aicc", first.AkaikeCriterion), ("residual_rms", first.ResidualDeviation), ("kk_residual_rms", judged.Test.Rms),
                ("kk_band_drift", judged.Test.BandDrift), ("strongest_correlation", judged.Correlation), .. alternatives.Select(a => ("aicc " + a.Item1, a.Item2))]),
            Settings = Settings(
                ("circuit", circuit.Text), ("weight", request.Text("weight", "modulus")), ("starts", $"{options.Starts}"), ("fixed", string.Join(", ", options.Fixed.Select(p => $"{p.Key}={p.Value}"))),
                ("symmetric", request.Has("symmetric") ? "yes" : "no"), ("intervals", request.Text("profile", "no") == "yes" ? "profile likelihood" : "covariance, Student's t on ln p")),
            Curves =
            [
                .. series.Take(1000).Select((s, k) => ImpedanceFigures.Table(spectra.Count > 1 ? $"eis_{k + 1}" : "eis", $"{circuit.Text}, chi2 {s.ChiSquared:G4}", spectra[k].Frequency, spectra[k].Z, s.Model)),
                .. spectra.Count > 1 ? [SeriesFigure.Table(spectra, series)] : Array.Empty<CurveTable>(), Correlations(first),
            ],
            Figure = spectra.Count > 1 ? SeriesFigure.Of(spectra, series) : ImpedanceFigures.Fit(circuit.Text, f, z, first.Model),
        };
    }

    // Correlations of all parameters (ln p of positive ones), a square table with the names as columns; 0 where a parameter was held or is at its bound.
    private static CurveTable Correlations(CircuitFit fit) => new(
        "eis_correlation", "correlation of the parameters, rows in the order of the columns",
        [.. fit.Parameters.Select((p, i) => new CurveColumn(p.Name, "", [.. fit.Parameters.Select((_, k) => i == k ? 1 : fit.Outcome.Correlation(i, k))]))]);

    private static List<IReadOnlyDictionary<string, Estimate>> Rows(
        List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitFit> series, IReadOnlyList<CircuitJudgement> judgements) =>
    [
        .. series.Select((fit, k) =>
        {
            var row = new Dictionary<string, Estimate> { ["key"] = Plain(spectra[k].Key, null, spectra[k].KeyUnit) };
            foreach (var p in fit.Parameters)
            {
                row[p.Name] = Plain(p.Value, p.IsFixed || p.AtBound ? null : Half(p.Low, p.High), p.Unit, Worst(p.IsIdentifiable ? Verdict.Ok : Verdict.Void, judgements[k].Judgement.Verdict == Verdict.Void ? Verdict.Void : Verdict.Ok));
            }

            row["chi2"] = Plain(fit.ChiSquared, null, "1", judgements[k].Judgement.Verdict);
            row["agreeing_starts"] = Plain(fit.Agreeing, null, "1");
            row["kk_band_drift"] = Plain(judgements[k].Test.BandDrift, null, "1", judgements[k].Test.Verdict);
            return row;
        }),
    ];

    internal static Circuit Choose(double[] f, Complex[] z, CircuitFitOptions options, List<(string, double)> alternatives, CancellationToken cancellation)
    {
        var tried = new List<CircuitFit>();
        foreach (var text in s_automatic)
        {
            var circuit = Circuit.Parse(text);
            if (2 * z.Length > circuit.Parameters.Count + 4)
            {
                tried.Add(CircuitFitter.Fit(circuit, f, z, options, cancellation));
                alternatives.Add((text, tried[^1].AkaikeCriterion));
            }
        }

        // Of the circuits whose every parameter the data determine the one with the lowest criterion; a larger one only if it is clearly lower. Where no
        // such circuit describes the data within 5 %, all compete.
        var sound = tried.Where(t => t.Parameters.All(p => p.IsIdentifiable) && t.ResidualDeviation < 0.05).ToList();
        var best = (sound.Count > 0 ? sound : tried)[0];
        foreach (var fit in sound.Count > 0 ? sound : tried)
        {
            best = fit.AkaikeCriterion < best.AkaikeCriterion - 4 ? fit : best;
        }

        return best.Circuit;
    }
}
