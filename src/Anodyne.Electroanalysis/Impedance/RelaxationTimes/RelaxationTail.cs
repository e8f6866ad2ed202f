using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// What a spectrum does at low frequency beside its relaxations, 1/(Q (j w)^n): a blocking electrode or semi-infinite diffusion. It is no resistance.
/// </summary>
/// <param name="Coefficient">Q, S s^n; a capacitance in F where n is 1.</param>
/// <param name="Exponent">n; 1 of a capacitance, 0.5 of a Warburg impedance.</param>
/// <param name="CoefficientHalfWidth">Half of the 95 % interval of Q; null if unknown.</param>
/// <param name="ExponentHalfWidth">Half of the 95 % interval of n; null if n was not fitted.</param>
public sealed record RelaxationTail(double Coefficient, double Exponent, double? CoefficientHalfWidth, double? ExponentHalfWidth)
{
    /// <summary>Impedance, ohm.</summary>
    /// <param name="omega">Angular frequency, rad/s, above 0.</param>
    public Complex Impedance(double omega) => 1 / (Coefficient * ConstantPhase.Power(omega, Exponent));

    // size: |Z| of the capacitance at the lowest angular frequency.
    internal static RelaxationTail? OfCapacitance(double size, double lowest) => size > 0 ? new RelaxationTail(1 / (size * lowest), 1, null, null) : null;
}
