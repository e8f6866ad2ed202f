using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Transference;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>transference</c>: the Bruce-Vincent number, from typed values or straight from the hold and the spectra before and after it.</summary>
internal sealed class TransferenceMethod : AnalysisMethod<CurrentFraction>
{
    private const string Spectra = ", or the spectra before and after the hold";

    private static readonly QuantityOption s_voltage = new("dv", Dimension.Voltage, "10mV", "applied voltage; otherwise from the hold");
    private static readonly TextOption<double?> s_initial =
        new("i0", "initial current; ohmic: dV/(R_b + R_0) from the spectrum; otherwise the first current of the hold", "e.g. 41.2uA, ohmic", Initial);

    private static readonly QuantityOption s_steady = new("iss", Dimension.Current, "25.9uA", "steady current; otherwise from the hold");
    private static readonly QuantityOption s_before = new("r0", Dimension.Resistance, "96ohm" + Spectra, "interfacial resistance before");
    private static readonly QuantityOption s_after = new("rss", Dimension.Resistance, "104ohm" + Spectra, "interfacial resistance at steady state");
    private static readonly QuantityOption s_bulk = new("rb0", Dimension.Resistance, "8ohm", "bulk resistance before") { IsConstant = true };
    private static readonly QuantityOption s_bulkAfter =
        new("rbss", Dimension.Resistance, "8.1ohm", "bulk resistance at steady state") { IsConstant = true };
    private static readonly ChoiceOption<bool> s_form = new(
        "form", "bulk: times R_b,ss/R_b,0, which stands where --rb0 and --rbss are typed", ("plain", false), ("bulk", true));

    private static readonly NumberOption s_currentError = new("i-error", 0, 1, "relative error of currents") { Assumed = 0.005 };
    private static readonly NumberOption s_resistanceError = new("r-error", 0, 1, "relative error of resistances; that of a fit is added") { Assumed = 0.01 };
    private static readonly ResultTerm s_fraction = new("t_plus", "1", "current fraction of the cell");
    private static readonly ResultTerm s_naive = new("naive_ratio", "1", "I_ss/I_0 as many papers print it: interfaces and ohmic drop left out");

    public TransferenceMethod()
        : base(
            "transference", "Bruce-Vincent current fraction with Monte Carlo error",
            "options; or a record of the hold (time, current), and the spectra before and after it, in this order, for what is not given as an option")
    {
        Options =
        [
            s_voltage, s_initial, s_steady, s_before, s_after, s_bulk, s_bulkAfter, s_form, EisMethod.CircuitOption, s_currentError, s_resistanceError,
        ];
        Results = [s_fraction, s_naive];
        Several = SeveralRecords.Together;
        Formulas =
        [
            "t+ = I_ss (dV - I_0 R_0)/(I_0 (dV - I_ss R_ss)); form bulk: times R_b,ss/R_b,0",
            "R_0, R_ss: sum of the arcs of the spectrum's circuit, both electrodes; bulk: its series resistance; diffusion elements count to neither",
            "I_ss = a of I = a + b exp(-t/tau) fitted to the hold after its first 2 %; I_0 = its first current",
            "check: I_0 against dV/(R_b + R_0); void where less than 20 % of dV falls over the electrolyte, sd > 0.1 or t+ outside 0 to 1",
        ];
        References =
        [
            "Bruce, Evans and Vincent, Solid State Ionics 28-30 (1988) 918", "Evans, Vincent and Bruce, Polymer 28 (1987) 2324",
            "form bulk: Watanabe et al., Solid State Ionics 28-30 (1988) 911; Abraham, Jiang and Carroll, Chem. Mater. 9 (1997) 1978",
        ];
    }

