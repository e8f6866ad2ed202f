using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrodes;

/// <summary>
/// An insertion material: open-circuit potential, solid diffusion and exchange current. The stoichiometry theta is the share of the sites that hold
/// lithium, c_s/c_max.
/// </summary>
public sealed record ActiveMaterial
{
    /// <summary>Name, e.g. "NMC532".</summary>
    public required string Name { get; init; }

    /// <summary>Concentration of lithium sites c_max, mol/m3, above 0.</summary>
    public required double MaximumConcentration { get; init => field = Require.Positive(value, "maximum concentration", "mol/m3"); }

    /// <summary>Open-circuit potential U(theta) against lithium at the reference temperature, V; falls with theta.</summary>
    public required Func<double, double> OpenCircuitPotential { get; init; }

    /// <summary>Solid diffusivity D_s at the reference temperature, m2/s, as a function of theta; see <see cref="ConstantDiffusivity"/>.</summary>
    public Func<double, double>? Diffusivity { get; init; }

    /// <summary>Solid diffusivity D_s at the reference temperature where it does not depend on theta, m2/s, above 0; used if <see cref="Diffusivity"/> is
    /// null.</summary>
    public double ConstantDiffusivity { get; init => field = Require.Positive(value, "solid diffusivity", "m2/s"); } = 1e-14;

    /// <summary>Activation energy of the solid diffusion, J/mol, 0 or more.</summary>
    public double DiffusionActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of diffusion", "J/mol"); }

    /// <summary>
    /// Rate constant m of j0 = m c_e^alpha_a c_s^alpha_c (c_max - c_s)^alpha_a at the reference temperature, A/m2 (m3/mol)^(2 alpha_a + alpha_c), above 0.
    /// </summary>
    public required double RateConstant { get; init => field = Require.Positive(value, "rate constant", "A/m2 (m3/mol)^1.5"); }

    /// <summary>Activation energy of the exchange current, J/mol, 0 or more.</summary>
    public double RateActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of the reaction", "J/mol"); }

    /// <summary>Anodic transfer coefficient, above 0 and below 1; the cathodic one is its complement to 1.</summary>
    public double TransferCoefficient { get; init => field = Require.Between(value, 0.05, 0.95, "transfer coefficient", "1"); } = 0.5;

    /// <summary>dU/dT, V/K.</summary>
    public double EntropicCoefficient { get; init => field = Require.Finite(value, "entropic coefficient", "V/K"); }

    /// <summary>Temperature at which the constants hold, K.</summary>
    public double ReferenceTemperature { get; init => field = Require.Positive(value, "reference temperature", "K"); } = 298.15;

    /// <summary>Lowest stoichiometry at which the potential may be used, 0 to 1: a particle surface that falls below it ends the run.</summary>
    public double LowestStoichiometry { get; init => field = Require.Between(value, 0, 1, "lowest stoichiometry", "1"); }

    /// <summary>Highest stoichiometry at which the potential may be used, 0 to 1: a particle surface that rises above it ends the run.</summary>
    public double HighestStoichiometry { get; init => field = Require.Between(value, 0, 1, "highest stoichiometry", "1"); } = 1;

    /// <summary>
    /// Stoichiometry of the charged electrode of the source (of a negative one: of the discharged), 0 to 1; <see cref="LowestStoichiometry"/> unless given.
    /// From here to <see cref="FullStoichiometry"/> the source measured or used the potential: nominal capacities are counted between the two, and a run says
    /// when it leaves them.
    /// </summary>
    public double EmptyStoichiometry { get => field < 0 ? LowestStoichiometry : field; init =>
        field = Require.Between(value, 0, 1, "empty stoichiometry", "1"); } = -1;

    /// <summary>Stoichiometry of the discharged electrode of the source (of a negative one: of the charged), 0 to 1; <see cref="HighestStoichiometry"/>
    /// unless given.</summary>
    public double FullStoichiometry { get => field < 0 ? HighestStoichiometry : field; init =>
        field = Require.Between(value, 0, 1, "full stoichiometry", "1"); } = -1;

    /// <summary>Crystal density, kg/m3, above 0; only for masses.</summary>
    public double Density { get; init => field = Require.Positive(value, "density", "kg/m3"); } = 4700;

    /// <summary>Charge between the empty and the full stoichiometry per mass of material, C/kg: F c_max (full - empty)/density.</summary>
    public double WindowCapacity =>
        PhysicalConstants.Faraday * MaximumConcentration * (FullStoichiometry - EmptyStoichiometry) / Density;

    /// <summary>Charge between stoichiometries 0 and 1 per mass of material, C/kg: F c_max/density.</summary>
    public double SiteCapacity => PhysicalConstants.Faraday * MaximumConcentration / Density;

    /// <summary>Where the numbers come from.</summary>
    public string Source { get; init; } = "";
}
