using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>A polarization curve with the laws fitted to it and what speaks against them.</summary>
/// <param name="Current">Current densities, A/m2.</param>
/// <param name="Voltage">Cell voltages, or overpotentials with the ohmic drop taken off, V.</param>
/// <param name="Temperature">K.</param>
/// <param name="Window">Largest |V| used, V; infinite for all.</param>
/// <param name="Ohmic">Ohmic areal resistance from elsewhere, ohm m2; null if not given.</param>
/// <param name="Judgement">What speaks against the laws.</param>
public abstract record PolarizationCurve(double[] Current, double[] Voltage, double Temperature, double Window, double? Ohmic, Judgement Judgement) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Relative change of i0 when the window is changed by 20 %.</summary>
    public double Sensitivity { get; private protected init; }

    /// <summary>The intercept of a Tafel plot, as papers print it; null where the points allow no line.</summary>
    public TafelLine? Printed { get; init; }

    /// <summary>Marcus-Hush-Chidsey of the same points; null with too few.</summary>
    public abstract MarcusFit? Alternative { get; }

    /// <summary>Says so where the alternative describes the points better.</summary>
    /// <param name="criterion">AICc of the law.</param>
    /// <param name="consequence">What follows.</param>
    private protected void Compare(double criterion, string consequence)
    {
        if (Alternative is { } better && better.Criterion < criterion - 10 && (better.IsIdentifiable || this is ElectrodeCurve))
        {
            Judgement.Caution(FormattableString.Invariant($"Marcus-Hush-Chidsey with {better.ReorganizationEnergy:F2} eV describes the points better ")
                + FormattableString.Invariant($"(AICc {better.Criterion:F0} against {criterion:F0}): {consequence}"));
        }
    }
}

/// <summary>The curve of a symmetric two-electrode cell.</summary>
/// <param name="Current">Current densities, A/m2.</param>
/// <param name="Voltage">Cell voltages, V.</param>
/// <param name="Temperature">K.</param>
/// <param name="Window">Largest |V| used, V; infinite for all.</param>
/// <param name="Ohmic">Ohmic areal resistance from elsewhere, ohm m2; null if not given.</param>
/// <param name="Fit">Butler-Volmer and a resistance.</param>
/// <param name="Marcus">The alternative.</param>
/// <param name="Judgement">What speaks against the laws.</param>
public sealed record CellCurve(
    double[] Current, double[] Voltage, double Temperature, double Window, double? Ohmic, SymmetricCellFit Fit, SymmetricMarcusFit? Marcus, Judgement Judgement)
    : PolarizationCurve(Current, Voltage, Temperature, Window, Ohmic, Judgement)
{
    /// <summary>Largest |V| used, V.</summary>
    public double Largest => Voltage.Where(x => Math.Abs(x) <= Window).Max(Math.Abs);

    /// <inheritdoc/>
    public override MarcusFit? Alternative => Marcus;

    /// <summary>Fits and judges.</summary>
    /// <param name="current">Current densities, A/m2.</param>
    /// <param name="voltage">Cell voltages, V.</param>
    /// <param name="temperature">K.</param>
    /// <param name="window">Largest |V| used, V; infinite for all.</param>
    /// <param name="ohmic">Ohmic areal resistance, ohm m2; null if not given.</param>
    public static CellCurve Of(double[] current, double[] voltage, double temperature, double window, double? ohmic)
    {
        var fit = SymmetricCellFit.Of(current, voltage, temperature, window);
        var judgement = new Judgement();
        var curve = new CellCurve(current, voltage, temperature, window, ohmic, fit, SymmetricMarcusFit.Of(fit, temperature), judgement);
        var most = fit.Current.Max(Math.Abs);
        var kinetic = fit.VoltageAt(most, temperature) - (most * fit.Resistance);
        if (fit.High > 3 * fit.Low || kinetic < 3 * fit.Rms || fit.Criterion > fit.LineCriterion - 6)
        {
            judgement.Void("not identifiable: the curve is a straight line, an ohmic interphase, and has no exponential part");
        }
        else if (fit.High - fit.Low > fit.ExchangeCurrent)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds 50 % of the value");
        }
        else if (fit.IsAstray && !(curve.Marcus is { IsIdentifiable: true } other && other.Criterion < fit.Criterion - 10))
        {
            judgement.Void("not identifiable: the transfer coefficient ran to the bound of the search");
        }

        curve = curve with { Sensitivity = curve.Change() };
        if (curve.Sensitivity > 0.2)
        {
            judgement.Caution(FormattableString.Invariant($"i0 changes by {100 * curve.Sensitivity:F0} % when the window is changed by 20 %"));
        }

        curve.Compare(fit.Criterion, "i0 and R are those of a law that does not hold");
        return curve;
    }

    private double Change()
    {
        var window = double.IsInfinity(Window) ? Largest : Window;
        return new[] { 0.8, 1.2 }.Where(factor => Voltage.Count(x => Math.Abs(x) <= factor * window) >= 6)
            .Select(factor => Math.Abs((SymmetricCellFit.Of(Current, Voltage, Temperature, factor * window).ExchangeCurrent / Fit.ExchangeCurrent) - 1))
                .DefaultIfEmpty(0).Max();
    }
}

