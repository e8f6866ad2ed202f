using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>Semi-infinite Warburg diffusion, Z = sigma (1 - j)/sqrt(w), sigma in ohm s^-1/2.</summary>
public sealed class Warburg() : CircuitElement(
    "W", "sigma (1 - j)/sqrt(w)", "semi-infinite diffusion", new CircuitParameter("sigma", "ohm s^-0.5", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var root = 1 / Math.Sqrt(omega);
        derivative[0] = new Complex(root, -root);
        return p[0] * derivative[0];
    }
}

/// <summary>
/// Finite diffusion to a blocking end, Z = R coth(s)/s, s = sqrt(j w tau), tau = L^2/D. At low frequency R/3 + 1/(j w tau/R). Other programs write
/// Y and B (R = B/Y, tau = B^2) or T and P.
/// </summary>
public sealed class WarburgOpen() : CircuitElement(
    "Wo", "R coth(sqrt(j w tau))/sqrt(j w tau)", "finite diffusion, blocking end (open)",
    new CircuitParameter("R", "ohm", ParameterKind.Positive), new CircuitParameter("tau", "s", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        if (omega * p[1] < 0.02)
        {
            // coth(s)/s = 1/x + 1/3 - x/45 + 2 x^2/945 - x^3/4725, x = s^2: the closed form loses digits here.
            var x = new Complex(0, omega * p[1]);
            var series = (1 / x) + (1.0 / 3) - (x / 45) + (2 * x * x / 945) - (x * x * x / 4725);
            derivative[0] = series;
            derivative[1] = p[0] / p[1] * ((-1 / x) - (x / 45) + (4 * x * x / 945) - (3 * x * x * x / 4725));
            return p[0] * series;
        }

        var half = Math.Sqrt(0.5 * omega * p[1]);
        var s = new Complex(half, half);
        var e = Complex.Exp(-2 * s);
        var inverse = 1 / s;
        var coth = (1 + e) / (1 - e);
        var shape = coth * inverse;
        derivative[0] = shape;

        // s dZ/ds = -R (1/sinh^2 s + coth(s)/s) and ds/dtau = s/(2 tau); 1/sinh^2 = coth^2 - 1.
        derivative[1] = -p[0] / (2 * p[1]) * ((coth * coth) - 1 + shape);
        return p[0] * shape;
    }
}

/// <summary>
/// Finite diffusion to a permeable end (constant concentration), Z = R tanh(s)/s, s = sqrt(j w tau), tau = L^2/D. At low frequency R.
/// </summary>
public sealed class WarburgShort() : CircuitElement(
    "Ws", "R tanh(sqrt(j w tau))/sqrt(j w tau)", "finite diffusion, permeable end (short)",
    new CircuitParameter("R", "ohm", ParameterKind.Positive), new CircuitParameter("tau", "s", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        if (omega * p[1] < 0.02)
        {
            // tanh(s)/s = 1 - x/3 + 2 x^2/15 - 17 x^3/315 + 62 x^4/2835 - 1382 x^5/155925, x = s^2: in the closed form the digits of the derivative cancel.
            var x = new Complex(0, omega * p[1]);
            var series = 1 + (x * ((-1.0 / 3) + (x * ((2.0 / 15) + (x * ((-17.0 / 315) + (x * ((62.0 / 2835) - (x * (1382.0 / 155925))))))))));
            derivative[0] = series;
            derivative[1] = p[0] / p[1] * x * ((-1.0 / 3) + (x * ((4.0 / 15) + (x * ((-51.0 / 315) + (x * ((248.0 / 2835) - (x * (6910.0 / 155925)))))))));
            return p[0] * series;
        }

        var half = Math.Sqrt(0.5 * omega * p[1]);
        var s = new Complex(half, half);
        var e = Complex.Exp(-2 * s);
        var tanh = (1 - e) / (1 + e);
        var shape = tanh / s;
        derivative[0] = shape;
        derivative[1] = p[0] / (2 * p[1]) * (1 - (tanh * tanh) - shape);
        return p[0] * shape;
    }
}

/// <summary>Gerischer impedance of diffusion with a homogeneous reaction, Z = R/sqrt(1 + j w tau), tau = 1/k.</summary>
public sealed class Gerischer() : CircuitElement(
    "G", "R/sqrt(1 + j w tau)", "diffusion with reaction (Gerischer)",
    new CircuitParameter("R", "ohm", ParameterKind.Positive), new CircuitParameter("tau", "s", ParameterKind.Positive))
{
    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var inner = new Complex(1, omega * p[1]);
        var shape = 1 / Complex.Sqrt(inner);
        derivative[0] = shape;
        derivative[1] = -0.5 * p[0] * shape / inner * new Complex(0, omega);
        return p[0] * shape;
    }
}
