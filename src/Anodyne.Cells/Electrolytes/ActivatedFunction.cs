using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrolytes;

/// <summary>Another function times the Arrhenius factor exp[(E_a/R)(1/T_ref - 1/T)].</summary>
/// <param name="AtReference">The property at the reference temperature.</param>
/// <param name="ActivationEnergy">E_a, J/mol, 0 or more: the property grows with temperature.</param>
/// <param name="ReferenceTemperature">T_ref, K, above 0.</param>
public sealed record ActivatedFunction(ElectrolyteFunction AtReference, double ActivationEnergy, double ReferenceTemperature) : ElectrolyteFunction
{
    /// <summary>E_a, J/mol, 0 or more.</summary>
    public double ActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy", "J/mol"); } =
        Require.NotNegative(ActivationEnergy, "activation energy", "J/mol");

    /// <summary>T_ref, K, above 0.</summary>
    public double ReferenceTemperature { get; init => field = Require.Positive(value, "reference temperature", "K"); } =
        Require.Positive(ReferenceTemperature, "reference temperature", "K");

    /// <inheritdoc/>
    public override bool IsConstant => AtReference.IsConstant;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature) => Factor(temperature) * AtReference.Value(concentration, ReferenceTemperature);

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature) => Factor(temperature) * AtReference.Slope(concentration, ReferenceTemperature);

    private double Factor(double temperature) => Math.Exp(ActivationEnergy / PhysicalConstants.MolarGas * ((1 / ReferenceTemperature) - (1 / temperature)));
}
