namespace Anodyne.Cells.Geometry;

/// <summary>What lies beyond the two sides of the box.</summary>
public enum Lateral
{
    /// <summary>The box repeats.</summary>
    Periodic,

    /// <summary>The box is reflected: no flux through the sides.</summary>
    Mirror,
}
