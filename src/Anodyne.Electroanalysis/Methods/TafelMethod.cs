using Anodyne.Analysis;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Figures;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>tafel</c>: exchange current density from a polarization curve of one electrode or of a symmetric cell.</summary>
internal static class TafelMethod
{
    /// <summary>Root mean square residual of ln|j| beyond which the law does not describe the points.</summary>
    private const double WorstMisfit = 0.3;

    public static AnalysisMethod Method { get; } = new TextMethod(
        "tafel", "Exchange current density from a polarization curve, ohmic and film resistance fitted jointly", "i_mA_cm2, v_cell_V (symmetric cell) or overpotential and current density (one electrode)",
        [("symmetric", "the voltage is that of a two-electrode cell"), ("window", "largest |eta| (one electrode, 0.1 V) or |V| (cell, all) used"), ("ohmic", "ohmic areal resistance from impedance, to split the total"), ("temperature", "25 degC"), ("area", "if the record holds currents")],
        ["i0_mA_cm2", "alpha", "R_ohm_cm2", "R_film_each_ohm_cm2", "i0_marcus_mA_cm2", "reorganization_eV"],
        [
            "cell: V = I R + (4RT/F) asinh(I/(2 i0)), alpha = 1/2; R = ohmic + both films", "one electrode: j = i0 (exp(a F eta/RT) - exp(-(1-a) F eta/RT)), least squares on ln|j|, a free",
            "Tafel slope 2.303RT/(a F) on one electrode, twice that on the cell voltage", "alternative for both: Marcus-Hush-Chidsey with free reorganization energy (cell: V = I R + 2 eta(I), R free), compared by AICc; one electrode: intervals from the profile likelihood",
        ],
        ["Boyle et al., ACS Energy Lett. 5 (2020) 701", "Newman and Thomas-Alyea, Electrochemical Systems, ch. 8"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var i = request.CurrentDensity(record);
        var temperature = request.Quantity("temperature", Dimension.Temperature) ?? record.Cell.Temperature ?? 298.15;
        var overpotential = record.Columns.FirstOrDefault(c => c.Name.Contains("verpotential", StringComparison.Ordinal) || c.Name is "eta");
        return request.Has("symmetric") || overpotential is null
            ? Cell(request, i, AnalysisRequest.Voltage(record), temperature)
            : Electrode(request, i, [.. overpotential.ToDoubles().Select(v => v * UnitText.ReadUnit(overpotential.Unit).Scale)], temperature);
    }

    private static AnalysisResult Cell(AnalysisRequest request, double[] i, double[] v, double temperature)
    {
        if (!request.Has("symmetric"))
        {
            throw new InputException("a cell voltage needs to be told what it covers", "--symmetric", "nothing", "--symmetric for two equal electrodes, or a column overpotential_V for one electrode");
        }

        var window = request.Quantity("window", Dimension.Voltage) ?? double.PositiveInfinity;
        var fit = SymmetricCellFit.Of(i, v, temperature, window);
        var judgement = new Judgement();
        var largest = v.Where(x => Math.Abs(x) <= window).Max(Math.Abs);
        var kinetic = 4 * PhysicalConstants.ThermalVoltage(temperature) * Math.Asinh(fit.Current.Max(Math.Abs) / (2 * fit.ExchangeCurrent));
        if (fit.High > 3 * fit.Low || kinetic < 3 * fit.Rms)
        {
            judgement.Void("not identifiable: the curve is a straight line, an ohmic interphase, and has no exponential part");
        }
        else if (fit.High - fit.Low > fit.ExchangeCurrent)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds 50 % of the value");
        }

        var sensitivity = Sensitivity(i, v, temperature, double.IsInfinity(window) ? largest : window, fit.ExchangeCurrent);
        if (sensitivity > 0.2)
        {
            judgement.Caution(FormattableString.Invariant($"i0 changes by {100 * sensitivity:F0} % when the window is changed by 20 %"));
        }

        var text = FormattableString.Invariant($"{fit.Count} points, |V| <= {largest:G3} V");
        var marcus = SymmetricMarcusFit.Of(fit, temperature);
        if (marcus is { IsIdentifiable: true } && marcus.Criterion < fit.Criterion - 10)
        {
            judgement.Caution(FormattableString.Invariant($"Marcus-Hush-Chidsey with {marcus.ReorganizationEnergy:F2} eV describes the points better (AICc {marcus.Criterion:F0} against {fit.Criterion:F0}): i0 and R are those of a law that does not hold"));
        }

        var results = new List<KeyValuePair<string, Estimate>>
        {
            Named("i0_mA_cm2", fit.ExchangeCurrent / 10, Half(fit.Low, fit.High) / 10, "mA/cm2", "apparent exchange current density of one electrode on its geometric area", "V = I R + (4RT/F) asinh(I/2i0)", text, judgement.Verdict, judgement.Reasons, ("low", fit.Low / 10), ("high", fit.High / 10)),
            Named("alpha", 0.5, null, "1", "assumed: a symmetric cell's curve is even in alpha about 1/2", "", text, judgement.Verdict, ["assumed, not fitted"]),
            Named("R_ohm_cm2", 1e4 * fit.Resistance, 1e4 * fit.ResistanceHalfWidth, "ohm cm2", "total ohmic and film resistance of the cell", "joint fit", text, judgement.Verdict, judgement.Reasons),
        };
        if (request.Quantity("ohmic", Dimension.ArealResistance) is { } ohmic)
        {
            var film = 0.5 * (fit.Resistance - ohmic);
            results.Add(Named("R_film_each_ohm_cm2", 1e4 * film, 0.5e4 * fit.ResistanceHalfWidth, "ohm cm2", "(R - ohmic)/2, one electrode", "", text, film < 0 ? Verdict.Void : judgement.Verdict, film < 0 ? ["the ohmic resistance given exceeds the total"] : []));
        }

        if (marcus is not null)
        {
            List<string> reasons = marcus.IsIdentifiable ? [] : ["not identifiable: a resistance in series takes up the curvature that the reorganization energy would show"];
            var verdict = Worst(judgement.Verdict, marcus.IsIdentifiable ? Verdict.Ok : Verdict.Void);
            results.Add(Named("i0_marcus_mA_cm2", marcus.ExchangeCurrent / 10, marcus.HalfWidth / 10, "mA/cm2", "Marcus-Hush-Chidsey alternative, R free", "V = I R + 2 eta(I)", text, verdict, reasons, ("aicc", marcus.Criterion), ("R_ohm_cm2", 1e4 * marcus.Resistance)));
            results.Add(Named("reorganization_eV", marcus.ReorganizationEnergy, Half(marcus.EnergyLow, marcus.EnergyHigh), "eV", "reorganization energy", "V = I R + 2 eta(I)", text, verdict, reasons));
        }

        var isUsed = v.Select(x => Math.Abs(x) <= window).ToArray();
        var figure = TafelFigure.OfCell(v, i, isUsed, double.IsInfinity(window) ? null : window, j => fit.VoltageAt(j, temperature), marcus is { IsIdentifiable: true } ? j => marcus.VoltageAt(j, temperature) : null);
        return Result(
            request, "all", results, judgement, figure, ("points", fit.Count), ("correlation_ln_i0_R", fit.Correlation), ("rms_V", fit.Rms), ("sensitivity_20_percent", sensitivity), ("i0_uncorrected_mA_cm2", fit.Uncorrected / 10),
            ("aicc", fit.Criterion), ("aicc_marcus", marcus?.Criterion ?? double.NaN));
    }

