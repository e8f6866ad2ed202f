using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Records.Columns;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>tafel</c>: exchange current density from a polarization curve of one electrode or of a symmetric cell.</summary>
internal sealed class TafelMethod : AnalysisMethod<PolarizationCurve>
{
    private static readonly FlagOption s_symmetric = new("symmetric", "the voltage is that of a two-electrode cell");
    private static readonly QuantityOption s_window = new(
        "window", Dimension.Voltage, "\"0.1 V\"", "largest |eta| (one electrode, 0.1 V) or |V| (cell, all) used") { IsPositive = true };

    private static readonly QuantityOption s_ohmic = new(
        "ohmic", Dimension.ArealResistance, "\"12 ohm cm2\"",
        "ohmic areal resistance from impedance: cell, to split the total; one electrode, its drop is taken off") { Low = 0, IsConstant = true };

    private static readonly ResultTerm s_exchange = new("i0_mA_cm2", "mA/cm2", "exchange current density of one electrode");
    private static readonly ResultTerm s_alpha = new("alpha", "1", "anodic transfer coefficient");
    private static readonly ResultTerm s_resistance = new("R_ohm_cm2", "ohm cm2", "total ohmic and film resistance of the cell");
    private static readonly ResultTerm s_film = new("R_film_each_ohm_cm2", "ohm cm2", "(R - ohmic)/2, one electrode");
    private static readonly ResultTerm s_marcus = new("i0_marcus_mA_cm2", "mA/cm2", "Marcus-Hush-Chidsey alternative");
    private static readonly ResultTerm s_printed = new(
        "i0_as_printed_mA_cm2", "mA/cm2",
        "intercept of log|j| against |eta| (half of |V| of a cell), as Tafel plots print it: no resistance, no back reaction");

    private static readonly QuantityOption s_from = new(
        "tafel-from", Dimension.Voltage, "\"60 mV\"", "least |eta| of the Tafel line that is printed beside; otherwise half of the largest")
    {
        IsPositive = true,
    };

    private static readonly ResultTerm s_energy = new("reorganization_eV", "eV", "reorganization energy");

    public TafelMethod()
        : base(
            "tafel", "Exchange current density from a polarization curve, ohmic and film resistance fitted jointly",
            "i_mA_cm2, v_cell_V (symmetric cell) or overpotential and current density (one electrode)")
    {
        Options = [s_symmetric, s_window, s_ohmic, s_from, StandardOptions.Temperature, StandardOptions.Area];
        Results = [s_exchange, s_alpha, s_resistance, s_film, s_printed, s_marcus, s_energy];
        Formulas =
        [
            "cell: V = I R + eta(I) - eta(-I), I = 2 i0 exp((a - 1/2) F eta/RT) sinh(F eta/2RT); R = ohmic + both films; "
            + "i0, R and (a - 1/2)^2 free, of which the curve knows "
            + "the square only; at a = 1/2 V = I R + (4RT/F) asinh(I/(2 i0))",
            "one electrode: j = i0 (exp(a F eta/RT) - exp(-(1-a) F eta/RT)), least squares on ln|j|, a free; eta = V - j R_ohmic",
            "Tafel slope 2.303RT/(a F) on one electrode, twice that on the cell voltage",
            "as printed: log|j| = log i0 + |eta|/slope over the upper half of |eta|, or from --tafel-from on; what it leaves out makes i0 too large",
            "alternative for both: Marcus-Hush-Chidsey with free reorganization energy (cell: V = I R + 2 eta(I), R free), compared by AICc; "
            + "one electrode: intervals from the profile likelihood",
        ];
        References = ["Boyle et al., ACS Energy Lett. 5 (2020) 701", "Newman and Thomas-Alyea, Electrochemical Systems, ch. 8"];
    }

