using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Figures;
using Anodyne.Quantities;
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

    public static AnalysisMethod Method { get; } = new(
        "eis", "Equivalent circuit by complex nonlinear least squares from automatic starts, with intervals", "impedance spectra (frequency_hz, z_re_ohm, z_im_ohm; a leading key column for a series)",
        [
            ("circuit", "e.g. \"R0-p(R1,CPE1)-p(R2,CPE2)\", bracket notation R(RQ)(RQ), own elements \"R0-X1; X(R, tau) = R/(1+j*w*tau)\", or auto"),
            ("area", "area of one electrode: resistances are also given per area"), ("symmetric", "two equal electrodes: interfacial resistances per electrode are half"),
            ("weight", "modulus (default), unity, proportional, boukamp"), ("starts", "number of starting points (20)"), ("fix", "parameters held, e.g. \"R0=4.2, CPE1_n=0.9\""), ("profile", "yes: intervals from the profile likelihood"),
        ],
        ["the circuit's parameters", "chi2", "series[]"],
        [
            "minimum of sum w |Z - Zfit|^2, w = 1/|Z|^2 (measured modulus)", "chi2 = sum |Z - Zfit|^2/|Z|^2 over the points", "95 % intervals: Student's t on ln p for positive parameters, covariance s^2 (J'WJ)^-1",
            "C effective: normal Q^(1/n) R^((1-n)/n) (Hsu-Mansfeld); surface Q^(1/n) (1/Rs + 1/Rct)^((n-1)/n) (Brug)", .. ElementCatalog.All.Select(e => $"{e.Symbol}: Z = {e.Formula}; {e.Description}"),
        ],
        ["Boukamp, Solid State Ionics 20 (1986) 31", "Orazem and Tribollet, Electrochemical Impedance Spectroscopy", "Brug et al., J. Electroanal. Chem. 176 (1984) 275", "Hsu and Mansfeld, Corrosion 57 (2001) 747"],
        Run);

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
            _ => throw new InputException("no such weighting", "--weight", weight, "modulus, unity, proportional, boukamp"),
        }, starts is >= 1 and <= 1000 ? (int)starts : throw new InputException("the number of starts is out of range", "--starts", $"{starts}", "1 to 1000")) { Fixed = fixedValues };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var spectra = SpectraOf.Request(request);
        var options = Options(request);
        var text = request.Text("circuit", "auto");
        var alternatives = new List<(string, double)>();
        var circuit = text == "auto" ? Choose(spectra[0].Frequency, spectra[0].Z, options, alternatives, cancellation) : Circuit.Parse(text);
        var series = CircuitSeries.Fit(circuit, [.. spectra.Select(s => (s.Frequency, s.Z))], options, cancellation);
        var (_, _, f, z) = spectra[0];
        var first = series[0];
        var (judgement, test) = Judge(first, f, z);
        var area = request.Quantity("area", Dimension.Area) ?? request.First.Cell.Area;
        var symmetric = request.Has("symmetric");
        var results = new List<KeyValuePair<string, Estimate>>();
        foreach (var p in first.Parameters)
        {
            var (low, high) = request.Text("profile", "no") == "yes" && !p.IsFixed && !p.AtBound ? CircuitFitter.Profile(first, p.Name, f, z) : (p.Low, p.High);
            var reasons = Reasons(p);
            var verdict = Numbers.Worst(judgement.Verdict, p.IsIdentifiable ? p.AtBound ? Verdict.Caution : Verdict.Ok : Verdict.Void);
            results.Add(Named(p.Name, p.Value, p.IsFixed || p.AtBound ? null : Half(low, high), p.Unit, $"parameter of {circuit.Text}, whole cell", "complex nonlinear least squares", Window(f), verdict, reasons, ("low", low), ("high", high), ("sd", p.StandardDeviation)));
            if (area is { } a && p.Unit == "ohm")
            {
                var share = symmetric && p.Name != "R0" ? 0.5 : 1;
                results.Add(Named(
                    p.Name + "_area", share * p.Value * a * 1e4, Half(low, high) * share * a * 1e4, "ohm cm2", share < 1 ? "per electrode: half of the symmetric cell's, times the area of one electrode" : "times the area of one electrode",
                    "R A", Window(f), verdict, reasons));
            }
        }

        results.Add(Named("chi2", first.ChiSquared, null, "1", "sum of |Z - Zfit|^2/|Z|^2 over the points", "", Window(f), judgement.Verdict, []));
        var strongest = Strongest(first);
        return new AnalysisResult("eis")
        {
            Inputs = request.Names, Results = results, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Lists = spectra.Count > 1 ? new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["series"] = Rows(spectra, series) } : new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>(),
            Quality = Quality([
                ("points", z.Length), ("starts", first.Starts), ("agreeing_starts", first.Agreeing), ("aicc", first.AkaikeCriterion), ("residual_rms", first.ResidualDeviation), ("kk_residual_rms", test.Rms),
                ("kk_band_drift", test.BandDrift), ("strongest_correlation", strongest.Value), .. alternatives.Select(a => ("aicc " + a.Item1, a.Item2))]),
            Settings = Settings(("circuit", circuit.Text), ("weight", request.Text("weight", "modulus")), ("starts", $"{options.Starts}"), ("fixed", string.Join(", ", options.Fixed.Select(p => $"{p.Key}={p.Value}"))), ("symmetric", symmetric ? "yes" : "no")),
            Curves = [.. series.Take(1000).Select((s, k) => ImpedanceFigures.Table(spectra.Count > 1 ? $"eis_{k + 1}" : "eis", $"{circuit.Text}, chi2 {s.ChiSquared:G4}", spectra[k].Frequency, spectra[k].Z, s.Model))],
            Figure = ImpedanceFigures.Fit(circuit.Text, f, z, first.Model),
        };
    }

    private static (Judgement Judgement, KramersKronigTest Test) Judge(CircuitFit fit, double[] f, Complex[] z)
    {
        var judgement = new Judgement();
        var test = KramersKronigTest.Of(f, z);
        judgement.Add(test.Verdict == Verdict.Void ? Verdict.Caution : test.Verdict, test.Reasons.Select(r => "Kramers-Kronig: " + r));
        if (fit.Agreeing < 3 && fit.Starts > 2)
        {
            judgement.Caution($"only {fit.Agreeing} of {fit.Starts} starts reached this minimum");
        }

        if (fit.ResidualDeviation > 0.05)
        {
            judgement.Void(FormattableString.Invariant($"the circuit leaves {100 * fit.ResidualDeviation:F1} % of |Z| unexplained"));
        }
        else if (fit.ResidualDeviation > 2.5 * test.Rms && fit.ResidualDeviation > 0.005)
        {
            judgement.Caution(FormattableString.Invariant($"residuals of {100 * fit.ResidualDeviation:F2} % exceed the noise of {100 * test.Rms:F2} % by more than 2.5 times: the circuit misses something"));
        }

        foreach (var p in fit.Parameters.Where(p => !p.IsIdentifiable))
        {
            judgement.Caution($"{p.Name} is not identifiable: its 95 % interval exceeds 50 % of the value");
        }

        var (a, b, value) = Strongest(fit);
        if (Math.Abs(value) > 0.95)
        {
            judgement.Note(FormattableString.Invariant($"{a} and {b} are correlated by {value:F3}: take profile intervals (--profile yes)"));
        }

        return (judgement, test);
    }

    private static (string First, string Second, double Value) Strongest(CircuitFit fit)
    {
        var best = ("", "", 0.0);
        for (var i = 0; i < fit.Parameters.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var r = fit.Outcome.Correlation(i, j);
                best = Math.Abs(r) > Math.Abs(best.Item3) ? (fit.Parameters[j].Name, fit.Parameters[i].Name, r) : best;
            }
        }

        return best;
    }

    private static List<string> Reasons(FittedParameter p) =>
        p.IsFixed ? ["held by the user"] : p.AtBound ? ["at its bound: no valid interval"] : p.IsIdentifiable ? [] : ["not identifiable: the 95 % interval exceeds 50 % of the value"];

    private static string Window(double[] f) => FormattableString.Invariant($"{f.Length} points, {f.Min():G3} to {f.Max():G3} Hz");

    private static List<IReadOnlyDictionary<string, Estimate>> Rows(List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitFit> series) =>
    [
        .. series.Select((fit, k) =>
        {
            var row = new Dictionary<string, Estimate> { ["key"] = Plain(spectra[k].Key, null, spectra[k].KeyUnit) };
            foreach (var p in fit.Parameters)
            {
                row[p.Name] = Plain(p.Value, p.IsFixed || p.AtBound ? null : Half(p.Low, p.High), p.Unit, p.IsIdentifiable ? Verdict.Ok : Verdict.Void);
            }

            row["chi2"] = Plain(fit.ChiSquared, null, "1");
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
