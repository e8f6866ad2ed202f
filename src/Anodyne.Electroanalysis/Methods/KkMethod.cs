using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>kk</c>: the Kramers-Kronig test.</summary>
internal sealed class KkMethod : AnalysisMethod<SeriesTest>
{
    private static readonly ResultTerm s_key = new("key", "1", "");
    private static readonly ResultTerm s_rms = new("residual_rms", "1", "root mean square of one relative residual part");
    private static readonly ResultTerm s_elements = new("elements", "1", "number of RC elements");
    private static readonly ResultTerm s_noise = new("noise", "1", "standard deviation of one relative part from differences of neighbors");
    private static readonly ResultTerm s_band = new("band_drift", "1", "largest mean residual of a band of half a decade");
    private static readonly ResultTerm s_modulus = new("zhit_drift", "1", "measured against computed modulus, lowest decade");

    public KkMethod()
        : base("kk", "Is a spectrum stationary, linear and causal? Lin-KK judged by bands, Z-HIT and runs", "impedance spectra")
    {
        Results = [s_rms, s_elements, s_noise, s_band, s_modulus];
        Several = SeveralRecords.Series;
        Formulas =
        [
            "Z = R + j w L + 1/(j w C) + sum R_k/(1 + j w tau_k), linear least squares with 1/|Z|, 2 to 3.5 elements a decade",
            "void: a band of half a decade lies more than 0.5 % and 5 standard deviations to one side; or Z-HIT departs by more than 3 % in the lowest decade "
            + "(1.2 % together with a one-sided band; 5.5 % below five points a decade, where 2.2 % is a caution)",
            "Z-HIT: ln|Z| = const + (2/pi) int phi d ln w - (pi/6) d phi/d ln w",
        ];
        References =
        [
            "Boukamp, J. Electrochem. Soc. 142 (1995) 1885", "Schonleber et al., Electrochim. Acta 131 (2014) 20",
                "Yrjana and Bobacka, Electrochim. Acta 504 (2024) 144951",
            "Ehm et al., ACH Models in Chemistry 137 (2000) 145",
        ];
    }

    protected override SeriesTest Compute(MethodInput input, CancellationToken cancellation) => SeriesTest.Of(SpectrumSeries.Of(input));

    protected override void Present(SeriesTest found, Presentation show)
    {
        var (test, spectrum) = (found.Tests[found.Worst], found.Spectra[found.Worst]);
        var (f, z) = (spectrum.Frequency, spectrum.Impedance);
        (show.Method, show.Window) = ("Lin-KK", $"{z.Length} points");
        show.Add(s_rms, test.Rms, null, test);
        show.Add(s_elements, test.Elements, null, test);
        show.Add(s_noise, test.Noise, null, test);
        show.Add(s_band, test.BandDrift, null, test);
        show.Add(s_modulus, test.ModulusDrift, null, test);
        if (found.Tests.Count > 1)
        {
            var row = new ListTerm("series", s_key with { Unit = spectrum.Key.Unit }, s_rms, s_band);
            show.Rows(row, found.Tests.Zip(found.Spectra), p =>
                [p.Second.Key.Value, new(p.First.Rms, null, p.First.Verdict), new(p.First.BandDrift, null, p.First.Verdict)]);
        }

        show.Quality(
            ("band_score", test.BandScore), ("band_frequency_hz", test.BandFrequency), ("runs_score", test.RunsScore), ("mu", test.Mu),
            ("widening_decades", test.Widening));
        show.Setting("range of elements", "2 to 3.5 a decade");
        show.Setting("failing drift", "0.5 %");
        show.Setting("doubtful drift", "0.3 %");
        double[] re = [.. test.Real.Select(v => 100 * v)], im = [.. test.Imaginary.Select(v => 100 * v)];
        show.Curve(
            "kk", "relative residuals (measured - fit)/|Z|", ("Frequency", "Hz", f), ("Residual Z'", "%", re), ("Residual Z''", "%", im),
            ("Z-HIT difference", "%", [.. HilbertModulus.Of(f, z).Difference.Select(d => 100 * d)]));
        show.Draw(() => Figure.Of(Draw(f, re, im, test)));
    }

    // The limit of a band's mean as two lines, and the band that lies farthest to one side shaded where the test was not passed.
    private static Panel Draw(double[] f, double[] re, double[] im, KramersKronigTest test)
    {
        var panel = ImpedanceFigures.Residuals(f, re, im);
        var limit = 100 * KramersKronigTest.FailingDrift;
        var hasPassed = test.Verdict == Verdict.Ok || !(test.BandDrift > KramersKronigTest.DoubtfulDrift);
        Series[] band = hasPassed ? [] : [new ShadedWindow(test.BandFrequency / 1.78, test.BandFrequency * 1.78)];
        return panel with
        {
            Series =
            [
                .. band, .. panel.Series, new ReferenceLine(limit) { Dash = Dash.Dotted, IsCovered = false, Label = "limit of a band's mean" },
                new ReferenceLine(-limit) { Dash = Dash.Dotted, IsCovered = false },
            ],
        };
    }
}
