using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrolytes;

/// <summary>Another function times a factor: a property that was scaled so that a measured number comes out.</summary>
/// <param name="Inner">The function.</param>
/// <param name="Factor">The factor, above 0.</param>
public sealed record ScaledFunction(ElectrolyteFunction Inner, double Factor) : ElectrolyteFunction
{
    /// <summary>The factor, above 0.</summary>
    public double Factor { get; init => field = Require.Positive(value, "factor", "1"); } = Require.Positive(Factor, "factor", "1");

    /// <inheritdoc/>
    public override bool IsConstant => Inner.IsConstant;

    /// <inheritdoc/>
    public override FitRange? Range => Inner.Range;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature) => Factor * Inner.Value(concentration, temperature);

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature) => Factor * Inner.Slope(concentration, temperature);
}
