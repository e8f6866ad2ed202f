namespace Anodyne.Cells.Layers;

/// <summary>
/// Whether an interphase follows the deposit. The choice changes the growth rate by two to four orders of magnitude and may change the sign of the
/// film's effect, so it has no default.
/// </summary>
public enum Placement
{
    /// <summary>A thin film that follows the surface at constant thickness: an areal resistance; it always damps.</summary>
    Conformal = 1,

    /// <summary>A single-ion layer whose outer face stays flat while lithium grows into it; it focuses current on whatever protrudes.</summary>
    PlanarOutside = 2,
}
