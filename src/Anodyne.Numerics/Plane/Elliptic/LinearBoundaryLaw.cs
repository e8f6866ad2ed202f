using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>A linear boundary: u_s - level = R J. R = 0 is an equipotential.</summary>
/// <param name="Resistance">R, unknown per flux, &gt;= 0; the same on every facet.</param>
public readonly record struct LinearBoundaryLaw(double Resistance) : IBoundaryLaw
{
    /// <inheritdoc/>
    public void Evaluate(ref Facet facet, int index, double level)
    {
        var conductance = 1 / (Resistance + facet.Resistance);
        facet.Flux = (facet.Probe - level) * conductance;
        facet.Slope = conductance;
        facet.LevelSlope = -conductance;
    }
}
