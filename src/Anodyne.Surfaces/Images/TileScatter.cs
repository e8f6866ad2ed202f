using Anodyne.Numerics.Fitting;

namespace Anodyne.Surfaces.Images;

/// <summary>Errors of means over a picture from the scatter of its parts, which feature sizes below a part's size cannot fool.</summary>
public static class TileScatter
{
    /// <summary>Half of the 95 % interval of a ratio of sums over parts (jackknife); null of fewer than two parts.</summary>
    /// <param name="above">Numerator of every part.</param>
    /// <param name="below">Denominator of every part.</param>
    public static double? Half(IReadOnlyList<double> above, IReadOnlyList<double> below)
    {
        ArgumentNullException.ThrowIfNull(above);
        ArgumentNullException.ThrowIfNull(below);
        var used = Enumerable.Range(0, above.Count).Where(k => below[k] > 0).ToArray();
        var (n, a, b) = (used.Length, above.Sum(), below.Sum());
        if (n < 2)
        {
            return null;
        }

        double[] without = [.. used.Select(k => (a - above[k]) / (b - below[k]))];
        var mean = without.Average();
        return StudentDistribution.TwoSidedQuantile(0.95, n - 1) * Math.Sqrt((n - 1.0) / n * without.Sum(value => (value - mean) * (value - mean)));
    }

    /// <summary>Several independent halves as one; those that are unknown count nothing; null if all are.</summary>
    /// <param name="halves">Halves of intervals.</param>
    public static double? Joined(params double?[] halves) => halves.All(static half => half is null) ? null : Math.Sqrt(halves.Sum(static half => (half
        ?? 0) * (half ?? 0)));
}
