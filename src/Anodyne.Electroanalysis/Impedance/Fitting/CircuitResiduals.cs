using System.Numerics;
using System.Runtime.CompilerServices;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// Weighted differences model - data of a circuit, real parts then imaginary parts, in the fit's own variables: ln p for positive parameters (so that the
/// chain rule gives dZ/du = p dZ/dp), the parameter itself for exponents.
/// </summary>
internal sealed class CircuitResiduals : IResidualFunction
{
    private readonly Circuit _circuit;
    private readonly double[] _omega;
    private readonly Complex[] _z;
    private readonly double[] _root;
    private readonly double[] _values;
    private readonly Complex[] _derivative;

    public CircuitResiduals(Circuit circuit, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, double[] weightRoots)
    {
        _circuit = circuit;
        _omega = new double[frequency.Length];
        for (var i = 0; i < _omega.Length; i++)
        {
            _omega[i] = 2 * Math.PI * frequency[i];
        }

        _z = z.ToArray();
        _root = weightRoots;
        _values = new double[circuit.Parameters.Count];
        _derivative = new Complex[circuit.Parameters.Count];
        Lower = [.. circuit.Parameters.Select(p => p.Kind == ParameterKind.Positive ? -80.0 : CircuitParameter.SmallestExponent)];
        Upper = [.. circuit.Parameters.Select(p => p.Kind == ParameterKind.Positive ? 80.0 : 1.0)];
    }

    /// <summary>Bounds in the fit's variables.</summary>
    public double[] Lower { get; }

    /// <summary>Bounds in the fit's variables.</summary>
    public double[] Upper { get; }

    public int ResidualCount => 2 * _z.Length;

    public int ParameterCount => _values.Length;

    public bool DerivativesComeFree => true;

    public void ToValues(ReadOnlySpan<double> variables, Span<double> values)
    {
        for (var p = 0; p < values.Length; p++)
        {
            values[p] = _circuit.Parameters[p].Kind == ParameterKind.Positive ? Math.Exp(variables[p]) : variables[p];
        }
    }

    public void ToVariables(ReadOnlySpan<double> values, Span<double> variables)
    {
        for (var p = 0; p < values.Length; p++)
        {
            variables[p] = _circuit.Parameters[p].Kind == ParameterKind.Positive ? Math.Log(values[p]) : values[p];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        ToValues(parameters, _values);
        var n = _z.Length;
        var m = 2 * n;
        for (var i = 0; i < n; i++)
        {
            var model = _circuit.Root.Impedance(_omega[i], _values, _derivative);
            residuals[i] = _root[i] * (model.Real - _z[i].Real);
            residuals[n + i] = _root[n + i] * (model.Imaginary - _z[i].Imaginary);
            if (jacobian.IsEmpty)
            {
                continue;
            }

            for (var p = 0; p < _values.Length; p++)
            {
                var chain = _circuit.Parameters[p].Kind == ParameterKind.Positive ? _values[p] : 1;
                jacobian[(p * m) + i] = _root[i] * chain * _derivative[p].Real;
                jacobian[(p * m) + n + i] = _root[n + i] * chain * _derivative[p].Imaginary;
            }
        }
    }
}
