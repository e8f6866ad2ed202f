using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Figures;
using Anodyne.Quantities;
using Anodyne.Records;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>arrhenius</c>: activation energy from spectra or resistances at several temperatures.</summary>
internal static class ArrheniusMethod
{
    public static AnalysisMethod Method { get; } = new(
        "arrhenius", "Activation energy of a resistance from a temperature series", "spectra with a key column of temperatures in degC, or a table temperature_degC, r_ohm",
        [("of", "parameter of the circuit (R2)"), ("circuit", "circuit for the spectra (R0-p(R1,CPE1)-p(R2,CPE2))"), ("form", "plain: ln(1/R) (default); T: ln(T/R), Ea larger by about RT")],
        ["Ea_kJ_mol", "prefactor"], ["ln(1/R) = ln A - Ea/RT, weighted by sd(R)/R", "form T: ln(T/R) = ln A' - Ea'/RT, the line of an exchange current or of sigma T; Ea' = Ea + RT"],
        ["Arrhenius; the two conventions differ by RT = 2.5 kJ/mol at 298 K"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var form = request.Text("form", "plain") switch { "plain" => ArrheniusForm.Plain, "T" or "t" => ArrheniusForm.WithTemperature, var other => throw new InputException("no such form", "--form", other, "plain, T") };
        var judgement = new Judgement();
        double[] kelvin, r, sd;
        var of = request.Text("of", "R2");
        var record = request.First;
        if (record.Find(Bdf.Frequency) is not null)
        {
            var spectra = SpectraOf.Request(request);
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
            var fits = spectra.Select(s => CircuitFitter.Fit(circuit, s.Frequency, s.Z, EisMethod.Options(request), cancellation)).ToArray();
            kelvin = [.. spectra.Select(s => s.Key + PhysicalConstants.ZeroCelsius)];
            r = [.. fits.Select(x => x[of].Value)];
            sd = [.. fits.Select(x => x[of].StandardDeviation)];
            foreach (var (fit, k) in fits.Select((x, k) => (x, k)).Where(x => !x.x[of].IsIdentifiable))
            {
                judgement.Caution(FormattableString.Invariant($"{of} at {spectra[k].Key} degC is not identifiable"));
            }
        }
        else
        {
            kelvin = [.. record.Require(Bdf.AmbientTemperature.Name).ToDoubles().Select(t => t + PhysicalConstants.ZeroCelsius)];
            r = (record.Columns.FirstOrDefault(c => c.Unit is "ohm" or "ohm cm2") ?? throw new InputException("the table has no resistance", request.Names[0], "", "a column such as r_ohm")).ToDoubles();
            sd = [];
        }

        var fitted = Arrhenius.Of(kelvin, r, sd, form);
        judgement.Add(fitted.Verdict, fitted.Reasons);
        var window = FormattableString.Invariant($"{kelvin.Length} temperatures, {kelvin.Min() - 273.15:F0} to {kelvin.Max() - 273.15:F0} degC");
        var formula = form == ArrheniusForm.Plain ? "ln(1/R) = ln A - Ea/RT" : "ln(T/R) = ln A - Ea/RT";
        double[] x = [.. kelvin.Select(t => 1000 / t)], y = [.. r.Select((v, k) => Math.Log10(form == ArrheniusForm.Plain ? 1 / v : kelvin[k] / v))];
        double[] line = [.. kelvin.Select(t => (fitted.LogPrefactor - (fitted.Energy / PhysicalConstants.MolarGas / t)) / Math.Log(10))];
        return new AnalysisResult("arrhenius")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Results =
            [
                Named("Ea_kJ_mol", fitted.Energy / 1000, fitted.EnergyHalfWidth / 1000, "kJ/mol", "activation energy of " + of + ", form " + formula, "weighted regression", window, judgement.Verdict, judgement.Reasons),
                Named("prefactor", Math.Exp(fitted.LogPrefactor), null, form == ArrheniusForm.Plain ? "S" : "K S", "A of " + formula, "weighted regression", window, judgement.Verdict, [], ("ln", fitted.LogPrefactor), ("ln_half_width", fitted.LogPrefactorHalfWidth)),
            ],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["points"] = [.. kelvin.Select((t, k) => new Dictionary<string, Estimate> { ["temperature_K"] = Plain(t, null, "K"), [of] = Plain(r[k], sd.Length > 0 ? 1.96 * sd[k] : null, "ohm"), ["residual"] = Plain(fitted.Residuals[k], null, "1") })],
            },
            Quality = Quality(("r2", fitted.RSquared), ("curvature_score", fitted.Curvature)),
            Settings = Settings(("of", of), ("form", request.Text("form", "plain"))),
            Curves = [new CurveTable("arrhenius", formula, [new("1000/T", "1/K", x), new("log10", "S", y), new("line", "S", line), new("residual", "ln", fitted.Residuals)])],
            Figure = Figure.Of(new Panel { X = new Axis("1000/T", "1/K"), Y = new Axis(form == ArrheniusForm.Plain ? "log10(1/R)" : "log10(T/R)", "S"), Series = [new LineSeries(x, line) { Label = FormattableString.Invariant($"{fitted.Energy / 1000:F1} kJ/mol") }, new ErrorBarSeries(x, y)] }),
        };
    }
}