    private static double Sensitivity(double[] i, double[] v, double temperature, double window, double i0)
    {
        var worst = 0.0;
        foreach (var factor in new[] { 0.8, 1.2 })
        {
            if (v.Count(x => Math.Abs(x) <= factor * window) >= 6)
            {
                worst = Math.Max(worst, Math.Abs((SymmetricCellFit.Of(i, v, temperature, factor * window).ExchangeCurrent / i0) - 1));
            }
        }

        return worst;
    }

    private static AnalysisResult Electrode(AnalysisRequest request, double[] i, double[] eta, double temperature)
    {
        var window = request.Quantity("window", Dimension.Voltage) ?? 0.1;
        var fit = ButlerVolmerFit.Of(eta, i, 0, window, temperature);
        var judgement = new Judgement();
        if (0.5 * (fit.High - fit.Low) > fit.ExchangeCurrent)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds the value");
        }
        else if (0.5 * (fit.High - fit.Low) > 0.5 * fit.ExchangeCurrent || fit.Used.Count < 6)
        {
            judgement.Caution($"{fit.Used.Count} points: wide interval");
        }

        var slope = Math.Log(10) * PhysicalConstants.ThermalVoltage(temperature) / fit.Alpha;
        if (slope is < 0.09 or > 0.16)
        {
            judgement.Caution(FormattableString.Invariant($"the slope of {1000 * slope:F0} mV a decade is outside 90 to 160: not the kinetics of one electron"));
        }

