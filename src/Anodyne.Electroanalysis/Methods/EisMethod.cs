using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>eis</c>: an equivalent circuit fitted to a spectrum or to a series of spectra.</summary>
internal sealed class EisMethod : AnalysisMethod<FittedSeries>
{
    private static readonly FlagOption s_symmetric = new(
        "symmetric",
        "two equal electrodes in series: each has half of every arc's resistance and twice its capacitance; "
        + "series and diffusion resistances belong to the cell as a whole");

    private static readonly ChoiceOption<ImpedanceWeighting> s_weight = new(
        "weight", "weights of the points; sigma: columns z_re_sd_ohm and z_im_sd_ohm hold the measured standard deviations",
        ("modulus", ImpedanceWeighting.Modulus), ("unity", ImpedanceWeighting.Unity), ("proportional", ImpedanceWeighting.Proportional),
        ("boukamp", ImpedanceWeighting.Boukamp), ("sigma", ImpedanceWeighting.Sigma));

    private static readonly NumberOption s_starts = new("starts", 1, 1000, "number of starting points") { IsWhole = true, Otherwise = 20 };
    private static readonly TextOption<IReadOnlyDictionary<string, double>> s_fix =
        new("fix", "parameters held", "e.g. \"R0=4.2, CPE1_n=0.9\" in SI units", Fixed) { DefaultText = "" };

    private static readonly ChoiceOption<FitIntervals> s_profile = new(
        "profile", "intervals from the profile likelihood; auto: where the linear ones reach further than 20 % or a parameter is at its bound",
        ("auto", FitIntervals.Automatic), ("no", FitIntervals.Linear), ("yes", FitIntervals.Profile));
    private static readonly ResultTerm s_choice = new("circuit_choice", "", "given, found, or cannot tell: which of several circuits is right");
    private static readonly ResultTerm s_chi = new("chi2", "1", "sum of |Z - Zfit|^2/|Z|^2 over the points");

    public EisMethod()
        : base(
            "eis", "Equivalent circuit by complex nonlinear least squares from automatic starts, with intervals",
            "impedance spectra (frequency_hz, z_re_ohm, z_im_ohm; a leading key column for a series)")
    {
        Options = [CircuitOption, StandardOptions.Area, s_symmetric, s_weight, s_starts, s_fix, s_profile];
        Results =
        [
            new("the circuit's parameters", "", ""), CircuitEstimates.Total, s_choice, s_chi, new ListTerm("series"), new("R1_area", "ohm cm2", "R A"),
                new("CPE1_C_normal", "F", "effective capacitance"),
            new("CPE1_C_surface", "F", "effective capacitance"),
        ];
        Several = SeveralRecords.Series;
        Formulas =
        [
            "minimum of sum w |Z - Zfit|^2, w = 1/|Z|^2 (measured modulus)", "chi2 = sum |Z - Zfit|^2/|Z|^2 over the points",
            "95 % intervals: Student's t on ln p for positive parameters, covariance s^2 (J'WJ)^-1; where one reaches further than 20 % or a bound, "
            + "profile likelihood for all, with the ends in low and high",
            "auto: of the circuits whose parameters are all determined the simplest within 4 of the lowest AICc; cannot tell where a simpler one is less than "
            + "10 behind, one of the same size less than 6, or none comes down to the noise",
            "series: each arc's resistance and capacitance against the key, per area where the area is known",
            "per area: R A of one electrode; symmetric cell R_electrode = R/2 and C_electrode = 2 C of every arc, "
            + "the series resistance and diffusion undivided",
            "C effective: normal Q^(1/n) R^((1-n)/n) (Hsu-Mansfeld); surface Q^(1/n) (1/Rs + 1/Rct)^((n-1)/n) (Brug)",
            .. ElementCatalog.All.Select(e => $"{e.Symbol}: Z = {e.Formula}; {e.Description}"),
        ];
        References =
        [
            "Boukamp, Solid State Ionics 20 (1986) 31", "Orazem and Tribollet, Electrochemical Impedance Spectroscopy",
            "Brug et al., J. Electroanal. Chem. 176 (1984) 275", "Hsu and Mansfeld, Corrosion 57 (2001) 747",
        ];
    }

    /// <summary>A circuit, or auto for one that is chosen.</summary>
    internal static TextOption<Circuit?> CircuitOption { get; } = new(
        "circuit", "equivalent circuit",
        "auto, e.g. \"R0-p(R1,CPE1)-p(R2,CPE2)\", bracket notation R(RQ)(RQ), own elements \"R0-X1; X(R, tau) = R/(1+j*w*tau)\"",
        text => text == "auto" ? null : Circuit.Parse(text)) { DefaultText = "auto" };

