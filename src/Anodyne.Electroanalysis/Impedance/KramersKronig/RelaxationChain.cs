using System.Numerics;
using System.Runtime.CompilerServices;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.KramersKronig;

/// <summary>
/// The linear model of the Kramers-Kronig test (Boukamp, J. Electrochem. Soc. 142 (1995) 1885): Z = R + j w L + 1/(j w C) + sum R_k/(1 + j w tau_k) with
/// tau_k spaced evenly on a logarithmic axis and R, L, 1/C, R_k of either sign. Every term obeys the Kramers-Kronig relations, so what the model cannot
/// follow within the noise does not.
/// </summary>
internal sealed class RelaxationChain
{
    private readonly double[] _omega;
    private readonly Complex[] _z;
    private readonly double[] _root;
    private readonly int _rows;
    private readonly double[] _target;

    public RelaxationChain(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        _z = z.ToArray();
        _omega = new double[z.Length];
        _root = new double[z.Length];
        _rows = 2 * z.Length;
        _target = new double[_rows];
        for (var i = 0; i < z.Length; i++)
        {
            _omega[i] = 2 * Math.PI * frequency[i];
            _root[i] = 1 / z[i].Magnitude;
            _target[i] = _root[i] * z[i].Real;
            _target[z.Length + i] = _root[i] * z[i].Imaginary;
        }

        Highest = _omega.Max();
        Lowest = _omega.Min();
    }

    public double Highest { get; }

    public double Lowest { get; }

    /// <summary>Least squares for a number of elements and a widening of the range of tau at both ends in decades.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ChainFit Fit(int elements, double widening)
    {
        var columns = elements + 3;
        var first = Math.Pow(10, -widening) / Highest;
        var last = Math.Pow(10, widening) / Lowest;
        var tau = new double[elements];
        for (var k = 0; k < elements; k++)
        {
            tau[k] = elements == 1 ? Math.Sqrt(first * last) : first * Math.Pow(last / first, k / (elements - 1.0));
        }

        var n = _z.Length;
        var matrix = new double[columns * _rows];
        for (var i = 0; i < n; i++)
        {
            matrix[i] = _root[i];
            matrix[_rows + n + i] = _root[i] * _omega[i] / Highest;
            matrix[(2 * _rows) + n + i] = -_root[i] * Lowest / _omega[i];
            for (var k = 0; k < elements; k++)
            {
                var x = _omega[i] * tau[k];
                var real = _root[i] / (1 + (x * x));
                matrix[((3 + k) * _rows) + i] = real;
                matrix[((3 + k) * _rows) + n + i] = -x * real;
            }
        }

        var normal = new double[columns * columns];
        var solution = new double[columns];
        NormalEquations.Write(matrix, _target, normal, solution);

        // Neighboring elements are nearly parallel: a ridge far below the noise keeps the normal equations solvable and does not move the curve.
        var factor = new double[columns * columns];
        for (var ridge = 1e-12; ; ridge *= 10)
        {
            normal.CopyTo(factor, 0);
            for (var a = 0; a < columns; a++)
            {
                factor[(a * columns) + a] *= 1 + ridge;
            }

            if (SymmetricFactor.Factor(factor, columns))
            {
                break;
            }
        }

        SymmetricFactor.Solve(factor, columns, solution);
        var residual = new double[_rows];
        _target.CopyTo(residual, 0);
        for (var a = 0; a < columns; a++)
        {
            SymmetricFactor.AddScaled(residual, -solution[a], matrix.AsSpan(a * _rows, _rows));
        }

        double negative = 0, positive = 0;
        for (var k = 3; k < columns; k++)
        {
            negative += Math.Max(0, -solution[k]);
            positive += Math.Max(0, solution[k]);
        }

        return new ChainFit(elements, widening, residual, SymmetricFactor.Dot(residual, residual), positive > 0 ? 1 - (negative / positive) : 0);
    }
}

/// <summary>Outcome of one linear fit: relative residuals (Z - fit)/|Z|, real parts then imaginary parts, their sum of squares and mu.</summary>
/// <param name="Elements">Number of RC elements M.</param>
/// <param name="Widening">Widening of the range of tau, decades.</param>
/// <param name="Residuals">2 N relative residuals.</param>
/// <param name="Sum">Sum of their squares.</param>
/// <param name="Mu">1 - sum of |negative R_k|/sum of positive R_k (Schönleber et al., Electrochim. Acta 131 (2014) 20).</param>
internal sealed record ChainFit(int Elements, double Widening, double[] Residuals, double Sum, double Mu);