        var wider = eta.Count(e => Math.Abs(e) <= 1.2 * window) >= 3 ? ButlerVolmerFit.Of(eta, i, 0, 1.2 * window, temperature, false).ExchangeCurrent : double.NaN;
        var narrower = eta.Count(e => Math.Abs(e) <= 0.8 * window && e != 0) >= 3 ? ButlerVolmerFit.Of(eta, i, 0, 0.8 * window, temperature, false).ExchangeCurrent : double.NaN;
        var change = new[] { wider, narrower }.Where(double.IsFinite).Select(x => Math.Abs((x / fit.ExchangeCurrent) - 1)).DefaultIfEmpty(0).Max();
        if (change > 0.1)
        {
            judgement.Caution(FormattableString.Invariant($"i0 changes by {100 * change:F0} % when the window is changed by 20 %"));
        }

        if (fit.Marcus is { } better && better.Criterion < fit.Criterion - 10)
        {
            judgement.Caution(FormattableString.Invariant($"Marcus-Hush-Chidsey with {better.ReorganizationEnergy:F2} eV describes the points better (AICc {better.Criterion:F0} against {fit.Criterion:F0}): curvature or an uncompensated resistance"));
        }

        // A law that misses the points has no parameters; the alternative may have.
        var electrode = new Judgement();
        electrode.Add(judgement.Verdict, judgement.Reasons);
        if (fit.Rms > WorstMisfit)
        {
            electrode.Void(FormattableString.Invariant($"Butler-Volmer misses |j| by {100 * fit.Rms:F0} % in this window: its i0 and alpha mean nothing; narrow the window{(fit.Marcus is { IsIdentifiable: true } ? " or take the Marcus-Hush-Chidsey numbers" : "")}"));
            judgement.Add(fit.Marcus is { IsIdentifiable: true } ? Verdict.Caution : Verdict.Void, electrode.Reasons.TakeLast(1));
        }

        var text = FormattableString.Invariant($"{fit.Used.Count} points, |eta| <= {window} V");
        var f = 1 / PhysicalConstants.ThermalVoltage(temperature);
        double Law(double e) => fit.ExchangeCurrent * Math.Abs(Math.Exp(fit.Alpha * f * e) - Math.Exp(-(1 - fit.Alpha) * f * e));
        var results = new List<KeyValuePair<string, Estimate>>
        {
            Named("i0_mA_cm2", fit.ExchangeCurrent / 10, Half(fit.Low, fit.High) / 10, "mA/cm2", "exchange current density of one electrode", "least squares on ln|j|", text, electrode.Verdict, electrode.Reasons, ("low", fit.Low / 10), ("high", fit.High / 10)),
            Named("alpha", fit.Alpha, fit.AlphaHalfWidth, "1", "anodic transfer coefficient", "least squares on ln|j|", text, electrode.Verdict, []),
        };
        if (fit.Marcus is { } marcus)
        {
            List<string> reasons = marcus.IsIdentifiable ? [] : [marcus.Reason];
            var verdict = Worst(judgement.Verdict, marcus.IsIdentifiable ? Verdict.Ok : Verdict.Void);
            results.Add(Named("i0_marcus_mA_cm2", marcus.ExchangeCurrent / 10, Half(marcus.Low, marcus.High) / 10, "mA/cm2", "Marcus-Hush-Chidsey alternative", "least squares on ln|j|, profile likelihood", text, verdict, reasons, ("low", marcus.Low / 10), ("high", marcus.High / 10), ("aicc", marcus.Criterion)));
            results.Add(Named("reorganization_eV", marcus.ReorganizationEnergy, Half(marcus.EnergyLow, marcus.EnergyHigh), "eV", "reorganization energy", "least squares on ln|j|, profile likelihood", text, verdict, reasons, ("low", marcus.EnergyLow), ("high", marcus.EnergyHigh)));
        }

        var figure = TafelFigure.OfElectrode(eta, i, [.. Enumerable.Range(0, eta.Length).Select(fit.Used.Contains)], window, Law, fit.Marcus is { } alternative ? e => alternative.At(e, temperature) : null);
        return Result(
            request, "0.1 V", results, judgement, figure, ("points", fit.Used.Count), ("rms_ln", fit.Rms), ("slope_mV_per_decade", 1000 * slope), ("sensitivity_20_percent", change), ("aicc", fit.Criterion),
            ("aicc_marcus", fit.Marcus?.Criterion ?? double.NaN));
    }

    private static AnalysisResult Result(AnalysisRequest request, string window, List<KeyValuePair<string, Estimate>> results, Judgement judgement, (Figure Figure, CurveTable Curve) drawn, params (string, double)[] quality) => new("tafel")
    {
        Inputs = request.Names, Results = results, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Quality = Quality(quality),
        Settings = Settings(("window", request.Text("window", window)), ("symmetric", request.Has("symmetric") ? "yes" : "no"), ("temperature", request.Text("temperature", "25 degC"))),
        Curves = [drawn.Curve], Figure = drawn.Figure,
    };
}
