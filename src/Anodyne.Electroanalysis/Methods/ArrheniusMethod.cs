using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>arrhenius</c>: activation energy from spectra, resistances or conductivities at several temperatures.</summary>
internal sealed class ArrheniusMethod : AnalysisMethod<ActivationLaw>
{
    private static readonly TextOption<string> s_of = new("of", "parameter of the circuit", "e.g. R2", text => text) { DefaultText = "R2" };
    private static readonly TextOption<Circuit> s_circuit =
        new("circuit", "circuit for the spectra", "e.g. R0-p(R1,CPE1)", Circuit.Parse) { DefaultText = "R0-p(R1,CPE1)-p(R2,CPE2)" };

    private static readonly ChoiceOption<bool> s_law = new("law", "vtf: sigma = A T^-1/2 exp(-B/(T - T0))", ("arrhenius", false), ("vtf", true));
    private static readonly ChoiceOption<ArrheniusForm> s_form = new(
        "form", "of the Arrhenius line; plain: ln(1/R) or ln(sigma); T: ln(T/R) or ln(sigma T), Ea larger by about RT", ("plain", ArrheniusForm.Plain),
        ("T", ArrheniusForm.WithTemperature));

    private static readonly ResultTerm s_energy = new("Ea_kJ_mol", "kJ/mol", "activation energy");
    private static readonly ResultTerm s_prefactor = new("prefactor", "", "A");
    private static readonly ResultTerm s_b = new("B_K", "K", "pseudo-activation temperature B of ");
    private static readonly ResultTerm s_origin = new("T0_K", "K", "ideal glass temperature T0 of ");

    public ArrheniusMethod()
        : base(
            "arrhenius", "Activation energy of a resistance or conductivity from a temperature series, by Arrhenius or VTF",
            "spectra with a key column of temperatures in degC; one file a temperature whose sidecar states it; or a table temperature_degC with r_ohm, "
                + "r_ohm_cm2, sigma_mS_cm or sigma_S_m")
    {
        Options = [s_of, s_circuit, s_law, s_form];
        Results = [s_energy, s_prefactor, s_b, s_origin];
        Several = SeveralRecords.Together;
        Formulas =
        [
            "ln(1/R) = ln A - Ea/RT, weighted by sd(R)/R; of a conductivity ln(sigma) = ln A - Ea/RT",
            "form T: ln(T/R) = ln A' - Ea'/RT, the line of an exchange current or of sigma T; Ea' = Ea + RT",
            "law vtf: ln(sigma) = ln A - ln(T)/2 - B/(T - T0), sigma or 1/R; "
            + "Ea apparent R B (T/(T - T0))^2 at the middle temperature; AICc against the straight line",
        ];
        References =
        [
            "Arrhenius, Z. Phys. Chem. 4 (1889) 226",
            "Vogel, Phys. Z. 22 (1921) 645; Tammann and Hesse, Z. Anorg. Allg. Chem. 156 (1926) 245; Fulcher, J. Am. Ceram. Soc. 8 (1925) 339",
        ];
    }

    protected override ActivationLaw Compute(MethodInput input, CancellationToken cancellation)
    {
        // The forms belong to the Arrhenius line: with the other law an option --form is not read, and so refused.
        ArrheniusForm? form = input.Get(s_law) ? null : input.Get(s_form);
        var judgement = new Judgement();
        return ActivationLaw.Of(Read(input, judgement, cancellation), form, judgement);
    }

    protected override void Present(ActivationLaw found, Presentation show)
    {
        var s = found.Series;
        show.Window = s.Window;
        var (y, line, residuals, quantity, formula) = found.Line is { } straight ? Show(s, straight, show) : Show(s, found.Vogel!, show);
        double[] x = [.. s.Kelvin.Select(t => 1000 / t)];
        show.Rows("points", s.Kelvin.Select((t, k) => new (ResultTerm, Cell)[]
        {
            (new("temperature_K", "K", ""), t), (new(s.Name, s.Unit, ""), new(s.Values[k], s.Relative.Length > 0 ? 1.96 * s.Relative[k] * s.Values[k] : null)),
            (new("residual", "1", ""), residuals[k]),
        }));
        show.Setting("of", s.Name);
        show.Setting("form", formula);
        var (axis, unit) = ($"log10({quantity})", s.ConductanceUnit);
        show.Curve("arrhenius", formula, ("1000/T", "1/K", x), (axis, unit, y), ("fit", unit, line), ("residual", "ln", residuals));
        var label = found.Line is { } l
            ? FormattableString.Invariant($"{l.Energy / 1000:F1} kJ/mol")
            : FormattableString.Invariant($"VTF, *B* {found.Vogel!.B:F0} K, *T*_{{0}} {found.Vogel.T0:F0} K");
        show.Draw(() => Draw(s, x, y, line, residuals, $"log_{{10}}({quantity.Replace("sigma", "*σ*", StringComparison.Ordinal)})",
            Presentation.Struck(label, found.Verdict)));
    }

