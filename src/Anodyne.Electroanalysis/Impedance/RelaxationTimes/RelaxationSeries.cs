using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>A distribution of relaxation times with the Kramers-Kronig test of its spectrum.</summary>
/// <param name="Spectrum">What was measured.</param>
/// <param name="Distribution">The distribution.</param>
/// <param name="Test">The test.</param>
/// <param name="Judgement">What speaks against it.</param>
public sealed record TestedDistribution(ImpedanceSpectrum Spectrum, RelaxationTimeDistribution Distribution, KramersKronigTest Test, Judgement Judgement)
    : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Inverts and tests a spectrum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="options">How to invert.</param>
    public static TestedDistribution Of(ImpedanceSpectrum spectrum, RelaxationOptions options)
    {
        var drt = RelaxationTimeDistribution.Of(spectrum.Frequency, spectrum.Impedance, options);
        var test = KramersKronigTest.Of(spectrum.Frequency, spectrum.Impedance);
        var judgement = new Judgement(drt);
        judgement.Add(test.Verdict == Verdict.Void ? Verdict.Caution : test.Verdict, test.Reasons.Select(reason => "Kramers-Kronig: " + reason));
        return new TestedDistribution(spectrum, drt, test, judgement);
    }
}

/// <summary>The distributions of a series of spectra; the named results are those of the first.</summary>
/// <param name="Members">The distributions in the order of the series.</param>
/// <param name="Whole">The worst of all, each reason with its key.</param>
public sealed record RelaxationSeries(IReadOnlyList<TestedDistribution> Members, Judgement Whole) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Whole.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Whole.Reasons;

    /// <summary>The first distribution.</summary>
    public TestedDistribution First => Members[0];

    /// <summary>Inverts every spectrum, on all cores.</summary>
    /// <param name="spectra">The spectra; at least one.</param>
    /// <param name="options">How to invert.</param>
    /// <param name="cancellation">Stops between spectra.</param>
    public static RelaxationSeries Of(IReadOnlyList<ImpedanceSpectrum> spectra, RelaxationOptions options, CancellationToken cancellation)
    {
        var members = SpectrumSeries.Each(spectra.Count, k => TestedDistribution.Of(spectra[k], options), cancellation);
        return new RelaxationSeries(members, SpectrumSeries.Together(spectra, members));
    }
}
