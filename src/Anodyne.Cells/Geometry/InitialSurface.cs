namespace Anodyne.Cells.Geometry;

/// <summary>The shape of the lithium before plating; heights in m above the flat electrode at y = 0.</summary>
public abstract record InitialSurface;

/// <summary>A flat electrode.</summary>
public sealed record FlatSurface : InitialSurface;
