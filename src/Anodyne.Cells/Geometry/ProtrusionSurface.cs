using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>The outline of a single protrusion in the plane.</summary>
public enum ProtrusionShape
{
    /// <summary>A half circle; height and half width are equal.</summary>
    Hemisphere,

    /// <summary>A half ellipse.</summary>
    HalfEllipse,

    /// <summary>A triangle with a rounded tip.</summary>
    Pointed,
}

/// <summary>One protrusion on an otherwise flat electrode.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="Height">Height of the tip, m, above 0.</param>
/// <param name="HalfWidth">Half width of the base, m, above 0; equal to the height for <see cref="ProtrusionShape.Hemisphere"/>.</param>
/// <param name="Position">Position of the tip along the electrode, m from the left side of the box.</param>
public sealed record ProtrusionSurface(ProtrusionShape Shape, double Height, double HalfWidth, double Position) : InitialSurface
{
    /// <summary>Height of the tip, m, above 0.</summary>
    public double Height { get; init => field = Require.Positive(value, "height", "m"); } = Require.Positive(Height, "height", "m");

    /// <summary>Half width of the base, m, above 0.</summary>
    public double HalfWidth { get; init => field = CheckedHalfWidth(value, Height, Shape); } = CheckedHalfWidth(HalfWidth, Height, Shape);

    /// <summary>Position of the tip, m from the left side.</summary>
    public double Position { get; init => field = Require.NotNegative(value, "position", "m"); } = Require.NotNegative(Position, "position", "m");

    private static double CheckedHalfWidth(double value, double height, ProtrusionShape shape)
    {
        Require.Positive(value, "half width", "m");
        return shape != ProtrusionShape.Hemisphere || Math.Abs(value - height) <= 1e-9 * height
            ? value
            : throw new InputException("a half circle has the same height and half width", "half width", UnitText.Print(value, "m"),
                UnitText.Print(height, "m"), "Give the shape as a half ellipse.");
    }
}
