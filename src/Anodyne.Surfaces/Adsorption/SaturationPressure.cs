namespace Anodyne.Surfaces.Adsorption;

/// <summary>Vapour pressures at saturation of the gases that surfaces are measured with, and the area of their molecules.</summary>
public static class SaturationPressure
{
    private const double CriticalTemperature = 126.192;
    private const double CriticalPressure = 3.3958e6;

    /// <summary>
    /// Nitrogen: ln(p/p_c) = (T_c/T) (-6.12445284 x + 1.2632722 x^1.5 - 0.765910082 x^2.5 - 1.77570564 x^5), x = 1 - T/T_c (Span et al., J. Phys. Chem. Ref.
    /// Data 29
    /// (2000) 1361, eq. 3.1).
    /// </summary>
    /// <param name="temperature">Temperature, K, from 63.15 to 126.19.</param>
    /// <returns>Pressure, Pa; NaN outside of the range.</returns>
    public static double Nitrogen(double temperature)
    {
        if (temperature is < 63.15 or > CriticalTemperature)
        {
            return double.NaN;
        }

        var x = 1 - (temperature / CriticalTemperature);
        return CriticalPressure * Math.Exp(CriticalTemperature / temperature
            * ((-6.12445284 * x) + (1.2632722 * Math.Pow(x, 1.5)) - (0.765910082 * Math.Pow(x, 2.5)) - (1.77570564 * Math.Pow(x, 5))));
    }

    /// <summary>True if a file means nitrogen.</summary>
    /// <param name="gas">The gas as the file writes it.</param>
    public static bool IsNitrogen(string gas) => gas.Trim().ToLowerInvariant() is "n2" or "nitrogen";

    /// <summary>Area of an adsorbed molecule, m2: nitrogen .162 nm2, argon at 87 K .142 nm2, krypton at 77 K .202 nm2 (ISO 9277:2022, table B.1); null for
    /// others.</summary>
    /// <param name="gas">The gas as the file writes it.</param>
    public static double? MoleculeArea(string gas) => gas.Trim().ToLowerInvariant() switch
    {
        "n2" or "nitrogen" => 0.162e-18,
        "ar" or "argon" => 0.142e-18,
        "kr" or "krypton" => 0.202e-18,
        _ => null,
    };
}
