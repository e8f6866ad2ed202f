namespace Anodyne.Cells.Electrolytes;

/// <summary>
/// Salt diffusivity fit of Landesfeind and Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, equation 18: with x in mol/L and T in K,
/// D = p1 exp(p2 x) exp(p3/T) exp(p4 x/T) 1e-10 m2/s.
/// </summary>
/// <param name="P1">p1.</param>
/// <param name="P2">p2, L/mol.</param>
/// <param name="P3">p3, K.</param>
/// <param name="P4">p4, K L/mol.</param>
public sealed record LandesfeindDiffusivity(double P1, double P2, double P3, double P4) : ElectrolyteFunction
{
    /// <inheritdoc/>
    public override FitRange? Range { get; init; } = LandesfeindConductivity.Measured;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature)
    {
        var x = concentration / 1000;
        return P1 * 1e-10 * Math.Exp((P2 * x) + (P3 / temperature) + (P4 * x / temperature));
    }

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature) =>
        Value(concentration, temperature) * (P2 + (P4 / temperature)) / 1000;
}
