namespace Anodyne.Cells.Mechanisms;

/// <summary>Hashin-Shtrikman bounds of the conductivity of a film of two solids.</summary>
/// <param name="Low">Lower bound, S/m.</param>
/// <param name="High">Upper bound, S/m.</param>
public sealed record CompositeBounds(double Low, double High)
{
    /// <summary>Solid as bounds. They span decades: a share is no mechanism.</summary>
    public static Standing Standing => Standing.Solid;

    /// <summary>The bounds.</summary>
    /// <param name="poor">Conductivity k1, S/m, above 0.</param>
    /// <param name="good">Conductivity k2, S/m, above k1.</param>
    /// <param name="share">Volume share of the good conductor, 0 to 1.</param>
    public static CompositeBounds Of(double poor, double good, double share) => new(
        poor + (share / ((1 / (good - poor)) + ((1 - share) / (3 * poor)))),
        good + ((1 - share) / ((1 / (poor - good)) + (share / (3 * good)))));
}
