namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// A film that cracks on lithium that yields under it (shear lag, after Hu and Evans 1989): stress builds up over the length l = sigma L/tau_y.
/// </summary>
/// <param name="Thickness">L, m.</param>
/// <param name="Modulus">E' = E/(1 - nu^2), Pa.</param>
/// <param name="YieldShear">tau_y of lithium, Pa (about sigma_y/sqrt 3).</param>
public sealed record FilmFracture(double Thickness, double Modulus, double YieldShear)
{
    /// <summary>Solid as algebra; the toughness of films is assumed.</summary>
    public static Standing Standing => Standing.Plausible;

    /// <summary>Energy release of a steady channel crack, J/m2: sigma^3 L/(3 E' tau_y).</summary>
    public double EnergyRelease(double stress) => stress * stress * stress * Thickness / (3 * Modulus * YieldShear);

    /// <summary>Opening of the crack, m: sigma^2 L/(E' tau_y).</summary>
    public double Opening(double stress) => stress * stress * Thickness / (Modulus * YieldShear);

    /// <summary>Shear-lag length, m; cracks stand between l and 2 l apart, and half of it is the slip length.</summary>
    public double Lag(double stress) => stress * Thickness / YieldShear;

    /// <summary>Stress at which a film of a toughness cracks, Pa: (3 E' tau_y Gamma/L)^(1/3).</summary>
    /// <param name="toughness">Gamma, J/m2.</param>
    public double CriticalStress(double toughness) => Math.Cbrt(3 * Modulus * YieldShear * toughness / Thickness);

    /// <summary>
    /// Half width a* of a bump below which the film spreads the lithium before it cracks, m: 4 sigma_c L x/((1 + x^2) 3 sigma_y), x = sqrt(2 eps_c). An order
    /// of magnitude.
    /// </summary>
    /// <param name="criticalStress">sigma_c, Pa.</param>
    /// <param name="criticalStrain">eps_c.</param>
    /// <param name="yieldStress">sigma_y of lithium, Pa.</param>
    public double FlatteningSize(double criticalStress, double criticalStrain, double yieldStress)
    {
        var x = Math.Sqrt(2 * criticalStrain);
        return 4 * criticalStress * Thickness * x / ((1 + (x * x)) * 3 * yieldStress);
    }
}
