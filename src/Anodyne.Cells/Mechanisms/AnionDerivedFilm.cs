namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// LiF from anions by competitive adsorption: odds of LiF in the film y/(1 - y) ~ (theta_X/theta_S)^p. One reported point gives p 0.43; carry p 0.3 to 1.
/// </summary>
public static class AnionDerivedFilm
{
    /// <summary>Speculative: one point of one paper, and unlike windows of depth.</summary>
    public static Standing Standing => Standing.Speculative;

    /// <summary>Exponent p = ln(ratio of the odds)/ln(ratio of the coordination).</summary>
    /// <param name="before">LiF share y before, 0 to 1.</param>
    /// <param name="after">LiF share y after, 0 to 1.</param>
    /// <param name="coordination">Coordination by anions after over before.</param>
    public static double Exponent(double before, double after, double coordination) =>
        Math.Log(after / (1 - after) / (before / (1 - before))) / Math.Log(coordination);

    /// <summary>LiF share when the coordination by anions changes by a ratio.</summary>
    /// <param name="before">LiF share y before, 0 to 1.</param>
    /// <param name="coordination">Coordination after over before.</param>
    /// <param name="exponent">p.</param>
    public static double Share(double before, double coordination, double exponent)
    {
        var odds = before / (1 - before) * Math.Pow(coordination, exponent);
        return odds / (1 + odds);
    }
}
