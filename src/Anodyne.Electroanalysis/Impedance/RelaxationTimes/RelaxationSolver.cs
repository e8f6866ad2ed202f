using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// Minimum over g = ln gamma and the non-negative R_inf, L, 1/C of |A x - b|^2 + lambda int (g'')^2 d ln tau. A prior that is smooth in the logarithm is
/// positive by itself and lets a peak fall off exponentially on both sides at no cost, which is what every arc's distribution does: the side lobes that
/// smoothness of gamma itself makes between arcs, and that read as false peaks, cannot form. Newton's method with the exact Hessian
/// (J'J plus a diagonal, as x = exp g), damped where that is not definite.
/// </summary>
internal sealed class RelaxationSolver
{
    private const int Extras = RelaxationSystem.Extras;
    private readonly RelaxationSystem _system;
    private readonly int _n;
    private readonly int _c;
    private readonly double[] _hessian;
    private readonly double[] _factor;
    private readonly double[] _slope;
    private readonly double[] _step;
    private readonly double[] _trial;
    private readonly double[] _residual;
    private readonly double[] _scratch;
    private readonly bool[] _held = new bool[Extras];
    private readonly bool[] _isBent;

    public RelaxationSolver(RelaxationSystem system, double level, double[]? signs = null)
    {
        _isBent = new bool[system.Count];
        for (var k = 1; k < system.Count - 1; k++)
        {
            // Where the sign changes, gamma passes through zero and its logarithm is not smooth.
            _isBent[k] = signs is null || (signs[k - 1] == signs[k] && signs[k] == signs[k + 1]);
            Bends += _isBent[k] ? 1 : 0;
        }

        _system = system;
        _n = system.Count;
        _c = system.Columns;
        _hessian = new double[_c * _c];
        _factor = new double[_c * _c];
        _slope = new double[_c];
        _step = new double[_c];
        _trial = new double[_c];
        _residual = new double[system.Rows];
        _scratch = new double[_c];
        X = new double[_c];
        X[0] = 0.05;
        X[1] = X[2] = 1e-4;
        for (var k = 0; k < _n; k++)
        {
            X[Extras + k] = level * (signs?[k] ?? 1);
        }
    }

    /// <summary>Number of second differences that the smoothing holds together.</summary>
    public int Bends { get; }

    /// <summary>R_inf, L w_max, size of the tail at w_min, gamma_k, in units of the scale. gamma_k keeps its sign.</summary>
    public double[] X { get; }

    public double Sum { get; private set; }

    public double Penalty { get; private set; }

    public int Iterations { get; private set; }

