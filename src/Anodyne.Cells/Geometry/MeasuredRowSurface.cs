using Anodyne.Quantities;

namespace Anodyne.Cells.Geometry;

/// <summary>
/// A measured row of heights over the width of the box. On a periodic box the last point is followed by the first one; at a mirror the slope turns round.
/// Between the
/// points the surface is a cubic through both neighbours with the slope of the chord (Catmull and Rom).
/// </summary>
public sealed record MeasuredRowSurface : InitialSurface
{
    private const int LeastPoints = 8;

    /// <summary>Creates the surface.</summary>
    /// <param name="heights">Heights at equal distances from x = 0, m, any mean; at least 8.</param>
    /// <exception cref="InputException">Too few points, or one without a height.</exception>
    public MeasuredRowSurface(IReadOnlyList<double> heights)
    {
        ArgumentNullException.ThrowIfNull(heights);
        if (heights.Count < LeastPoints || heights.Any(static height => !double.IsFinite(height)))
        {
            throw new InputException("a measured row needs a height at every point", "heights", $"{heights.Count} points",
                $"{LeastPoints} or more, all finite");
        }

        Heights = heights;
    }

    /// <summary>Heights at equal distances from x = 0, m.</summary>
    public IReadOnlyList<double> Heights { get; }
}
