using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>Constant-phase element, Z = 1/(Q (j w)^n), 0 &lt; n &lt;= 1. Q is in S s^n and is not a capacitance.</summary>
public sealed class ConstantPhase() : CircuitElement(
    "CPE", "1/(Q (j w)^n)", "constant-phase element",
    new CircuitParameter("Q", "S s^n", ParameterKind.Positive), new CircuitParameter("n", "1", ParameterKind.Exponent))
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var log = Math.Log(omega);
        var z = Turned(-p[1], log) / p[0];
        derivative[0] = -z / p[0];
        derivative[1] = -z * new Complex(log, Math.PI / 2);
        return z;
    }

    /// <summary>(j w)^n = w^n (cos(n pi/2) + j sin(n pi/2)).</summary>
    internal static Complex Power(double omega, double exponent) => Turned(exponent, Math.Log(omega));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Complex Turned(double exponent, double log)
    {
        var (sin, cos) = Math.SinCos(exponent * (Math.PI / 2));
        var size = Math.Exp(exponent * log);
        return new Complex(size * cos, size * sin);
    }
}

/// <summary>
/// Depressed arc R || CPE written by its time constant, Z = R/(1 + (j w tau)^n), tau = (R Q)^(1/n), apex at w = 1/tau (Cole and Cole 1941). Less
/// correlated parameters than R and Q.
/// </summary>
public sealed class Zarc() : CircuitElement(
    "ZARC", "R/(1 + (j w tau)^n)", "depressed arc",
    new CircuitParameter("R", "ohm", ParameterKind.Positive), new CircuitParameter("tau", "s", ParameterKind.Positive),
        new CircuitParameter("n", "1", ParameterKind.Exponent))
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var x = omega * p[1];
        var u = ConstantPhase.Power(x, p[2]);
        var shape = 1 / (1 + u);
        var z = p[0] * shape;
        derivative[0] = shape;
        var common = -z * shape * u;
        derivative[1] = common * (p[2] / p[1]);
        derivative[2] = common * new Complex(Math.Log(x), Math.PI / 2);
        return z;
    }
}