/// <summary>The curve of one electrode.</summary>
/// <param name="Current">Current densities, A/m2.</param>
/// <param name="Voltage">Overpotentials with the ohmic drop taken off, V.</param>
/// <param name="Temperature">K.</param>
/// <param name="Window">Largest |eta| used, V.</param>
/// <param name="Ohmic">Ohmic areal resistance whose drop was taken off, ohm m2; null if none.</param>
/// <param name="Fit">Butler-Volmer with a free transfer coefficient.</param>
/// <param name="Law">The judgement of that law's own numbers: void where it misses the points, whatever the alternative says.</param>
/// <param name="Judgement">The judgement of the whole.</param>
public sealed record ElectrodeCurve(
    double[] Current, double[] Voltage, double Temperature, double Window, double? Ohmic, ButlerVolmerFit Fit, Judgement Law, Judgement Judgement)
    : PolarizationCurve(Current, Voltage, Temperature, Window, Ohmic, Judgement)
{
    /// <summary>Root mean square residual of ln|j| beyond which the law does not describe the points.</summary>
    private const double WorstMisfit = 0.3;

    /// <summary>Anodic Tafel slope, V a decade.</summary>
    public double Slope => Math.Log(10) * PhysicalConstants.ThermalVoltage(Temperature) / Fit.Alpha;

    /// <inheritdoc/>
    public override MarcusFit? Alternative => Fit.Marcus;

    /// <summary>Takes the ohmic drop off, fits and judges.</summary>
    /// <param name="current">Current densities, A/m2; only their size is used.</param>
    /// <param name="overpotential">Overpotentials as measured, V.</param>
    /// <param name="temperature">K.</param>
    /// <param name="window">Largest |eta| used after the ohmic drop is off, V.</param>
    /// <param name="ohmic">Ohmic areal resistance, ohm m2; null if there is none.</param>
    public static ElectrodeCurve Of(double[] current, double[] overpotential, double temperature, double window, double? ohmic)
    {
        double[] eta = [.. overpotential.Select((e, k) => e - (Math.Sign(e) * Math.Abs(current[k]) * (ohmic ?? 0)))];
        if (eta.Zip(overpotential).Any(pair => pair.First * pair.Second < 0))
        {
            throw new MeaninglessDataException(
                "the ohmic drop exceeds the overpotential", "--ohmic", FormattableString.Invariant($"{1e4 * ohmic} ohm cm2"), "less than |eta|/|j| everywhere");
        }

        var fit = ButlerVolmerFit.Of(eta, current, 0, window, temperature);
        var judgement = new Judgement();
        var law = new Judgement();
        var curve = new ElectrodeCurve(current, eta, temperature, window, ohmic, fit, law, judgement);
        if (0.5 * (fit.High - fit.Low) > fit.ExchangeCurrent)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds the value");
        }
        else if (0.5 * (fit.High - fit.Low) > 0.5 * fit.ExchangeCurrent || fit.Used.Count < 6)
        {
            judgement.Caution($"{fit.Used.Count} points: wide interval");
        }

        if (curve.Slope is < 0.09 or > 0.16)
        {
            judgement.Caution(FormattableString.Invariant(
                $"the slope of {1000 * curve.Slope:F0} mV a decade is outside 90 to 160: not the kinetics of one electron"));
        }

        curve = curve with { Sensitivity = curve.Change() };
        if (curve.Sensitivity > 0.1)
        {
            judgement.Caution(FormattableString.Invariant($"i0 changes by {100 * curve.Sensitivity:F0} % when the window is changed by 20 %"));
        }

        curve.Compare(fit.Criterion, "curvature or an uncompensated resistance");

        // A law that misses the points has no parameters; the alternative may have.
        law.Add(judgement);
        if (fit.Rms > WorstMisfit)
        {
            var hasOther = fit.Marcus is { IsIdentifiable: true };
            law.Void(FormattableString.Invariant($"Butler-Volmer misses |j| by {100 * fit.Rms:F0} % in this window: ")
                + "its i0 and alpha mean nothing; narrow the window" + (hasOther ? " or take the Marcus-Hush-Chidsey numbers" : ""));
            judgement.Add(hasOther ? Verdict.Caution : Verdict.Void, law.Reasons.TakeLast(1));
        }

        return curve;
    }

    /// <summary>|j| of Butler and Volmer at an overpotential in V, A/m2.</summary>
    /// <param name="overpotential">V.</param>
    public double At(double overpotential)
    {
        var f = 1 / PhysicalConstants.ThermalVoltage(Temperature);
        return Fit.ExchangeCurrent * Math.Abs(Math.Exp(Fit.Alpha * f * overpotential) - Math.Exp(-(1 - Fit.Alpha) * f * overpotential));
    }

    private double Change() => new[] { 1.2, 0.8 }.Where(factor => Voltage.Count(e => Math.Abs(e) <= factor * Window && (factor > 1 || e != 0)) >= 3)
        .Select(factor => Math.Abs((ButlerVolmerFit.Of(Voltage, Current, 0, factor * Window, Temperature, false).ExchangeCurrent / Fit.ExchangeCurrent) - 1))
            .DefaultIfEmpty(0).Max();
}
