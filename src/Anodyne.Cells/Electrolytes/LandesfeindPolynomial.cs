namespace Anodyne.Cells.Electrolytes;

/// <summary>
/// The polynomial by which Landesfeind and Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, fit both the thermodynamic factor and the transference
/// number: with x in mol/L and T in K, p1 + p2 x + p3 T + p4 x^2 + p5 x T + p6 T^2 + p7 x^3 + p8 x^2 T + p9 x T^2.
/// </summary>
/// <param name="P1">Constant.</param>
/// <param name="P2">Of x.</param>
/// <param name="P3">Of T.</param>
/// <param name="P4">Of x^2.</param>
/// <param name="P5">Of x T.</param>
/// <param name="P6">Of T^2.</param>
/// <param name="P7">Of x^3.</param>
/// <param name="P8">Of x^2 T.</param>
/// <param name="P9">Of x T^2.</param>
public sealed record LandesfeindPolynomial(double P1, double P2, double P3, double P4, double P5, double P6, double P7, double P8, double P9)
    : ElectrolyteFunction
{
    /// <inheritdoc/>
    public override FitRange? Range { get; init; } = LandesfeindConductivity.Measured;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature)
    {
        var (x, t) = (concentration / 1000, temperature);
        return P1 + (P3 * t) + (P6 * t * t) + (x * (P2 + (P5 * t) + (P9 * t * t) + (x * (P4 + (P8 * t) + (P7 * x)))));
    }

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature)
    {
        var (x, t) = (concentration / 1000, temperature);
        return (P2 + (P5 * t) + (P9 * t * t) + (x * ((2 * (P4 + (P8 * t))) + (3 * P7 * x)))) / 1000;
    }
}