    protected override CurrentFraction Compute(MethodInput input, CancellationToken cancellation)
    {
        var judgement = new Judgement();
        var measured = Measured(input);
        var fits = Fitted(input, judgement, cancellation);
        var (before, after) = fits is [var one, .., var other] ? (one.Resistance, other.Resistance) : (null, (InterfacialResistance?)null);
        var r0 = input.Find(s_before) ?? before?.Interface ?? input.Get(s_before);
        var rss = input.Find(s_after) ?? after?.Interface ?? input.Get(s_after);
        var rb0 = input.Find(s_bulk) ?? before?.Bulk;
        var rbss = input.Find(s_bulkAfter) ?? after?.Bulk ?? rb0;
        var dv = input.Find(s_voltage) ?? measured?.Voltage ?? input.Get(s_voltage);
        var isBulk = input.IsGiven(s_form) ? input.Get(s_form) : input.IsGiven(s_bulk) && input.IsGiven(s_bulkAfter);
        if (isBulk && rb0 is null)
        {
            throw new InputException("the form with a changing bulk needs the bulk resistance before and after", "--form", "bulk",
                "--rb0 and --rbss, or spectra");
        }

        // The relative errors of the fits, of those resistances that come from them.
        var ofFit = Math.Max(
            before is null || input.IsGiven(s_before) ? 0 : before.InterfaceDeviation / before.Interface,
            after is null || input.IsGiven(s_after) ? 0 : after.InterfaceDeviation / after.Interface);
        double first;
        if (input.IsGiven(s_initial))
        {
            first = input.Get(s_initial) ?? (dv / (r0 + (rb0 ?? throw new InputException(
                "the ohmic current needs the bulk resistance", "--i0", "ohmic", "--rb0, or the spectrum before the hold"))));
        }
        else
        {
            first = measured?.Decay.Initial ?? input.Get(s_initial)!.Value;
        }

        input.Default(s_form, s_form.WordOf(isBulk));
        input.Default(s_voltage, "median of the hold's voltage");
        input.Default(s_initial, "first current of the hold");
        var hold = new PolarizationHold(dv, first, input.Find(s_steady) ?? measured?.Decay.Steady ?? input.Get(s_steady), r0, rss)
        {
            Bulk = rb0 is { } b ? (b, rbss!.Value) : null, WithBulkChange = isBulk, CurrentError = input.Get(s_currentError),
            ResistanceError = Math.Sqrt(Math.Pow(input.Get(s_resistanceError), 2) + (ofFit * ofFit)),
        };
        return CurrentFraction.Of(hold, measured, fits, judgement);
    }

    protected override void Present(CurrentFraction found, Presentation show)
    {
        var (p, result) = (found.Hold, found.Result);
        (show.Method, show.Window) = ("Bruce-Vincent", "hold");
        var form = p.WithBulkChange ? "bulk" : "plain";
        show.Add(
            s_fraction with { Definition = $"current fraction of the cell, form {form}; 1/(1 + Ne) in a concentrated solution, not the transference number" },
            result.Value,
            result.HalfWidth);
        show.Method = "";
        show.Add(s_naive, result.NaiveRatio, null, new Judgement(found.Verdict));
        if (found.Spectra is [var before, .., var after])
        {
            show.Method = "sum of arcs";
            Add("R_0", p.InitialResistance, 1.96 * before.Resistance.InterfaceDeviation, "ohm", "interfacial, both electrodes, before", "spectrum before");
            Add("R_ss", p.SteadyResistance, 1.96 * after.Resistance.InterfaceDeviation, "ohm", "interfacial, both electrodes, at steady state",
                "spectrum after");
            show.Method = "series resistance";
            Add("R_b", before.Resistance.Bulk, 1.96 * before.Resistance.BulkDeviation, "ohm", "bulk, before", "spectrum before");
            show.Method = "";
        }

        Add("I_0_uA", 1e6 * p.InitialCurrent, null, "uA", "initial current", "hold");
        Add("I_ss_uA", 1e6 * p.SteadyCurrent, null, "uA", "steady current", "hold");
        show.Quality(
            ("sd", result.Deviation), ("drift_per_hour", found.Measured?.Decay.DriftPerHour ?? double.NaN),
            ("time_constant_s", found.Measured?.Decay.TimeConstant ?? double.NaN),
            ("electrolyte_share_start", 1 - (p.InitialCurrent * p.InitialResistance / p.Voltage)),
            ("electrolyte_share_end", 1 - (p.SteadyCurrent * p.SteadyResistance / p.Voltage)));
        show.Setting("circuit", found.Spectra is [var fitted, ..] ? fitted.Fit.Fit.Circuit.Text : "no spectra");
        show.Setting("draws", $"{BruceVincent.Draws}");
        if (found.Measured is { } hold)
        {
            show.Curve("transference", "hold and fit", ("Time", "s", hold.Time), ("Current", "A", hold.Current), ("Fit", "A", hold.Decay.Model));
        }
        else
        {
            show.Curve(
                "transference", "the values used", ("dV", "V", [p.Voltage]), ("I_0", "A", [p.InitialCurrent]), ("I_ss", "A", [p.SteadyCurrent]),
                ("R_0", "ohm", [p.InitialResistance]), ("R_ss", "ohm", [p.SteadyResistance]));
        }

        foreach (var (spectrum, name) in found.Spectra.Zip(["transference_before", "transference_after"]))
        {
            show.Curve(ImpedanceFigures.Table(name, spectrum.Fit.Fit.Circuit.Text, spectrum.Fit.Spectrum, spectrum.Fit.Fit.Model));
        }

        show.Draw(() => Draw(found));

        void Add(string name, double value, double? half, string unit, string definition, string window)
        {
            show.Window = window;
            show.Add(new(name, unit, definition), value, half, new Judgement());
        }
    }