    /// <summary>Solves for one lambda from the present X.</summary>
    public void Solve(double lambda, double tolerance, int limit)
    {
        var objective = Objective(X, lambda, out var sum, out var penalty);
        (Sum, Penalty) = (sum, penalty);
        var damping = 0.0;
        for (Iterations = 0; Iterations < limit; Iterations++)
        {
            Assemble(lambda, exact: true);
            var accepted = false;
            var fall = 0.0;
            var longest = 0.0;
            for (var tries = 0; tries < 40 && !accepted; tries++)
            {
                _hessian.CopyTo(_factor, 0);
                for (var i = 0; i < _c; i++)
                {
                    _factor[(i * _c) + i] += damping * (Math.Abs(_hessian[(i * _c) + i]) + 1e-9);
                }

                if (SymmetricFactor.Factor(_factor, _c))
                {
                    _slope.CopyTo(_step, 0);
                    SymmetricFactor.Solve(_factor, _c, _step);
                    longest = 0;
                    for (var i = 0; i < _c; i++)
                    {
                        longest = Math.Max(longest, i < Extras ? 0 : Math.Abs(_step[i]));
                    }

                    // No more than e^2 up or down in a step: beyond that the exponential is not its tangent.
                    var shrink = longest > 2 ? 2 / longest : 1;
                    for (var i = 0; i < _c; i++)
                    {
                        _trial[i] = i < Extras ? Math.Max(0, X[i] + (shrink * _step[i])) : X[i] * Math.Exp(shrink * _step[i]);
                    }

                    var next = Objective(_trial, lambda, out sum, out penalty);
                    if (next <= objective)
                    {
                        fall = objective - next;
                        objective = next;
                        (Sum, Penalty) = (sum, penalty);
                        _trial.CopyTo(X, 0);
                        accepted = true;
                        damping = damping < 1e-7 ? 0 : 0.1 * damping;
                        break;
                    }
                }

                damping = damping == 0 ? 1e-6 : 10 * damping;
            }

            if (!accepted || (fall <= tolerance * objective && longest < Math.Sqrt(tolerance)))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Inverse of the curvature at the minimum (Gauss-Newton), row-major; the effective number of parameters tr(H^-1 J'J); and ln det H. Entries of g are
    /// relative changes of gamma.
    /// </summary>
    public (double[] Inverse, double Parameters, double LogDeterminant) Curvature(double lambda, bool needInverse)
    {
        Assemble(lambda, exact: false);
        _hessian.CopyTo(_factor, 0);
        SymmetricFactor.Factor(_factor, _c);
        var determinant = 0.0;
        for (var i = 0; i < _c; i++)
        {
            determinant += 2 * Math.Log(_factor[(i * _c) + i]);
        }

        if (!needInverse)
        {
            return ([], 0, determinant);
        }

        var inverse = new double[_c * _c];
        SymmetricFactor.Inverse(_factor, _c, inverse, _scratch);
        for (var a = 0; a < Extras; a++)
        {
            // The unit that stands for an extra taken out is no variance and no parameter.
            inverse[(a * _c) + a] = _held[a] ? 0 : inverse[(a * _c) + a];
        }

        var parameters = 0.0;
        for (var i = 0; i < _c; i++)
        {
            for (var j = 0; j < _c; j++)
            {
                parameters += inverse[(i * _c) + j] * Chain(i) * Chain(j) * _system.Normal[(i * _c) + j];
            }
        }

        return (inverse, parameters, determinant);
    }

    private double Chain(int i) => i < Extras ? 1 : X[i];

    private double Objective(double[] x, double lambda, out double sum, out double penalty)
    {
        sum = _system.Residual(x, _residual);
        penalty = 0;
        for (var k = 0; k < _n; k++)
        {
            _scratch[k] = Math.Log(Math.Abs(x[Extras + k]));
        }

        for (var k = 1; k < _n - 1; k++)
        {
            var bend = _isBent[k] ? _scratch[k - 1] - (2 * _scratch[k]) + _scratch[k + 1] : 0;
            penalty += bend * bend;
        }

        penalty /= _system.Step * _system.Step * _system.Step;
        return sum + (lambda * penalty);
    }

    // Half the Hessian and minus half the gradient.
    private void Assemble(double lambda, bool exact)
    {
        for (var i = 0; i < _c; i++)
        {
            var row = _system.Normal.AsSpan(i * _c, _c);
            var chain = Chain(i);
            var data = chain * (_system.Linear[i] - SymmetricFactor.Dot(row, X));
            _slope[i] = data;
            var target = _hessian.AsSpan(i * _c, i + 1);
            for (var j = 0; j < Math.Min(Extras, i + 1); j++)
            {
                target[j] = chain * row[j];
            }

            for (var j = Extras; j < target.Length; j++)
            {
                target[j] = chain * X[j] * row[j];
            }

            if (exact && i >= Extras)
            {
                target[i] -= data;
            }
        }

        var weight = lambda / (_system.Step * _system.Step * _system.Step);
        for (var k = 0; k < _n; k++)
        {
            _scratch[k] = Math.Log(Math.Abs(X[Extras + k]));
        }

        for (var k = 1; k < _n - 1; k++)
        {
            if (!_isBent[k])
            {
                continue;
            }

            var bend = weight * (_scratch[k - 1] - (2 * _scratch[k]) + _scratch[k + 1]);
            var i = Extras + k;
            _slope[i - 1] -= bend;
            _slope[i] += 2 * bend;
            _slope[i + 1] -= bend;
            _hessian[((i - 1) * _c) + i - 1] += weight;
            _hessian[(i * _c) + i - 1] -= 2 * weight;
            _hessian[(i * _c) + i] += 4 * weight;
            _hessian[((i + 1) * _c) + i - 1] += weight;
            _hessian[((i + 1) * _c) + i] -= 2 * weight;
            _hessian[((i + 1) * _c) + i + 1] += weight;
        }

        for (var a = 0; a < Extras; a++)
        {
            // An extra held at zero by its sign, or without data (no tail asked for), is taken out of the step.
            _held[a] = (X[a] <= 0 && _slope[a] < 0) || !(_hessian[(a * _c) + a] > 0);
            if (_held[a])
            {
                for (var j = 0; j < _c; j++)
                {
                    if (j <= a)
                    {
                        _hessian[(a * _c) + j] = 0;
                    }
                    else
                    {
                        _hessian[(j * _c) + a] = 0;
                    }
                }

                _hessian[(a * _c) + a] = 1;
                _slope[a] = 0;
            }
        }
    }
}
