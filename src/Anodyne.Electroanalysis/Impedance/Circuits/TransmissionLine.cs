using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>
/// Porous electrode with charge transfer along its pores, the rail of electrons without resistance: Z = Ri coth(s)/s, s^2 = Ri (1/Rct + Q (j w)^n)
/// (Bisquert et al., J. Electroanal. Chem. 475 (1999) 152, with Re = 0). At w = 0 and Rct much above Ri it is Rct + Ri/3.
/// </summary>
public sealed class TransmissionLine() : CircuitElement(
    "Tm", "Ri coth(s)/s, s^2 = Ri (1/Rct + Q (j w)^n)", "transmission line with charge transfer, electronic resistance negligible",
    new CircuitParameter("Ri", "ohm", ParameterKind.Positive), new CircuitParameter("Rct", "ohm", ParameterKind.Positive),
    new CircuitParameter("Q", "S s^n", ParameterKind.Positive), new CircuitParameter("n", "1", ParameterKind.Exponent))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var power = ConstantPhase.Power(omega, p[3]);
        var wall = (1 / p[1]) + (p[2] * power);
        var x = p[0] * wall;
        Complex shape, slope;
        if (x.Magnitude < 0.01)
        {
            // coth(s)/s in powers of s^2: in the closed form the digits of the derivative cancel.
            shape = (1 / x) + (1.0 / 3) + (x * ((-1.0 / 45) + (x * (2.0 / 945))));
            slope = (-1 / (x * x)) + (-1.0 / 45) + (x * (4.0 / 945));
        }
        else
        {
            var s = Complex.Sqrt(x);
            var e = Complex.Exp(-2 * s);
            var coth = (1 + e) / (1 - e);
            shape = coth / s;
            slope = (1 - (coth * coth) - shape) / (2 * x);
        }

        derivative[0] = shape + (p[0] * slope * wall);
        var byWall = p[0] * p[0] * slope;
        derivative[1] = -byWall / (p[1] * p[1]);
        derivative[2] = byWall * power;
        derivative[3] = byWall * p[2] * power * new Complex(Math.Log(omega), Math.PI / 2);
        return p[0] * shape;
    }
}