    private static double? Initial(string text) => text == "ohmic" ? null : UnitText.TryParseToSi(text, Dimension.Current, out var value, out var problem)
        ? value : throw new InputException((problem ?? new Problem("not a current", Found: text)) with { Where = "--i0" });

    private static bool IsSpectrum((string Name, Record Record) given) => given.Record.Find(Bdf.Frequency) is not null;

    private static MeasuredHold? Measured(MethodInput input)
    {
        var holds = input.Inputs.Where(given => !IsSpectrum(given)).ToList();
        return holds.Count switch
        {
            0 => null,
            1 => MeasuredHold.Of(holds[0].Name, holds[0].Record),
            _ => throw new InputException(
                "only one record can be the hold", string.Join(", ", holds.Select(i => i.Name)), $"{holds.Count} records without a frequency",
                "one hold, and the spectra before and after it"),
        };
    }

    private static IReadOnlyList<HoldSpectrum> Fitted(MethodInput input, Judgement judgement, CancellationToken cancellation)
    {
        var given = input.Inputs.Where(IsSpectrum).ToList();
        if (given.Count == 0)
        {
            return [];
        }

        var spectra = SpectrumSeries.Of(input, given);
        return spectra.Count >= 2
            ? CurrentFraction.Fit(spectra, input.Get(EisMethod.CircuitOption), judgement, cancellation)
            : throw new InputException(
                "the resistance at steady state needs a spectrum after the hold", string.Join(", ", given.Select(i => i.Name)), "1 spectrum",
                "2: before and after the hold, in this order");
    }

    private static Figure Draw(CurrentFraction found)
    {
        var panels = new List<Panel>();
        if (found.Spectra.Count > 0)
        {
            panels.Add(NyquistChart.Panel(
            [
                .. found.Spectra.Zip(["before", "after"]).SelectMany((pair, k) => new[]
                {
                    ImpedanceFigures.Curve(pair.First.Fit.Spectrum, pair.First.Fit.Spectrum.Impedance, pair.Second) with { HasDecades = k == 0,
                        Color = Palette.At(k) },
                    ImpedanceFigures.Curve(pair.First.Fit.Spectrum, pair.First.Fit.Fit.Model, k == 0 ? "fits" : "") with { IsFit = true,
                    Color = Palette.At(k) },
                }),
            ]));
        }

        if (found.Measured is { } hold)
        {
            var x = new Axis("Time", "h") { Padding = 0.01, IsTight = true };
            LineSeries Dots(Func<double, int, double> value) =>
                new(hold.Hours, [.. hold.Current.Select(value)]) { Width = 0, Marker = Marker.Circle, MarkerSize = 1.6 };
            panels.Add(new Panel
            {
                X = x, Y = new Axis("Current", "uA") { Padding = 0.05, IsTight = true },
                Series =
                [
                    new ShadedWindow(0.02 * hold.Hours[^1], hold.Hours[^1]), Dots((i, _) => 1e6 * i) with { Label = "measured" },
                    new LineSeries(hold.Hours, [.. hold.Decay.Model.Select(i => 1e6 * i)]) { Label = "*a* + *b* exp(\u2212*t*/*τ*)" },
                ],
            });
            panels.Add(new Panel
            {
                X = x, Y = new Axis("Residual", "%") { IncludeZero = true, Padding = 0.05, IsTight = true },
                Series = [new ReferenceLine(0), Dots((i, k) => 100 * ((i / hold.Decay.Model[k]) - 1)) with { Color = Palette.At(0) }],
            });
        }
        else
        {
            var result = found.Result;
            var (low, high) = (Math.Min(0, result.Value - result.HalfWidth), Math.Max(1, result.Value + result.HalfWidth));
            panels.Add(new Panel
            {
                X = Axis.OfCategories(Presentation.Struck("*t*_{+}", result.Verdict), "*I*_{ss}/*I*_{0}, interfaces left out"),
                Y = new Axis("Current fraction") { Min = low, Max = high },
                Series = [new ErrorBarSeries([0, 1], [result.Value, result.NaiveRatio], [result.HalfWidth, 0])],
            });
        }

        return panels.Count == 1 ? Figure.Of(panels[0]) : new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 40 + (38 * panels.Count), Panels = panels, RowWeights = panels.Count == 3 ? [1.2, 1.2, 0.7] : [1.2, 1],
        };
    }
}
