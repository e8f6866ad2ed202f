using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// The resistances of depressed arcs whose time constants are given, by non-negative linear least squares beside a series resistance, inductance and
/// capacitance: a random draw of times becomes a starting point that already resembles the spectrum.
/// </summary>
internal sealed class ResistanceProjection
{
    private readonly double[] _omega;
    private readonly Complex[] _z;
    private readonly int _rows;
    private readonly int _columns;
    private readonly double[] _matrix;
    private readonly double[] _target;
    private readonly double[] _hessian;
    private readonly double[] _linear;
    private readonly NonNegativeQuadratic _solver;

    public ResistanceProjection(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, int processes)
    {
        _z = z.ToArray();
        _omega = [.. frequency.ToArray().Select(f => 2 * Math.PI * f)];
        _rows = 2 * z.Length;
        _columns = processes + 3;
        _matrix = new double[_rows * _columns];
        _target = new double[_rows];
        _hessian = new double[_columns * _columns];
        _linear = new double[_columns];
        _solver = new NonNegativeQuadratic(_columns);
    }

    /// <summary>Times in s with their resistances in ohm, each at least <paramref name="least"/>.</summary>
    public List<(double Tau, double Resistance)> Resistances(double[] times, double exponent, double least)
    {
        var n = _z.Length;
        double high = _omega.Max(), low = _omega.Min();
        for (var i = 0; i < n; i++)
        {
            var w = 1 / _z[i].Magnitude;
            _target[i] = w * _z[i].Real;
            _target[n + i] = w * _z[i].Imaginary;
            _matrix[i] = w;
            _matrix[_rows + n + i] = w * _omega[i] / high;
            _matrix[(2 * _rows) + n + i] = -w * low / _omega[i];
            for (var k = 0; k < times.Length; k++)
            {
                var shape = w / (1 + ConstantPhase.Power(_omega[i] * times[k], exponent));
                _matrix[((3 + k) * _rows) + i] = shape.Real;
                _matrix[((3 + k) * _rows) + n + i] = shape.Imaginary;
            }
        }

        NormalEquations.Write(_matrix, _target, _hessian, _linear);
        for (var a = 0; a < _columns; a++)
        {
            _hessian[(a * _columns) + a] *= 1 + 1e-9;
        }

        var x = new double[_columns];
        _solver.Solve(_hessian, _linear, 0, x);
        return [.. times.Select((t, k) => (t, Math.Max(x[3 + k], least)))];
    }
}
