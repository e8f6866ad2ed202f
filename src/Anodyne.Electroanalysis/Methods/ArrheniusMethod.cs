using Anodyne.Analysis;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>arrhenius</c>: activation energy from spectra, resistances or conductivities at several temperatures.</summary>
internal static class ArrheniusMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "arrhenius", "Activation energy of a resistance or conductivity from a temperature series, by Arrhenius or VTF",
        "spectra with a key column of temperatures in degC, or a table temperature_degC with r_ohm, r_ohm_cm2, sigma_mS_cm or sigma_S_m",
        [
            ("of", "parameter of the circuit (R2)"), ("circuit", "circuit for the spectra (R0-p(R1,CPE1)-p(R2,CPE2))"), ("law", "arrhenius (default), or vtf: sigma = A T^-1/2 exp(-B/(T - T0))"),
            ("form", "of the Arrhenius line: plain: ln(1/R) or ln(sigma) (default); T: ln(T/R) or ln(sigma T), Ea larger by about RT"),
        ],
        ["Ea_kJ_mol", "prefactor", "B_K", "T0_K"],
        [
            "ln(1/R) = ln A - Ea/RT, weighted by sd(R)/R; of a conductivity ln(sigma) = ln A - Ea/RT", "form T: ln(T/R) = ln A' - Ea'/RT, the line of an exchange current or of sigma T; Ea' = Ea + RT",
            "law vtf: ln(sigma) = ln A - ln(T)/2 - B/(T - T0), sigma or 1/R; Ea apparent R B (T/(T - T0))^2 at the middle temperature; AICc against the straight line",
        ],
        ["Arrhenius, Z. Phys. Chem. 4 (1889) 226", "Vogel, Phys. Z. 22 (1921) 645; Tammann and Hesse, Z. Anorg. Allg. Chem. 156 (1926) 245; Fulcher, J. Am. Ceram. Soc. 8 (1925) 339"], Run) { Several = SeveralRecords.Together };

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var form = request.Text("form", "plain") switch { "plain" => ArrheniusForm.Plain, "T" or "t" => ArrheniusForm.WithTemperature, var other => throw new InputException("no such form", "--form", other, "plain, T") };
        var law = request.Text("law", "arrhenius");
        if (law is not ("arrhenius" or "vtf") || (law == "vtf" && request.Has("form")))
        {
            throw new InputException(law == "vtf" ? "the forms belong to the Arrhenius line" : "no such law", law == "vtf" ? "--form" : "--law", law == "vtf" ? request.Text("form", "") : law, law == "vtf" ? "no --form with --law vtf" : "arrhenius, vtf");
        }

        var judgement = new Judgement();
        var series = Read(request, judgement, cancellation);
        return law == "vtf" ? Vogel(request, series, judgement) : Line(request, series, form, judgement);
    }

    private static Series Read(AnalysisRequest request, Judgement judgement, CancellationToken cancellation)
    {
        var of = request.Text("of", "R2");
        var record = request.First;
        if (record.Find(Bdf.Frequency) is null)
        {
            var column = record.Columns.FirstOrDefault(c => c.Unit is "ohm" or "ohm cm2" or "mS/cm" or "S/m")
                ?? throw new InputException("the table has neither a resistance nor a conductivity", request.Names[0], "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), "a column such as r_ohm, r_ohm_cm2, sigma_mS_cm, sigma_S_m");
            var isConductivity = column.Unit is "mS/cm" or "S/m";
            double[] kelvin = [.. record.Require(Bdf.AmbientTemperature.Name).ToDoubles().Select(t => t + PhysicalConstants.ZeroCelsius)];
            return new Series(kelvin, column.ToDoubles(), [], column.Unit, isConductivity, column.Name);
        }

        if (record.Find(UnitTable.Key) is null)
        {
            throw new InputException("the spectra carry no temperatures", request.Names[0], "no key column", "a leading key column with temperatures in degC");
        }

        var circuit = Circuit.Parse(request.Text("circuit", "R0-p(R1,CPE1)-p(R2,CPE2)"));
        if (circuit.IndexOf(of) < 0)
        {
            throw new InputException("the circuit has no such parameter", "--of", of, string.Join(", ", circuit.Parameters.Select(p => p.Name)));
        }

        // Temperatures change the spectra too much for a neighbor to be trusted alone: every start for each.
        var spectra = SpectraOf.Request(request);
        var fits = spectra.Select(s => CircuitFitter.Fit(circuit, s.Frequency, s.Z, EisMethod.Options(request), cancellation)).ToArray();
        foreach (var (fit, k) in fits.Select((x, k) => (x, k)))
        {
            if (fit.ResidualDeviation > 0.05)
            {
                judgement.Void(FormattableString.Invariant($"the circuit leaves {100 * fit.ResidualDeviation:F1} % of the spectrum at {spectra[k].Key} degC unexplained"));
            }

            if (!fit[of].IsIdentifiable)
            {
                judgement.Caution(FormattableString.Invariant($"{of} at {spectra[k].Key} degC is not identifiable"));
            }
        }

        return new Series([.. spectra.Select(s => s.Key + PhysicalConstants.ZeroCelsius)], [.. fits.Select(x => x[of].Value)], [.. fits.Select(x => x[of].StandardDeviation / x[of].Value)], circuit.Parameters[circuit.IndexOf(of)].Unit, false, of);
    }

    private static AnalysisResult Line(AnalysisRequest request, Series s, ArrheniusForm form, Judgement judgement)
    {
        // ln sigma is -ln of the resistance 1/sigma: one line for both.
        var r = s.IsConductivity ? [.. s.Values.Select(v => 1 / v)] : s.Values;
        var fitted = Arrhenius.Of(s.Kelvin, r, [.. s.Relative.Select((d, k) => d * r[k])], form);
        judgement.Add(fitted.Verdict, fitted.Reasons);
        var quantity = (s.IsConductivity, form) switch { (false, ArrheniusForm.Plain) => "1/R", (false, _) => "T/R", (true, ArrheniusForm.Plain) => "sigma", _ => "sigma T" };
        var formula = $"ln({quantity}) = ln A - Ea/RT";
        var unit = s.IsConductivity ? s.Unit : s.Unit == "ohm cm2" ? "S/cm2" : "S";
        double[] y = [.. r.Select((v, k) => Math.Log10(form == ArrheniusForm.Plain ? 1 / v : s.Kelvin[k] / v))];
        double[] line = [.. s.Kelvin.Select(t => (fitted.LogPrefactor - (fitted.Energy / PhysicalConstants.MolarGas / t)) / Math.Log(10))];
        List<KeyValuePair<string, Estimate>> results =
        [
            Named("Ea_kJ_mol", fitted.Energy / 1000, fitted.EnergyHalfWidth / 1000, "kJ/mol", $"activation energy of {s.Name}, form {formula}", "weighted regression", s.Window, judgement.Verdict, judgement.Reasons),
            Named("prefactor", Math.Exp(fitted.LogPrefactor), null, form == ArrheniusForm.Plain ? unit : "K " + unit, "A of " + formula, "weighted regression", s.Window, judgement.Verdict, [], ("ln", fitted.LogPrefactor), ("ln_half_width", fitted.LogPrefactorHalfWidth)),
        ];
        return Result(request, s, judgement, results, fitted.Residuals, y, line, $"log10({quantity})", unit, formula, FormattableString.Invariant($"{fitted.Energy / 1000:F1} kJ/mol"), ("r2", fitted.RSquared), ("curvature_score", fitted.Curvature));
    }

    private static AnalysisResult Vogel(AnalysisRequest request, Series s, Judgement judgement)
    {
        var sigma = s.IsConductivity ? s.Values : [.. s.Values.Select(v => 1 / v)];
        var fitted = VogelLaw.Of(s.Kelvin, sigma, s.Relative);
        judgement.Add(fitted.Verdict, fitted.Reasons);
        var formula = $"ln({(s.IsConductivity ? "sigma" : "1/R")}) = ln A - ln(T)/2 - B/(T - T0)";
        var unit = s.IsConductivity ? s.Unit : s.Unit == "ohm cm2" ? "S/cm2" : "S";
        KeyValuePair<string, Estimate> Result(string name, double value, double? half, string u, string definition) => Named(name, value, half, u, definition, formula, s.Window, judgement.Verdict, judgement.Reasons);
        List<KeyValuePair<string, Estimate>> results =
        [
            Result("Ea_kJ_mol", fitted.Energy / 1000, fitted.EnergyHalfWidth / 1000, "kJ/mol", FormattableString.Invariant($"apparent activation energy of {s.Name} at {fitted.MeanTemperature - PhysicalConstants.ZeroCelsius:F1} degC, R B (T/(T - T0))^2")),
            Result("B_K", fitted.B, fitted.BHalfWidth, "K", "pseudo-activation temperature B of " + formula), Result("T0_K", fitted.T0, fitted.T0HalfWidth, "K", "ideal glass temperature T0 of " + formula),
            Result("prefactor", Math.Exp(fitted.LogPrefactor), null, unit + " K^1/2", "A of " + formula),
        ];
        return ArrheniusMethod.Result(
            request, s, judgement, results, fitted.Residuals, [.. sigma.Select(Math.Log10)], [.. s.Kelvin.Select(t => fitted.LogAt(t) / Math.Log(10))], s.IsConductivity ? "log10(sigma)" : "log10(1/R)", unit, formula,
            FormattableString.Invariant($"VTF, *B* {fitted.B:F0} K, *T*_{{0}} {fitted.T0:F0} K"), ("aicc", fitted.Criterion), ("aicc_arrhenius", fitted.LineCriterion));
    }

    private static AnalysisResult Result(
        AnalysisRequest request, Series s, Judgement judgement, List<KeyValuePair<string, Estimate>> results, double[] residuals, double[] y, double[] line, string axis, string unit, string formula, string label, params (string, double)[] quality)
    {
        double[] x = [.. s.Kelvin.Select(t => 1000 / t)], error = [.. s.Relative.Select(d => 1.96 * d / Math.Log(10))];
        var order = Enumerable.Range(0, x.Length).OrderBy(k => x[k]).ToArray();
        return new AnalysisResult("arrhenius")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Results = results,
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["points"] = [.. s.Kelvin.Select((t, k) => new Dictionary<string, Estimate> { ["temperature_K"] = Plain(t, null, "K"), [s.Name] = Plain(s.Values[k], s.Relative.Length > 0 ? 1.96 * s.Relative[k] * s.Values[k] : null, s.Unit), ["residual"] = Plain(residuals[k], null, "1") })],
            },
            Quality = Quality(quality), Settings = Settings(("of", s.Name), ("law", request.Text("law", "arrhenius")), ("form", formula)),
            Curves = [new CurveTable("arrhenius", formula, [new("1000/T", "1/K", x), new(axis, unit, y), new("fit", unit, line), new("residual", "ln", residuals)])],
            Figure = new Figure
            {
                WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2, 1],
                Panels =
                [
                    new Panel { X = new Axis("1000/*T*", "1/K") { Padding = 0.03, IsTight = true }, Y = new Axis(axis.Replace("log10", "log_{10}", StringComparison.Ordinal).Replace("sigma", "*σ*", StringComparison.Ordinal), unit) { Padding = 0.04, IsTight = true }, Series = [new LineSeries([.. order.Select(k => x[k])], [.. order.Select(k => line[k])]) { Label = Presentation.Struck(label, judgement.Verdict) }, error.Length > 0 ? new ErrorBarSeries(x, y, error) : new ErrorBarSeries(x, y)] },
                    new Panel { X = new Axis("1000/*T*", "1/K") { Padding = 0.03, IsTight = true }, Y = new Axis("Residual", "%") { IncludeZero = true, Padding = 0.1, IsTight = true }, Series = [new ReferenceLine(0), new ErrorBarSeries(x, [.. residuals.Select(r => 100 * r)], s.Relative.Length > 0 ? [.. s.Relative.Select(d => 196 * d)] : null)] },
                ],
            },
        };
    }

    /// <summary>What was measured at each temperature; Relative: relative standard deviations, or empty.</summary>
    private sealed record Series(double[] Kelvin, double[] Values, double[] Relative, string Unit, bool IsConductivity, string Name)
    {
        public string Window => FormattableString.Invariant($"{Kelvin.Length} temperatures, {Kelvin.Min() - PhysicalConstants.ZeroCelsius:F0} to {Kelvin.Max() - PhysicalConstants.ZeroCelsius:F0} degC");
    }
}
