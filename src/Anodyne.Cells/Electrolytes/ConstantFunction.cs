namespace Anodyne.Cells.Electrolytes;

/// <summary>The same value at every concentration and temperature.</summary>
/// <param name="Constant">The value in its SI unit.</param>
public sealed record ConstantFunction(double Constant) : ElectrolyteFunction
{
    /// <inheritdoc/>
    public override bool IsConstant => true;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature) => Constant;

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature) => 0;
}
