using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.Judged;

/// <summary>One circuit fitted to every spectrum of a series and judged; the named results are those of the first.</summary>
/// <param name="Choice">The circuit, and what else was tried.</param>
/// <param name="Members">The fits in the order of the series.</param>
/// <param name="Whole">The worst of all, each reason with its key.</param>
public sealed record FittedSeries(CircuitChoice Choice, IReadOnlyList<JudgedFit> Members, Judgement Whole) : IJudged
{
    /// <summary>Area of one electrode, m2; null if not known.</summary>
    public double? Area { get; init; }

    /// <summary>True if the cell is two equal electrodes in series.</summary>
    public bool IsSymmetric { get; init; }

    /// <inheritdoc/>
    public Verdict Verdict => Whole.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Whole.Reasons;

    /// <summary>The first fit.</summary>
    public JudgedFit First => Members[0];

    /// <summary>Fits and judges.</summary>
    /// <param name="spectra">The spectra; at least one.</param>
    /// <param name="circuit">The circuit; null to have it chosen by the first spectrum.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="sigma">Measured standard deviations of each spectrum, ohm; or null.</param>
    /// <param name="cancellation">Cancels.</param>
    public static FittedSeries Of(
        IReadOnlyList<ImpedanceSpectrum> spectra, Circuit? circuit, CircuitFitOptions options, IReadOnlyList<Complex[]>? sigma,
        CancellationToken cancellation)
    {
        var choice = CircuitChoice.Of(circuit, spectra[0], sigma is null ? options : options with { Sigma = sigma[0] }, cancellation);
        var fits = CircuitSeries.Fit(choice.Circuit, [.. spectra.Select(s => (s.Frequency, s.Impedance))], options, sigma, cancellation);
        var members = SpectrumSeries.Each(fits.Count, k => JudgedFit.Of(spectra[k], fits[k]), cancellation);
        var whole = SpectrumSeries.Together(spectra, members);
        if (choice.Doubts.Length > 0)
        {
            whole.Caution("cannot tell which circuit is right: " + choice.Doubts);
        }

        if (circuit is null && spectra.Count > 1)
        {
            whole.Note(FormattableString.Invariant($"{choice.Circuit.Text} was chosen from the first of {spectra.Count} spectra (key {spectra[0].Key.Value}) ")
                + "and fitted to all; where another circuit is right, its misfit says so");
        }

        return new FittedSeries(choice, members, whole);
    }
}
