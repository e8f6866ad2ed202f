using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>The lateral extent of a plating simulation.</summary>
/// <param name="Width">Width of the box along the electrode, m, above 0.</param>
/// <param name="Lateral">What lies beyond its sides.</param>
public sealed record Domain(double Width, Lateral Lateral)
{
    /// <summary>Width, m, above 0.</summary>
    public double Width { get; init => field = Require.Positive(value, "width", "m"); } = Require.Positive(Width, "width", "m");
}
