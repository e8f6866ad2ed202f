using Anodyne.Quantities;

namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// Pressure that drives lithium through a hole of radius r fed from a radius R_b by spherical convergent creep, eps = A sigma^n exp(-Q/RT):
/// p = (2 n/3) (Q_v/(pi A'))^(1/n) (r^(-3/n) - R_b^(-3/n)). n 6.6, Q 37 kJ/mol, A^(-1/n) 2.6e5 Pa s^(1/n) (LePage et al. 2019).
/// </summary>
public static class LithiumExtrusion
{
    private const double Exponent = 6.6;
    private const double Activation = 37e3;
    private const double Strength = 2.6e5;

    /// <summary>Plausible: exact for the creep law; lithium of this size yields higher.</summary>
    public static Standing Standing => Standing.Plausible;

    /// <summary>The pressure, Pa.</summary>
    /// <param name="flow">Q_v, m3/s.</param>
    /// <param name="hole">r, m.</param>
    /// <param name="from">R_b, m.</param>
    /// <param name="temperature">K.</param>
    public static double Pressure(double flow, double hole, double from, double temperature = 298.15)
    {
        var creep = Strength * Math.Exp(Activation / (Exponent * PhysicalConstants.MolarGas * temperature));
        return 2 * Exponent / 3 * creep * Math.Pow(flow / Math.PI, 1 / Exponent) * (Math.Pow(hole, -3 / Exponent) - Math.Pow(from, -3 / Exponent));
    }

    /// <summary>The pressure under a base of radius R_b at a current density, Pa.</summary>
    public static double PressureAt(double currentDensity, double molarVolume, double hole, double from, double temperature = 298.15) =>
        Pressure(currentDensity * molarVolume / PhysicalConstants.Faraday * Math.PI * from * from, hole, from, temperature);
}
