using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>Ohmic resistance, Z = R.</summary>
public sealed class Resistor() : CircuitElement("R", "R", "resistance", new CircuitParameter("", "ohm", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        derivative[0] = Complex.One;
        return p[0];
    }
}

/// <summary>Capacitance, Z = 1/(j w C).</summary>
public sealed class Capacitor() : CircuitElement("C", "1/(j w C)", "capacitance", new CircuitParameter("", "F", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var z = new Complex(0, -1 / (omega * p[0]));
        derivative[0] = -z / p[0];
        return z;
    }
}

/// <summary>Inductance of leads and cell, Z = j w L.</summary>
public sealed class Inductor() : CircuitElement("L", "j w L", "inductance", new CircuitParameter("", "H", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        derivative[0] = new Complex(0, omega);
        return new Complex(0, omega * p[0]);
    }
}

/// <summary>Inductance with losses (skin effect, eddy currents), Z = L (j w)^a; with a = 1 an ideal inductance. L is in H s^(a-1).</summary>
public sealed class ModifiedInductor() : CircuitElement(
    "La", "L (j w)^a", "inductance with losses",
    new CircuitParameter("L", "H s^(a-1)", ParameterKind.Positive), new CircuitParameter("a", "1", ParameterKind.Exponent))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var power = ConstantPhase.Power(omega, p[1]);
        derivative[0] = power;
        var z = p[0] * power;
        derivative[1] = z * new Complex(Math.Log(omega), Math.PI / 2);
        return z;
    }
}
