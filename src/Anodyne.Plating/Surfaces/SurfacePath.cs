namespace Anodyne.Plating.Surfaces;

/// <summary>A piece of the initial surface: a smooth path (x, z)(t), t from 0 to 1, x growing on the whole.</summary>
/// <param name="Point">The path, m.</param>
/// <param name="Samples">Points needed to follow it when measuring its length.</param>
internal sealed record SurfacePath(Func<double, (double X, double Z)> Point, int Samples);
