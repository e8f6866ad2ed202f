using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>The covariance of a random surface as a function of the distance r along the electrode; l is the correlation length.</summary>
public enum RoughnessSpectrum
{
    /// <summary>exp(-r^2/l^2): smooth.</summary>
    Gaussian,

    /// <summary>exp(-|r|/l): cornered, cut off at the grid.</summary>
    Exponential,
}

/// <summary>A Gaussian random surface of mean height 0.</summary>
/// <param name="RmsHeight">Root mean square height Rq, m, 0 or more; exact for the drawn surface.</param>
/// <param name="CorrelationLength">l, m, above 0.</param>
/// <param name="Spectrum">Covariance.</param>
/// <param name="Seed">Seed of the draw.</param>
public sealed record RandomRoughnessSurface(double RmsHeight, double CorrelationLength, RoughnessSpectrum Spectrum, int Seed) : InitialSurface
{
    /// <summary>Rq, m, 0 or more.</summary>
    public double RmsHeight { get; init => field = Require.NotNegative(value, "rms height", "m"); } = Require.NotNegative(RmsHeight, "rms height", "m");

    /// <summary>Correlation length, m, above 0.</summary>
    public double CorrelationLength { get; init => field = Require.Positive(value, "correlation length", "m"); } =
        Require.Positive(CorrelationLength, "correlation length", "m");
}
