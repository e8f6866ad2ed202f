using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>kk</c>: the Kramers-Kronig test.</summary>
internal static class KkMethod
{
    public static AnalysisMethod Method { get; } = new(
        "kk", "Is a spectrum stationary, linear and causal? Lin-KK judged by bands, Z-HIT and runs", "impedance spectra", [], ["residual_rms", "elements", "noise", "band_drift", "zhit_drift"],
        [
            "Z = R + j w L + 1/(j w C) + sum R_k/(1 + j w tau_k), linear least squares with 1/|Z|, 2 to 3.5 elements a decade",
            "void: a band of half a decade lies more than 0.5 % and 5 standard deviations to one side, or Z-HIT departs by more than 3 % in the lowest decade (1.2 % together with a one-sided band)",
            "Z-HIT: ln|Z| = const + (2/pi) int phi d ln w - (pi/6) d phi/d ln w",
        ],
        ["Boukamp, J. Electrochem. Soc. 142 (1995) 1885", "Schonleber et al., Electrochim. Acta 131 (2014) 20", "Yrjana and Bobacka, Electrochim. Acta 504 (2024) 144951", "Ehm et al., ACH Models in Chemistry 137 (2000) 145"], Run) { Several = SeveralRecords.Series };

    // The limit of a band's mean as two lines, and the band that lies farthest to one side shaded where the test was not passed.
    private static Panel Draw(double[] f, double[] re, double[] im, KramersKronigTest test)
    {
        var panel = ImpedanceFigures.Residuals(f, re, im);
        var limit = 100 * KramersKronigTest.FailingDrift;
        Series[] band = test.Verdict == Verdict.Ok || !(test.BandDrift > KramersKronigTest.DoubtfulDrift) ? [] : [new ShadedWindow(test.BandFrequency / 1.78, test.BandFrequency * 1.78)];
        return panel with
        {
            Series = [.. band, .. panel.Series, new ReferenceLine(limit) { Dash = Dash.Dotted, IsCovered = false, Label = "limit of a band's mean" }, new ReferenceLine(-limit) { Dash = Dash.Dotted, IsCovered = false }],
        };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var spectra = SpectraOf.Request(request);
        var tests = spectra.Select(s => KramersKronigTest.Of(s.Frequency, s.Z)).ToList();
        var worst = tests.Select((t, k) => (t, k)).OrderByDescending(p => p.t.Verdict).First().k;
        var (test, (_, _, f, z)) = (tests[worst], spectra[worst]);
        var reasons = tests.SelectMany((t, k) => t.Reasons.Select(r => spectra.Count > 1 ? FormattableString.Invariant($"key {spectra[k].Key}: {r}") : r)).ToList();
        KeyValuePair<string, Estimate> Result(string name, double value, string unit, string definition) => Named(name, value, null, unit, definition, "Lin-KK", $"{z.Length} points", test.Verdict, test.Reasons);
        double[] re = [.. test.Real.Select(v => 100 * v)], im = [.. test.Imaginary.Select(v => 100 * v)];
        return new AnalysisResult("kk")
        {
            Inputs = request.Names, Verdict = Worst(tests.Select(t => t.Verdict)), Reasons = reasons,
            Results =
            [
                Result("residual_rms", test.Rms, "1", "root mean square of one relative residual part"), Result("elements", test.Elements, "1", "number of RC elements"),
                Result("noise", test.Noise, "1", "standard deviation of one relative part from differences of neighbors"), Result("band_drift", test.BandDrift, "1", "largest mean residual of a band of half a decade"),
                Result("zhit_drift", test.ModulusDrift, "1", "measured against computed modulus, lowest decade"),
            ],
            Lists = spectra.Count == 1 ? new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>() : new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["series"] = [.. tests.Select((t, k) => new Dictionary<string, Estimate> { ["key"] = Plain(spectra[k].Key, null, spectra[k].KeyUnit), ["residual_rms"] = Plain(t.Rms, null, "1", t.Verdict), ["band_drift"] = Plain(t.BandDrift, null, "1", t.Verdict) })],
            },
            Quality = Quality(("band_score", test.BandScore), ("band_frequency_hz", test.BandFrequency), ("runs_score", test.RunsScore), ("mu", test.Mu), ("widening_decades", test.Widening)),
            Settings = Settings(("range of elements", "2 to 3.5 a decade"), ("failing drift", "0.5 %"), ("doubtful drift", "0.3 %")),
            Curves = [new CurveTable("kk", "relative residuals (measured - fit)/|Z|", [new("Frequency", "Hz", f), new("Residual Z'", "%", re), new("Residual Z''", "%", im), new("Z-HIT difference", "%", [.. HilbertModulus.Of(f, z).Difference.Select(d => 100 * d)])])],
            Figure = Figure.Of(Draw(f, re, im, test)),
        };
    }
}
