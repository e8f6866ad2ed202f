namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>How much of a facet's curve belongs to the two vertices of one of its segments; lengths in m that add up to the facet's length.</summary>
/// <param name="Facet">Facet index.</param>
/// <param name="First">Number of the segment's first vertex among all vertices.</param>
/// <param name="Second">Number of the segment's second vertex.</param>
/// <param name="FirstLength">Length that belongs to the first vertex (the half of the segment next to it).</param>
/// <param name="SecondLength">Length that belongs to the second vertex.</param>
public readonly record struct FacetShare(int Facet, int First, int Second, double FirstLength, double SecondLength);
