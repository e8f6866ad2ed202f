using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Kinetics;

/// <summary>
/// The exchange current density i0(c, T) = i0_ref (c/c_ref)^beta exp[(E_a/R)(1/T_ref - 1/T)].
/// </summary>
/// <param name="Reference">i0_ref at c_ref and T_ref, A/m2, above 0.</param>
/// <param name="ReferenceConcentration">c_ref, mol/m3, above 0.</param>
/// <param name="ConcentrationExponent">beta, 0 or more.</param>
/// <param name="ActivationEnergy">E_a, J/mol, 0 or more.</param>
/// <param name="ReferenceTemperature">T_ref, K, above 0.</param>
public sealed record ExchangeCurrent(
    double Reference,
    double ReferenceConcentration,
    double ConcentrationExponent,
    double ActivationEnergy = 0,
    double ReferenceTemperature = 298.15)
{
    /// <summary>i0 at the reference state, A/m2, above 0.</summary>
    public double Reference { get; init => field = Require.Positive(value, "exchange current density", "A/m2"); } =
        Require.Positive(Reference, "exchange current density", "A/m2");

    /// <summary>Reference concentration, mol/m3, above 0.</summary>
    public double ReferenceConcentration { get; init => field = Require.Positive(value, "reference concentration", "mol/m3"); } =
        Require.Positive(ReferenceConcentration, "reference concentration", "mol/m3");

    /// <summary>Exponent beta of the concentration, 0 to 4.</summary>
    public double ConcentrationExponent { get; init => field = Require.Between(value, 0, 4, "concentration exponent", "1"); } =
        Require.Between(ConcentrationExponent, 0, 4, "concentration exponent", "1");

    /// <summary>Activation energy, J/mol, 0 or more.</summary>
    public double ActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy", "J/mol"); } =
        Require.NotNegative(ActivationEnergy, "activation energy", "J/mol");

    /// <summary>Reference temperature, K, above 0.</summary>
    public double ReferenceTemperature { get; init => field = Require.Positive(value, "reference temperature", "K"); } =
        Require.Positive(ReferenceTemperature, "reference temperature", "K");

    /// <summary>i0 at a concentration and temperature, A/m2; 0 at c = 0 or below if beta is above 0.</summary>
    public double At(double concentration, double temperature) => AtReferenceTemperature(concentration) * ThermalFactor(temperature);

    /// <summary>i0 at a concentration and the reference temperature, A/m2.</summary>
    public double AtReferenceTemperature(double concentration) => Reference * ConcentrationFactor(concentration);

    /// <summary>d ln i0/dT = E_a/(R T^2), 1/K, 0 or more.</summary>
    /// <param name="temperature">K, above 0.</param>
    public double LogTemperatureSlope(double temperature) => ActivationEnergy / (PhysicalConstants.MolarGas * temperature * temperature);

    private double ThermalFactor(double temperature) =>
        ActivationEnergy == 0 ? 1 : Math.Exp(ActivationEnergy / PhysicalConstants.MolarGas * ((1 / ReferenceTemperature) - (1 / temperature)));

    private double ConcentrationFactor(double concentration)
    {
        if (ConcentrationExponent == 0)
        {
            return 1;
        }

        if (concentration <= 0)
        {
            return 0;
        }

        var ratio = concentration / ReferenceConcentration;
        return ConcentrationExponent == 0.5 ? Math.Sqrt(ratio) : ConcentrationExponent == 1 ? ratio : Math.Pow(ratio, ConcentrationExponent);
    }
}
