namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Akaike's criterion for small samples with an estimated variance, n ln(S/n) + 2k + 2k(k+1)/(n-k-1) (Hurvich and Tsai, Biometrika 76 (1989) 297). Only
/// differences between models of the same data mean something; the model with the lower one is favored, below about -10 clearly.
/// </summary>
public static class AkaikeCriterion
{
    // The best of equal sums is at rounding: there the criterion says nothing, and its term is floored.
    private const double LeastSum = 1e-26;

    /// <summary>The criterion; NaN where there are too few data for it.</summary>
    /// <param name="sum">Weighted sum of squares S.</param>
    /// <param name="count">Number of data n.</param>
    /// <param name="parameters">Number of parameters k, the variance included.</param>
    public static double Of(double sum, int count, int parameters) => count - parameters - 1 > 0
        ? (count * Math.Log(Math.Max(sum, LeastSum) / count)) + (2 * parameters) + (2.0 * parameters * (parameters + 1) / (count - parameters - 1))
        : double.NaN;
}