    private static (double[] Y, double[] Line, double[] Residuals, string Quantity, string Formula) Show(TemperatureSeries s, Arrhenius fitted,
        Presentation show)
    {
        var isPlain = fitted.Form == ArrheniusForm.Plain;
        var quantity = s.IsConductivity ? isPlain ? "sigma" : "sigma T" : isPlain ? "1/R" : "T/R";
        var formula = $"ln({quantity}) = ln A - Ea/RT";
        show.Method = "weighted regression";
        show.Add(s_energy with { Definition = $"activation energy of {s.Name}, form {formula}" }, fitted.Energy / 1000, fitted.EnergyHalfWidth / 1000);
        show.Add(
            s_prefactor with { Unit = isPlain ? s.ConductanceUnit : "K " + s.ConductanceUnit, Definition = "A of " + formula }, Math.Exp(fitted.LogPrefactor),
            null,
            new Judgement(show.Verdict), ("ln", fitted.LogPrefactor), ("ln_half_width", fitted.LogPrefactorHalfWidth));
        show.Quality(("r2", fitted.RSquared), ("curvature_score", fitted.Curvature));
        return (
            [.. s.Resistances.Select((v, k) => Math.Log10(isPlain ? 1 / v : s.Kelvin[k] / v))],
            [.. s.Kelvin.Select(t => (fitted.LogPrefactor - (fitted.Energy / PhysicalConstants.MolarGas / t)) / Math.Log(10))], fitted.Residuals, quantity,
            formula);
    }

    private static (double[] Y, double[] Line, double[] Residuals, string Quantity, string Formula) Show(TemperatureSeries s, VogelLaw fitted,
        Presentation show)
    {
        var quantity = s.IsConductivity ? "sigma" : "1/R";
        var formula = $"ln({quantity}) = ln A - ln(T)/2 - B/(T - T0)";
        var middle = FormattableString.Invariant($"{fitted.MeanTemperature - PhysicalConstants.ZeroCelsius:F1} degC");
        show.Method = formula;
        show.Add(
            s_energy with { Definition = $"apparent activation energy of {s.Name} at {middle}, R B (T/(T - T0))^2" }, fitted.Energy / 1000,
            fitted.EnergyHalfWidth / 1000);
        show.Add(s_b with { Definition = s_b.Definition + formula }, fitted.B, fitted.BHalfWidth);
        show.Add(s_origin with { Definition = s_origin.Definition + formula }, fitted.T0, fitted.T0HalfWidth);
        show.Add(s_prefactor with { Unit = s.ConductanceUnit + " K^1/2", Definition = "A of " + formula }, Math.Exp(fitted.LogPrefactor));
        show.Quality(("aicc", fitted.Criterion), ("aicc_arrhenius", fitted.LineCriterion));
        return (
            [.. s.Resistances.Select(v => Math.Log10(1 / v))], [.. s.Kelvin.Select(t => fitted.LogAt(t) / Math.Log(10))], fitted.Residuals, quantity, formula);
    }

    private static TemperatureSeries Read(MethodInput input, Judgement judgement, CancellationToken cancellation)
    {
        var (record, name) = (input.First, input.Names[0]);
        if (record.Find(Bdf.Frequency) is null)
        {
            var column = record.Columns.FirstOrDefault(c => c.Unit is "ohm" or "ohm cm2" or "mS/cm" or "S/m") ?? throw new InputException(
                "the table has neither a resistance nor a conductivity", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")),
                "a column such as r_ohm, r_ohm_cm2, sigma_mS_cm, sigma_S_m");
            double[] kelvin = [.. record.Require(Bdf.AmbientTemperature.Name).ToDoubles().Select(t => t + PhysicalConstants.ZeroCelsius)];
            return new TemperatureSeries(kelvin, column.ToDoubles(), [], column.Unit, column.Unit is "mS/cm" or "S/m", column.Name);
        }

        var spectra = SpectrumSeries.Of(input);
        if (input.Inputs.Any(static given => given.Record.Find(UnitTable.Key) is null))
        {
            // One spectrum a file: the temperature is that of the file or its sidecar.
            spectra = spectra.TrueForAll(static s => s.Temperature is not null)
                ? [.. spectra.Select(static s => s.WithKey(s.Key with { Value = s.Temperature!.Value - PhysicalConstants.ZeroCelsius, Unit = "degC" }))]
                : throw new InputException(
                    "the spectra carry no temperatures", name, "no key column, and no temperature in the description of the cell",
                    "a leading key column with temperatures in degC, or one file a temperature with its sidecar",
                    "Write temperature: 25 degC into NAME.cell.yaml beside each file.");
        }

        var (circuit, of) = (input.Get(s_circuit), input.Get(s_of));
        return circuit.IndexOf(of) >= 0
            ? TemperatureSeries.Of(spectra, circuit, of, judgement, cancellation)
            : throw new InputException("the circuit has no such parameter", "--of", of, string.Join(", ", circuit.Parameters.Select(p => p.Name)));
    }

    private static Figure Draw(TemperatureSeries s, double[] x, double[] y, double[] line, double[] residuals, string axis, string label)
    {
        double[] error = [.. s.Relative.Select(d => 1.96 * d / Math.Log(10))];
        var order = Enumerable.Range(0, x.Length).OrderBy(k => x[k]).ToArray();
        var inverse = new Axis("1000/*T*", "1/K") { Padding = 0.03, IsTight = true };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2, 1],
            Panels =
            [
                new Panel
                {
                    X = inverse, Y = new Axis(axis, s.ConductanceUnit) { Padding = 0.04, IsTight = true },
                    Series =
                    [
                        new LineSeries([.. order.Select(k => x[k])], [.. order.Select(k => line[k])]) { Label = label },
                        error.Length > 0 ? new ErrorBarSeries(x, y, error) : new ErrorBarSeries(x, y),
                    ],
                },
                new Panel
                {
                    X = inverse, Y = new Axis("Residual", "%") { IncludeZero = true, Padding = 0.1, IsTight = true },
                    Series =
                    [
                        new ReferenceLine(0),
                            new ErrorBarSeries(x, [.. residuals.Select(r => 100 * r)], error.Length > 0 ? [.. s.Relative.Select(d => 196 * d)] : null),
                    ],
                },
            ],
        };
    }
}
