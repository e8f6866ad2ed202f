namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// A curved site whose film opens as it grows and heals: amplification x/G of its current from x^2 + x (1 - G q) - G = 0, q = R_f/R_fresh,
/// G = H v0 tau_rep. One root, no hysteresis at a fixed drive; steep at G q = 1.
/// </summary>
public static class FilmCrossover
{
    /// <summary>Solid as algebra.</summary>
    public static Standing Standing => Standing.Solid;

    /// <summary>J R_f/E.</summary>
    /// <param name="ratio">q, above 0.</param>
    /// <param name="stretch">G, above 0.</param>
    public static double Amplification(double ratio, double stretch)
    {
        var b = 1 - (stretch * ratio);
        var root = Math.Sqrt((b * b) + (4 * stretch));
        return (b > 0 ? 2 * stretch / (b + root) : 0.5 * (root - b)) / stretch;
    }

    /// <summary>Thickness of a film that grows by dL/dt = K/L while it is stretched at the rate s: L^2 = K/s + (L0^2 - K/s) exp(-2 s t), m.</summary>
    /// <param name="parabolic">K, m2/s.</param>
    /// <param name="stretchRate">s, 1/s, not 0.</param>
    /// <param name="start">L0, m.</param>
    /// <param name="time">s.</param>
    public static double StretchedThickness(double parabolic, double stretchRate, double start, double time) =>
        Math.Sqrt((parabolic / stretchRate) + (((start * start) - (parabolic / stretchRate)) * Math.Exp(-2 * stretchRate * time)));
}
