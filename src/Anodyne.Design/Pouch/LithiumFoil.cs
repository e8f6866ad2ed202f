using Anodyne.Quantities;

namespace Anodyne.Design.Pouch;

/// <summary>Lithium metal as a stock of charge.</summary>
public static class LithiumFoil
{
    /// <summary>Molar mass, kg/mol (IUPAC 2021, abridged).</summary>
    public const double MolarMass = 6.94e-3;

    /// <summary>Density at 298 K, kg/m3 (CRC Handbook).</summary>
    public const double Density = 534;

    /// <summary>Thickness of dense lithium per charge, M/(rho F), m per C/m2: 4.85 um per mAh/cm2.</summary>
    public const double ThicknessPerCharge = MolarMass / (Density * PhysicalConstants.Faraday);

    /// <summary>Specific charge F/M, C/kg: 3862 mAh/g.</summary>
    public const double SpecificCharge = PhysicalConstants.Faraday / MolarMass;
}
