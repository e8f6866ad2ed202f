namespace Anodyne.Quantities;

/// <summary>Fundamental constants, SI units. Source: CODATA 2018/2022; the values of the 2019 SI that are exact are written in full.</summary>
public static class PhysicalConstants
{
    /// <summary>Faraday constant F = N_A e, C/mol (exact in the 2019 SI, rounded to 10 digits).</summary>
    public const double Faraday = 96485.33212;

    /// <summary>Molar gas constant R = N_A k_B, J/(mol K) (exact in the 2019 SI, rounded to 10 digits).</summary>
    public const double MolarGas = 8.314462618;

    /// <summary>Boltzmann constant, J/K (exact).</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>Elementary charge, C (exact).</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>Avogadro constant, 1/mol (exact).</summary>
    public const double Avogadro = 6.02214076e23;

    /// <summary>Vacuum permittivity, F/m (CODATA 2018).</summary>
    public const double VacuumPermittivity = 8.8541878128e-12;

    /// <summary>0 degrees Celsius, K (exact).</summary>
    public const double ZeroCelsius = 273.15;

    /// <summary>Thermal voltage R T / F, V.</summary>
    /// <param name="temperature">Temperature, K, &gt; 0.</param>
    public static double ThermalVoltage(double temperature) => MolarGas * temperature / Faraday;
}
