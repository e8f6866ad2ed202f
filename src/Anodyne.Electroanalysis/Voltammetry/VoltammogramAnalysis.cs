using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Voltammetry;

/// <summary>Peaks of a voltammogram, and the diffusivity of a reversible couple where its concentration is known.</summary>
/// <param name="Potential">V.</param>
/// <param name="Current">Current densities, A/m2.</param>
/// <param name="ScanRate">V/s.</param>
/// <param name="Peaks">The peaks.</param>
/// <param name="Couple">The diffusivity; null where no concentration was given or there is no peak.</param>
/// <param name="Judgement">The judgement of the peaks.</param>
public sealed record VoltammogramAnalysis(
    double[] Potential, double[] Current, double ScanRate, IReadOnlyList<VoltammetricPeak> Peaks, ReversibleCouple? Couple, Judgement Judgement) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Couple is { } couple && couple.Verdict > Judgement.Verdict ? couple.Verdict : Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => [.. Judgement.Reasons, .. Couple?.Reasons ?? []];

    /// <summary>Finds the peaks and judges them.</summary>
    /// <param name="potential">V.</param>
    /// <param name="current">Current densities, A/m2.</param>
    /// <param name="scanRate">V/s.</param>
    /// <param name="isOverZero">True to count over zero current, where metal is plated and stripped.</param>
    /// <param name="concentration">Of the couple, mol/m3; null if not given.</param>
    /// <param name="temperature">K.</param>
    public static VoltammogramAnalysis Of(double[] potential, double[] current, double scanRate, bool isOverZero, double? concentration, double temperature)
    {
        var peaks = Voltammogram.Peaks(potential, current, scanRate, isOverZero);
        var judgement = new Judgement();
        if (peaks.Count == 0)
        {
            judgement.Void("no sweep shows a maximum inside its range: there is no peak to report");
        }

        var couple = concentration is { } c && peaks.Count > 0 ? ReversibleCouple.Of(peaks, c, scanRate, temperature) : null;
        return new VoltammogramAnalysis(potential, current, scanRate, peaks, couple, judgement);
    }
}

/// <summary>The diffusivity that the first peak implies if the couple is soluble and reversible.</summary>
/// <param name="Diffusivity">D, m2/s.</param>
/// <param name="Separation">Distance of the peaks there and back, V; NaN without a returning peak.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record ReversibleCouple(double Diffusivity, double Separation, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>By Randles and Sevcik.</summary>
    /// <param name="peaks">The peaks; at least one.</param>
    /// <param name="concentration">Of the couple, mol/m3.</param>
    /// <param name="scanRate">V/s.</param>
    /// <param name="temperature">K.</param>
    public static ReversibleCouple Of(IReadOnlyList<VoltammetricPeak> peaks, double concentration, double scanRate, double temperature)
    {
        // The largest of the first sweep that has one, and the largest of the next sweep back.
        var first = peaks.Where(p => p.Sweep == peaks[0].Sweep).MaxBy(static p => Math.Abs(p.Current))!;
        var back = peaks.Where(p => p.Sweep > first.Sweep && Math.Sign(p.Current) != Math.Sign(first.Current)).GroupBy(static p => p.Sweep).FirstOrDefault()
            ?.MaxBy(static p => Math.Abs(p.Current));
        var apart = back is null ? double.NaN : Math.Abs(back.Potential - first.Potential);
        var d = Voltammogram.RandlesSevcik(Math.Abs(first.Current), concentration, scanRate, temperature);
        return apart is > 0.045 and < 0.08
            ? new ReversibleCouple(d, apart, Verdict.Ok, [])
            : new ReversibleCouple(
                d, apart, double.IsNaN(apart) || apart > 0.25 ? Verdict.Void : Verdict.Caution,
                [
                    double.IsNaN(apart) ? "no returning peak: not a reversible couple"
                        : FormattableString.Invariant($"peaks {1000 * apart:F0} mV apart; a reversible couple of one electron has 57 to 60"),
                ]);
    }
}
