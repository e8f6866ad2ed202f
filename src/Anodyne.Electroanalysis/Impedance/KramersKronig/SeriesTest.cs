using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.KramersKronig;

/// <summary>The Kramers-Kronig test of every spectrum of a series.</summary>
/// <param name="Spectra">The spectra.</param>
/// <param name="Tests">Their tests.</param>
/// <param name="Whole">The worst of them, each reason with its key.</param>
public sealed record SeriesTest(IReadOnlyList<ImpedanceSpectrum> Spectra, IReadOnlyList<KramersKronigTest> Tests, Judgement Whole) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Whole.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Whole.Reasons;

    /// <summary>Place of the first spectrum with the worst verdict.</summary>
    public int Worst => Tests.Select((test, k) => (test, k)).OrderByDescending(pair => pair.test.Verdict).First().k;

    /// <summary>Tests every spectrum.</summary>
    /// <param name="spectra">The spectra; at least one.</param>
    public static SeriesTest Of(IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        KramersKronigTest[] tests = [.. spectra.Select(s => KramersKronigTest.Of(s.Frequency, s.Impedance))];
        return new SeriesTest(spectra, tests, SpectrumSeries.Together(spectra, tests));
    }
}
