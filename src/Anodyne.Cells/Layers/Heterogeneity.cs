using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>A lateral random variation of the film resistance: lognormal with the given mean, Gaussian covariance exp(-r^2/l^2) of its logarithm.</summary>
/// <param name="CoefficientOfVariation">Standard deviation over mean of the resistance, 0 to 3.</param>
/// <param name="CorrelationLength">Correlation length l, m, above 0.</param>
/// <param name="Seed">Seed of the random draw.</param>
public sealed record Heterogeneity(double CoefficientOfVariation, double CorrelationLength, int Seed)
{
    /// <summary>Standard deviation over mean, 0 to 3.</summary>
    public double CoefficientOfVariation { get; init => field = Require.Between(value, 0, 3, "coefficient of variation", "1"); } =
        Require.Between(CoefficientOfVariation, 0, 3, "coefficient of variation", "1");

    /// <summary>Correlation length, m, above 0.</summary>
    public double CorrelationLength { get; init => field = Require.Positive(value, "correlation length", "m"); } =
        Require.Positive(CorrelationLength, "correlation length", "m");

    /// <summary>Time in which the film is renewed and its variation drawn anew, s: d xi = -xi dt/tau + noise; null: the film is frozen.</summary>
    public double? RenewalTime { get; init => field = value is { } time ? Require.Positive(time, "renewal time of the film", "s") : null; }

    /// <summary>
    /// True for a variation finer than the grid: means over blocks of the grid conduct as 1/R = (1 + CV^2)/R_mean, and scatter by what the means leave.
    /// </summary>
    public bool IsSubGrid { get; init; }
}
