namespace Anodyne.Cells.Electrolytes;

/// <summary>A property of an electrolyte given by a published formula in concentration and temperature. The slope is taken by a fourth-order
/// difference.</summary>
/// <param name="Formula">Value in its SI unit from concentration (mol/m3) and temperature (K).</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="Measured">Where the source measured it; null: not stated.</param>
public sealed record FormulaFunction(Func<double, double, double> Formula, string Source, FitRange? Measured = null) : ElectrolyteFunction
{
    /// <inheritdoc/>
    public override FitRange? Range { get; init; } = Measured;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature) => Formula(concentration, temperature);

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature)
    {
        var h = 1e-3 * Math.Max(Math.Abs(concentration), 1);
        double Near(int k) => Formula(concentration + (k * h), temperature);
        return (Near(-2) - (8 * Near(-1)) + (8 * Near(1)) - Near(2)) / (12 * h);
    }
}
