namespace Anodyne.Cells.Electrolytes;

/// <summary>
/// Conductivity fit of Landesfeind and Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, equation 17: with x in mol/L and T in K,
/// kappa = p1 [1 + (T - p2)] x [1 + p3 sqrt(x) + p4 (1 + p5 exp(1000/T)) x] / [1 + x^4 p6 exp(1000/T)] mS/cm. Fitted from 0.1 to 3 or 4 mol/L and -10 to 50
/// degC.
/// </summary>
/// <param name="P1">p1, mS/cm per mol/L and K.</param>
/// <param name="P2">p2, K.</param>
/// <param name="P3">p3.</param>
/// <param name="P4">p4.</param>
/// <param name="P5">p5.</param>
/// <param name="P6">p6.</param>
public sealed record LandesfeindConductivity(double P1, double P2, double P3, double P4, double P5, double P6) : ElectrolyteFunction
{
    internal static FitRange Measured { get; } = new(263.15, 323.15, 100, 4000);

    /// <inheritdoc/>
    public override FitRange? Range { get; init; } = Measured;

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature)
    {
        var x = Math.Max(0, concentration / 1000);
        var (numerator, denominator) = Parts(x, temperature);
        return 0.1 * Prefactor(temperature) * x * numerator / denominator;
    }

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature)
    {
        if (concentration < 0)
        {
            return 0;
        }

        var x = concentration / 1000;
        var (numerator, denominator) = Parts(x, temperature);
        var e = Math.Exp(1000 / temperature);
        // d/dx of x N/D with N' x written so that sqrt(x) stays finite at 0.
        var numeratorSlopeTimesX = (0.5 * P3 * Math.Sqrt(x)) + (P4 * (1 + (P5 * e)) * x);
        var denominatorSlope = 4 * x * x * x * P6 * e;
        var slope = ((numerator + numeratorSlopeTimesX) / denominator) - (x * numerator * denominatorSlope / (denominator * denominator));
        return 1e-4 * Prefactor(temperature) * slope;
    }

    private double Prefactor(double temperature) => P1 * (1 + (temperature - P2));

    private (double Numerator, double Denominator) Parts(double x, double temperature)
    {
        var e = Math.Exp(1000 / temperature);
        return (1 + (P3 * Math.Sqrt(x)) + (P4 * (1 + (P5 * e)) * x), 1 + (x * x * x * x * P6 * e));
    }
}