    protected override FittedSeries Compute(MethodInput input, CancellationToken cancellation)
    {
        var spectra = SpectrumSeries.Of(input);
        var options = new CircuitFitOptions(input.Get(s_weight), (int)input.Get(s_starts)) { Fixed = input.Get(s_fix), Intervals = input.Get(s_profile) };
        var sigma = options.Weighting == ImpedanceWeighting.Sigma ? SpectrumSeries.Deviations(input.Inputs, spectra) : null;
        return FittedSeries.Of(spectra, input.Get(CircuitOption), options, sigma, cancellation) with
        {
            Area = input.Area, IsSymmetric = input.Get(s_symmetric),
        };
    }

    protected override void Present(FittedSeries found, Presentation show)
    {
        var (first, circuit) = (found.First, found.Choice.Circuit.Text);
        show.Window = SpectrumSeries.Window(first.Spectrum);
        CircuitEstimates.Add(found, show);
        show.Method = "";
        show.Word(s_choice.Name, found.Choice.Tried.Count == 0 ? "given" : found.Choice.IsFound ? "found" : "cannot tell");
        show.Add(s_chi, first.Fit.ChiSquared, null, new Judgement(first.Verdict));
        show.Quality(
            ("points", first.Spectrum.Count), ("starts", first.Fit.Starts), ("agreeing_starts", first.Fit.Agreeing), ("aicc", first.Fit.AkaikeCriterion),
            ("residual_rms", first.Fit.ResidualDeviation), ("kk_residual_rms", first.Test.Rms), ("kk_band_drift", first.Test.BandDrift),
            ("strongest_correlation", first.Correlation));
        show.Quality([.. found.Choice.Tried.Select(a => ("aicc " + a.Text, a.Criterion))]);
        show.Setting("circuit", circuit);
        show.Setting("fixed", string.Join(", ", first.Fit.Options.Fixed.Select(p => $"{p.Key}={p.Value}")));
        foreach (var (member, k) in found.Members.Take(1000).Select((m, k) => (m, k)))
        {
            var name = found.Members.Count > 1 ? $"eis_{k + 1}" : "eis";
            show.Curve(ImpedanceFigures.Table(name, $"{circuit}, chi2 {member.Fit.ChiSquared:G4}", member.Spectrum, member.Fit.Model));
        }

        if (found.Members.Count > 1)
        {
            show.Rows("series", found.Members.Select(member => Row(found, member)));
            show.Curve(SeriesFigure.Table(found));
        }

        show.Curve(Correlations(first.Fit));
        show.Draw(() => found.Members.Count > 1 ? SeriesFigure.Of(found) : ImpedanceFigures.Fit(circuit, first.Spectrum, first.Fit.Model));
    }

    private static Dictionary<string, double> Fixed(string text)
    {
        var values = new Dictionary<string, double>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', StringSplitOptions.TrimEntries);
            values[pair[0]] = pair.Length == 2 && double.TryParse(pair[1], CultureInfo.InvariantCulture, out var v)
                ? v : throw new InputException("a fixed parameter is not written as NAME=VALUE", "--fix", part, "e.g. R0=4.2 in SI units");
        }

        return values;
    }

    // Correlations of all parameters (ln p of positive ones), a square table with the names as columns; 0 where a parameter was held or is at its bound.
    private static CurveTable Correlations(CircuitFit fit) => new(
        "eis_correlation", "correlation of the parameters, rows in the order of the columns",
        [.. fit.Parameters.Select((p, i) => new CurveColumn(p.Name, "", [.. fit.Parameters.Select((_, k) => i == k ? 1 : fit.Outcome.Correlation(i, k))]))]);

    private static IEnumerable<(ResultTerm Term, Cell Cell)> Row(FittedSeries found, JudgedFit member)
    {
        yield return (new("key", member.Spectrum.Key.Unit, ""), member.Spectrum.Key.Value);
        var names = member.Fit.Circuit.Parameters.Select(p => p.Name).ToHashSet();
        foreach (var number in CircuitEstimates.Of(member, found.Area, found.IsSymmetric).Where(n => n.IsOfArc || names.Contains(n.Term.Name)))
        {
            var isVoid = Verdict.Void == member.Verdict || number.Judged.Verdict == Verdict.Void;
            yield return (number.Term with { Definition = "" }, new(number.Value, number.Half, isVoid ? Verdict.Void : Verdict.Ok));
        }

        yield return (s_chi, new(member.Fit.ChiSquared, null, member.Verdict));
        yield return (new("agreeing_starts", "1", ""), member.Fit.Agreeing);
        yield return (new("kk_band_drift", "1", ""), new(member.Test.BandDrift, null, member.Test.Verdict));
    }
}
