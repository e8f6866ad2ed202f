using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrolytes;

/// <summary>Proportional to the concentration, v c/c_ref: the conductivity of a dilute electrolyte.</summary>
/// <param name="ValueAtReference">Value v at the reference concentration, SI.</param>
/// <param name="ReferenceConcentration">Reference concentration c_ref, mol/m3, above 0.</param>
public sealed record ProportionalFunction(double ValueAtReference, double ReferenceConcentration) : ElectrolyteFunction
{
    /// <summary>Value at the reference concentration, SI; finite.</summary>
    public double ValueAtReference { get; init => field = Require.Finite(value, "value at reference", "1"); } =
        Require.Finite(ValueAtReference, "value at reference", "1");

    /// <summary>Reference concentration, mol/m3, above 0.</summary>
    public double ReferenceConcentration { get; init => field = Require.Positive(value, "reference concentration", "mol/m3"); } =
        Require.Positive(ReferenceConcentration, "reference concentration", "mol/m3");

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature) => ValueAtReference * (concentration / ReferenceConcentration);

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature) => ValueAtReference / ReferenceConcentration;
}
