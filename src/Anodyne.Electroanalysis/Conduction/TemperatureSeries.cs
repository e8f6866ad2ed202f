using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>A resistance or conductivity at several temperatures.</summary>
/// <param name="Kelvin">Temperatures, K.</param>
/// <param name="Values">Values in <paramref name="Unit"/>.</param>
/// <param name="Relative">Relative standard deviations, or empty.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="IsConductivity">True for a conductivity, false for a resistance.</param>
/// <param name="Name">What it is called.</param>
public sealed record TemperatureSeries(double[] Kelvin, double[] Values, double[] Relative, string Unit, bool IsConductivity, string Name)
{
    /// <summary>Range of temperatures in words.</summary>
    public string Window => FormattableString.Invariant(
        $"{Kelvin.Length} temperatures, {Kelvin.Min() - PhysicalConstants.ZeroCelsius:F0} to {Kelvin.Max() - PhysicalConstants.ZeroCelsius:F0} degC");

    /// <summary>Unit of the reciprocal of a resistance, or of the conductivity.</summary>
    public string ConductanceUnit => IsConductivity ? Unit : Unit == "ohm cm2" ? "S/cm2" : "S";

    /// <summary>Resistances: the values, or the reciprocal of conductivities.</summary>
    public double[] Resistances => IsConductivity ? [.. Values.Select(v => 1 / v)] : Values;

    /// <summary>
    /// A parameter of a circuit fitted to each spectrum. Temperatures change spectra too much for a neighbor to be trusted alone: every start for each.
    /// </summary>
    /// <param name="spectra">Spectra whose keys are temperatures in degC.</param>
    /// <param name="circuit">The circuit.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="judgement">What speaks against the fits goes here.</param>
    /// <param name="cancellation">Cancels.</param>
    public static TemperatureSeries Of(
        IReadOnlyList<ImpedanceSpectrum> spectra, Circuit circuit, string parameter, Judgement judgement, CancellationToken cancellation)
    {
        var fits = spectra.Select(s => CircuitFitter.Fit(circuit, s.Frequency, s.Impedance, new CircuitFitOptions(), cancellation)).ToArray();
        foreach (var (fit, spectrum) in fits.Zip(spectra))
        {
            if (fit.ResidualDeviation > 0.05)
            {
                judgement.Void(FormattableString.Invariant(
                    $"the circuit leaves {100 * fit.ResidualDeviation:F1} % of the spectrum at {spectrum.Key.Value} degC unexplained"));
            }

            if (!fit[parameter].IsIdentifiable)
            {
                judgement.Caution(FormattableString.Invariant($"{parameter} at {spectrum.Key.Value} degC is not identifiable"));
            }
        }

        return new TemperatureSeries(
            [.. spectra.Select(s => s.Key.Value + PhysicalConstants.ZeroCelsius)], [.. fits.Select(x => x[parameter].Value)],
            [.. fits.Select(x => x[parameter].StandardDeviation / x[parameter].Value)], circuit.Parameters[circuit.IndexOf(parameter)].Unit, false, parameter);
    }
}

/// <summary>The law that a temperature series follows: Arrhenius's line, or that of Vogel, Tammann and Fulcher.</summary>
/// <param name="Series">What was measured.</param>
/// <param name="Line">The line; null where the other law was asked for.</param>
/// <param name="Vogel">The other law; null where the line was asked for.</param>
/// <param name="Judgement">What speaks against it.</param>
public sealed record ActivationLaw(TemperatureSeries Series, Arrhenius? Line, VogelLaw? Vogel, Judgement Judgement) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Fits a law.</summary>
    /// <param name="series">What was measured.</param>
    /// <param name="form">Which line; null for the law of Vogel, Tammann and Fulcher.</param>
    /// <param name="judgement">What spoke against the series.</param>
    public static ActivationLaw Of(TemperatureSeries series, ArrheniusForm? form, Judgement judgement)
    {
        // ln sigma is -ln of the resistance 1/sigma: one line for both.
        var r = series.Resistances;
        var line = form is { } asked ? Arrhenius.Of(series.Kelvin, r, [.. series.Relative.Select((d, k) => d * r[k])], asked) : null;
        var vogel = form is null ? VogelLaw.Of(series.Kelvin, [.. r.Select(v => 1 / v)], series.Relative) : null;
        judgement.Add((IJudged?)line ?? vogel!);
        return new ActivationLaw(series, line, vogel, judgement);
    }
}
