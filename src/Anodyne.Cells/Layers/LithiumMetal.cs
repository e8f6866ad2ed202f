using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>The metal that is plated.</summary>
/// <param name="MolarVolume">Molar volume V_m, m3/mol, above 0.</param>
/// <param name="SurfaceEnergy">Surface energy gamma against the electrolyte, J/m2, 0 or more.</param>
public sealed record LithiumMetal(double MolarVolume, double SurfaceEnergy)
{
    /// <summary>The library's molar volume: 6.94e-3 kg/mol over 534 kg/m3 = 12.996e-6 m3/mol.</summary>
    public const double LibraryMolarVolume = 6.94e-3 / 534;

    /// <summary>The library's lithium: V_m 12.996e-6 m3/mol, gamma 0.5 J/m2 (range 0.4 to 0.56).</summary>
    public static LithiumMetal Default { get; } = new(LibraryMolarVolume, 0.5);

    /// <summary>Molar volume, m3/mol, above 0.</summary>
    public double MolarVolume { get; init => field = Require.Positive(value, "molar volume", "m3/mol"); } =
        Require.Positive(MolarVolume, "molar volume", "m3/mol");

    /// <summary>Surface energy, J/m2, 0 or more.</summary>
    public double SurfaceEnergy { get; init => field = Require.NotNegative(value, "surface energy", "J/m2"); } =
        Require.NotNegative(SurfaceEnergy, "surface energy", "J/m2");

    /// <summary>Diffusivity D_s of lithium along its surface at 298.15 K, m2/s, 0 or more (1e-16 to 1e-10 under films, assumed).</summary>
    public double SurfaceDiffusivity { get; init => field = Require.NotNegative(value, "surface diffusivity", "m2/s"); }

    /// <summary>Activation energy of the surface diffusivity, J/mol, 0 or more.</summary>
    public double SurfaceActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of surface diffusion", "J/mol"); }

    /// <summary>
    /// B = D_s gamma Omega^2 nu/(kT), m4/s, with Omega = V_m/N_A and nu = Omega^(-2/3): a bump of wave number k decays at B k^4 by surface diffusion (Mullins,
    /// J. Appl. Phys. 28 (1957) 333).
    /// </summary>
    /// <param name="temperature">K.</param>
    public double Wandering(double temperature)
    {
        var atom = MolarVolume / PhysicalConstants.Avogadro;
        var faster = Math.Exp(SurfaceActivationEnergy / PhysicalConstants.MolarGas * ((1 / 298.15) - (1 / temperature)));
        return faster * SurfaceDiffusivity * SurfaceEnergy * Math.Pow(atom, 4.0 / 3) / (PhysicalConstants.Boltzmann * temperature);
    }

    /// <summary>Thickness of dense lithium, m, for a charge per area in C/m2: V_m Q/F (4.849081 um per mAh/cm2 at the library's molar volume).</summary>
    public double DenseThickness(double chargePerArea) => MolarVolume * chargePerArea / PhysicalConstants.Faraday;

    /// <summary>Speed of a flat front, m/s, at a current density in A/m2: V_m j/F.</summary>
    public double FrontSpeed(double currentDensity) => MolarVolume * currentDensity / PhysicalConstants.Faraday;
}
