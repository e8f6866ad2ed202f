namespace Anodyne.Numerics.Fitting;

/// <summary>
/// How wide an interval is where the errors of the points were stated with them. Stated errors are believed, and the normal quantile is the right one, as long
/// as the scatter does not contradict them: chi2 about the fit within its one-sided 95 % limit. Beyond it they were too small, and the scatter itself is
/// the measure, with Student's quantile. An estimate and its chi2 are independent, so with true errors the interval covers 0.95 + 0.05 x 0.05: scaling
/// whenever chi2 exceeds its degrees of freedom, as is often done, covers 0.97.
/// </summary>
/// <param name="Multiplier">Half-width of the interval over the standard deviation that the stated errors give.</param>
/// <param name="IsContradicted">True if the points scatter more than the stated errors allow.</param>
public readonly record struct StatedErrors(double Multiplier, bool IsContradicted)
{
    /// <summary>Probability that true errors are not called too small.</summary>
    public const double Trust = 0.95;

    /// <summary>The rule for a 95 % interval.</summary>
    /// <param name="chiSquared">Sum of (measured - fit)^2/sigma^2.</param>
    /// <param name="degrees">Points less parameters; below 1 there is no scatter to judge by.</param>
    public static StatedErrors Judge(double chiSquared, int degrees) => degrees >= 1 && ChiSquareDistribution.Probability(chiSquared, degrees) > Trust
        ? new StatedErrors(StudentDistribution.TwoSidedQuantile(0.95, degrees) * Math.Sqrt(chiSquared / degrees), true)
        : new StatedErrors(1.959963984540054, false);
}
