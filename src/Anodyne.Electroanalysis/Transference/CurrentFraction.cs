using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Transference;

/// <summary>A spectrum before or after a hold, with its circuit and the resistances taken from it.</summary>
/// <param name="Fit">The fitted circuit.</param>
/// <param name="Resistance">Bulk and interface.</param>
public sealed record HoldSpectrum(JudgedFit Fit, InterfacialResistance Resistance);

/// <summary>The current fraction of a cell from a hold at constant voltage, and what it was computed from.</summary>
/// <param name="Hold">The values used.</param>
/// <param name="Result">Bruce and Vincent's number.</param>
/// <param name="Measured">The hold as recorded; null where values were typed.</param>
/// <param name="Spectra">The spectra before and after; empty where resistances were typed.</param>
/// <param name="Judgement">What speaks against it.</param>
public sealed record CurrentFraction(
    PolarizationHold Hold, BruceVincent Result, MeasuredHold? Measured, IReadOnlyList<HoldSpectrum> Spectra, Judgement Judgement) : IJudged
{
    private const double MostDrift = 0.01;

    /// <inheritdoc/>
    public Verdict Verdict => Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Computes and judges.</summary>
    /// <param name="hold">The values.</param>
    /// <param name="measured">The hold as recorded; null where values were typed.</param>
    /// <param name="spectra">The spectra before and after.</param>
    /// <param name="judgement">What spoke against the spectra.</param>
    public static CurrentFraction Of(PolarizationHold hold, MeasuredHold? measured, IReadOnlyList<HoldSpectrum> spectra, Judgement judgement)
    {
        var result = BruceVincent.Of(hold);
        judgement.Add(result);
        if (measured is not null && Math.Abs(measured.Decay.DriftPerHour) > MostDrift)
        {
            judgement.Caution(FormattableString.Invariant(
                $"the current still changes by {100 * measured.Decay.DriftPerHour:F1} % an hour (1 % allowed): not yet steady"));
        }

        return new CurrentFraction(hold, result, measured, spectra, judgement);
    }

    /// <summary>Fits the first and the last spectrum with one circuit.</summary>
    /// <param name="spectra">The spectra, at least two.</param>
    /// <param name="circuit">The circuit; null to have it chosen by the first.</param>
    /// <param name="judgement">What speaks against the fits goes here.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyList<HoldSpectrum> Fit(IReadOnlyList<ImpedanceSpectrum> spectra, Circuit? circuit, Judgement judgement,
        CancellationToken cancellation)
    {
        var options = new CircuitFitOptions();
        var chosen = CircuitChoice.Of(circuit, spectra[0], options, cancellation).Circuit;
        var fits = new List<HoldSpectrum>();
        foreach (var (spectrum, when) in new[] { (spectra[0], "before"), (spectra[^1], "after") })
        {
            var fit = JudgedFit.Of(spectrum, CircuitFitter.Fit(chosen, spectrum.Frequency, spectrum.Impedance, options, cancellation));
            var resistance = InterfacialResistance.Of(fit.Fit);
            judgement.Add(fit.Test.Verdict == Verdict.Void ? Verdict.Caution : fit.Test.Verdict, fit.Test.Reasons
                .Select(r => $"Kramers-Kronig, spectrum {when}: {r}"));
            if (fit.Fit.ResidualDeviation > 0.05)
            {
                judgement.Void(FormattableString.Invariant(
                    $"the circuit {chosen.Text} leaves {100 * fit.Fit.ResidualDeviation:F1} % of the spectrum {when} the hold unexplained"));
            }

            if (!(resistance.Interface > 0) || resistance.InterfaceDeviation > 0.25 * resistance.Interface)
            {
                judgement.Void($"the interfacial resistance {when} the hold is not identifiable with {chosen.Text}");
            }

            fits.Add(new HoldSpectrum(fit, resistance));
        }

        if (spectra.Count > 2)
        {
            judgement.Note($"{spectra.Count} spectra: the first and the last are taken");
        }

        return fits;
    }
}