    protected override PolarizationCurve Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = input.First;
        var (i, isCell) = (input.CurrentDensity(record), input.Get(s_symmetric));
        var column = record.Columns.FirstOrDefault(c => c.Name.Contains("verpotential", StringComparison.Ordinal) || c.Name is "eta");
        var (window, ohmic, from) = (input.Find(s_window), input.Find(s_ohmic), input.Find(s_from));
        input.Default(s_from, "half of the largest |eta|");
        input.Default(s_window, isCell || column is null ? "all" : "0.1 V");
        PolarizationCurve curve = isCell ? CellCurve.Of(i, MethodInput.Voltage(record), input.Temperature, window ?? double.PositiveInfinity, ohmic)
            : column is { } eta ? ElectrodeCurve.Of(i, Scaled(eta), input.Temperature, window
                ?? 0.1, ohmic)
            : throw new InputException(
                "a cell voltage needs to be told what it covers", "--symmetric", "nothing",
                "--symmetric for two equal electrodes, or a column overpotential_V for one electrode");
        return curve with { Printed = TafelLine.Of(i, [.. (isCell ? MethodInput.Voltage(record) : Scaled(column!)).Select(v => isCell ? 0.5 * v : v)], from) };
    }

    private static double[] Scaled(Column eta) => [.. eta.ToDoubles().Select(v => v * UnitText.ReadUnit(eta.Unit).Scale)];

    protected override void Present(PolarizationCurve found, Presentation show)
    {
        if (found is CellCurve cell)
        {
            Show(cell, show);
        }
        else
        {
            Show((ElectrodeCurve)found, show);
        }

        if (found.Printed is { } line)
        {
            (show.Method, show.Window) =
                ("straight line of log|j|", FormattableString.Invariant($"{line.Count} points, {line.From:G3} V <= |eta| <= {line.To:G3} V"));
            show.Add(
                s_printed, line.ExchangeCurrent / 10, Presentation.Half(line.Low, line.High) / 10, new Judgement(),
                ("low", line.Low / 10), ("high", line.High / 10), ("slope_mV_per_decade", 1000 * line.Slope));
        }

        if (found.Alternative is { } marcus)
        {
            var judged = new Judgement(found.Verdict);
            judged.Add(marcus.IsIdentifiable ? Verdict.Ok : Verdict.Void, marcus.IsIdentifiable ? [] : [marcus.Reason]);
            show.Method = found is CellCurve ? "V = I R + 2 eta(I)" : "least squares on ln|j|, profile likelihood";
            (string, double)[] more = found is CellCurve { Marcus: { } fit } ? [("R_ohm_cm2", 1e4 * fit.Resistance)] : [];

            // What ran to a bound, or has no end on one side, is no number.
            if (!marcus.IsIdentifiable)
            {
                show.Add(s_marcus with { Definition = s_marcus.Definition + ": not determined" }, double.NaN, null, judged, ("aicc", marcus.Criterion));
                show.Add(s_energy with { Definition = s_energy.Definition + ": not determined" }, double.NaN, null, judged);
            }
            else
            {
                show.Add(
                    s_marcus, marcus.ExchangeCurrent / 10, Presentation.Half(marcus.Low, marcus.High) / 10, judged,
                    [("low", marcus.Low / 10), ("high", marcus.High / 10), ("aicc", marcus.Criterion), .. more]);
                show.Add(
                    s_energy, marcus.ReorganizationEnergy, Presentation.Half(marcus.EnergyLow, marcus.EnergyHigh), judged, ("low", marcus.EnergyLow),
                    ("high", marcus.EnergyHigh));
            }
        }

        show.Quality(("sensitivity_20_percent", found.Sensitivity), ("aicc_marcus", found.Alternative?.Criterion ?? double.NaN));
        show.Curve(TafelFigure.Table(found));
        show.Draw(() => TafelFigure.Of(found));
    }

    private static void Show(CellCurve cell, Presentation show)
    {
        var fit = cell.Fit;
        (show.Method, show.Window) = ("V = I R + eta(I) - eta(-I)", FormattableString.Invariant($"{fit.Count} points, |V| <= {cell.Largest:G3} V"));
        show.Add(
            s_exchange with { Definition = "apparent exchange current density of one electrode on its geometric area" }, fit.ExchangeCurrent / 10,
            Presentation.Half(fit.Low, fit.High) / 10, ("low", fit.Low / 10), ("high", fit.High / 10));
        show.Add(
            s_alpha with { Definition = "transfer coefficient, this or 1 less this: the curve of two equal electrodes knows (alpha - 1/2)^2 only" }, 0.5
            + fit.AlphaOffset,
            fit.AlphaHalfWidth, ("square", fit.Asymmetry), ("square_half_width", fit.AsymmetryHalfWidth));
        show.Method = "joint fit";
        show.Add(s_resistance, 1e4 * fit.Resistance, 1e4 * fit.ResistanceHalfWidth);
        if (cell.Ohmic is { } ohmic)
        {
            var film = 0.5 * (fit.Resistance - ohmic);
            var judged = new Judgement(cell.Verdict);
            if (film < 0)
            {
                judged.Void("the ohmic resistance given exceeds the total");
            }

            show.Method = "";
            show.Add(s_film, 1e4 * film, 0.5e4 * fit.ResistanceHalfWidth, judged);
        }

        show.Quality(
            ("points", fit.Count), ("correlation_ln_i0_R", fit.Correlation), ("rms_V", fit.Rms), ("i0_uncorrected_mA_cm2", fit.Uncorrected / 10),
            ("aicc", fit.Criterion));
    }

    private static void Show(ElectrodeCurve electrode, Presentation show)
    {
        var fit = electrode.Fit;
        (show.Method, show.Window) = ("least squares on ln|j|", FormattableString.Invariant($"{fit.Used.Count} points, |eta| <= {electrode.Window} V"));
        show.Add(
            s_exchange, fit.ExchangeCurrent / 10, Presentation.Half(fit.Low, fit.High) / 10, electrode.Law, ("low", fit.Low / 10), ("high", fit.High / 10));
        show.Add(s_alpha, fit.Alpha, fit.AlphaHalfWidth, new Judgement(electrode.Law.Verdict));
        show.Quality(("points", fit.Used.Count), ("rms_ln", fit.Rms), ("slope_mV_per_decade", 1000 * electrode.Slope), ("aicc", fit.Criterion));
    }
}
