using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>
/// Growth of the film by a side reaction that takes lithium from the electrolyte and electrons from the metal. E is the drive phi_e - phi_metal behind the
/// film (minus the overpotential), U the potential of the reaction against lithium; dL/dt = V j/(z F). All rates times the Arrhenius factor.
/// </summary>
public sealed record SeiGrowth
{
    /// <summary>The limiting step.</summary>
    public required SeiLaw Law { get; init; }

    /// <summary>Thickness at the start, m, above 0.</summary>
    public double InitialThickness { get; init => field = Require.Positive(value, "film thickness", "m"); } = 5e-9;

    /// <summary>Share of the thickness that limits diffusion or migration, above 0 to 1 (0.5: the outer of two equal layers).</summary>
    public double LimitingShare { get; init => field = Require.Between(value, 0.01, 1, "limiting share of the film", "1"); } = 1;

    /// <summary>Specific resistance of what grows, ohm m, 0 or more; adds to the resistance of the interphase.</summary>
    public double Resistivity { get; init => field = Require.NotNegative(value, "film resistivity", "ohm m"); } = 2e5;

    /// <summary>Volume of film per mol of its formula, m3/mol, above 0.</summary>
    public double MolarVolume { get; init => field = Require.Positive(value, "film molar volume", "m3/mol"); } = 9.585e-5;

    /// <summary>Lithium per formula z, mol/mol, above 0.</summary>
    public double LithiumPerFormula { get; init => field = Require.Positive(value, "lithium per formula", "1"); } = 2;

    /// <summary>Exchange current density j0 (reaction, tunneling, combined), A/m2.</summary>
    public double ExchangeCurrent { get; init => field = Require.Positive(value, "film exchange current density", "A/m2"); } = 1.5e-7;

    /// <summary>Potential U of the reaction against lithium, V.</summary>
    public double Potential { get; init => field = Require.Finite(value, "film reaction potential", "V"); } = 0.4;

    /// <summary>Transfer coefficient alpha.</summary>
    public double TransferCoefficient { get; init => field = Require.Between(value, 0.05, 1, "film transfer coefficient", "1"); } = 0.5;

    /// <summary>Diffusivity in the film, m2/s (solvent, interstitials, electrons of the combined law).</summary>
    public double Diffusivity { get; init => field = Require.Positive(value, "film diffusivity", "m2/s"); } = 2.5e-22;

    /// <summary>Concentration of what diffuses, mol/m3.</summary>
    public double Concentration { get; init => field = Require.Positive(value, "film concentration", "mol/m3"); } = 2636;

    /// <summary>Electronic conductivity of the film (electron migration), S/m.</summary>
    public double ElectronicConductivity { get; init => field = Require.Positive(value, "film electronic conductivity", "S/m"); } = 8.95e-14;

    /// <summary>Rate constant k (solvent reaction), m/s.</summary>
    public double RateConstant { get; init => field = Require.Positive(value, "film rate constant", "m/s"); } = 1e-12;

    /// <summary>Distance L_tun that electrons tunnel (combined law): a film below it is limited by the reaction alone, m, 0 or more.</summary>
    public double TunnelingDistance { get; init => field = Require.NotNegative(value, "tunneling distance", "m"); } = 2e-9;

    /// <summary>Decay of tunneling beta, 1/m.</summary>
    public double TunnelingDecay { get; init => field = Require.Positive(value, "tunneling decay", "1/m"); } = 1e9;

    /// <summary>Share of the plated charge that forms film on the fresh surface at once, 0 to 1.</summary>
    public double FreshShare { get; init => field = Require.Between(value, 0, 0.5, "share of film on fresh lithium", "1"); }

    /// <summary>Growth of the real area with plated lithium: area factor = 1 + this x (lithium above the stock at the start), m2/mol, 0 or more.</summary>
    public double AreaPerPlated { get; init => field = Require.NotNegative(value, "area growth", "m2/mol"); }

    /// <summary>Activation energy of the growth, J/mol, 0 or more.</summary>
    public double ActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of film growth", "J/mol"); }
}
