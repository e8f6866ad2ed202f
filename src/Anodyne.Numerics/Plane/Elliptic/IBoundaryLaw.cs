using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// The law of a boundary: the flux J into it when the probes read W, the way to the boundary has resistance Z (boundary value W - J Z) and the
/// boundary stands at a level. J must grow with W and fall with the level.
/// </summary>
public interface IBoundaryLaw
{
    /// <summary>Solves the scalar equation of one facet.</summary>
    /// <param name="facet">The facet; <see cref="Facet.Probe"/> holds W, <see cref="Facet.Flux"/> the last flux as a start, and the results.</param>
    /// <param name="index">Number of the facet, by which a law finds what it knows about it.</param>
    /// <param name="level">The boundary's level.</param>
    void Evaluate(ref Facet facet, int index, double level);
}
