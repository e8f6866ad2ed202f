namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Minimum of the convex quadratic x'Hx/2 - c'x with some components held non-negative, by the active-set method of Lawson and Hanson in the fast
/// form of Bro and de Jong (J. Chemometrics 11 (1997) 393). With H = A'A + lambda M and c = A'b this is the constrained minimum of the Tikhonov
/// functional |Ax - b|^2 + lambda x'Mx itself, not an approximation to it.
/// </summary>
public sealed class NonNegativeQuadratic
{
    private readonly int _n;
    private readonly double[] _factor;
    private readonly double[] _solution;
    private readonly double[] _gradient;
    private readonly int[] _passive;
    private readonly bool[] _isPassive;

    /// <summary>Reserves the work space for <paramref name="order"/> unknowns.</summary>
    public NonNegativeQuadratic(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        _n = order;
        _factor = new double[order * order];
        _solution = new double[order];
        _gradient = new double[order];
        _passive = new int[order];
        _isPassive = new bool[order];
    }

    /// <summary>True for the components that are not held at zero in the last solution.</summary>
    public ReadOnlySpan<bool> Passive => _isPassive;

    /// <summary>Solves the problem.</summary>
    /// <param name="hessian">H, row-major n x n, symmetric positive definite.</param>
    /// <param name="linear">c, length n.</param>
    /// <param name="freeCount">The first so many components may have either sign; the others are held non-negative.</param>
    /// <param name="x">Receives the minimum; its content on entry is a warm start (components above zero begin as passive).</param>
    /// <returns>False if the iteration limit 10 n was reached, which a definite H does not do.</returns>
    public bool Solve(ReadOnlySpan<double> hessian, ReadOnlySpan<double> linear, int freeCount, Span<double> x)
    {
        for (var i = 0; i < _n; i++)
        {
            _isPassive[i] = i < freeCount || x[i] > 0;
        }

        var diagonal = 0.0;
        for (var i = 0; i < _n; i++)
        {
            diagonal = Math.Max(diagonal, Math.Abs(linear[i]));
        }

        var tolerance = 1e-12 * diagonal;
        if (!Descend(hessian, linear, freeCount, x))
        {
            return false;
        }

        for (var outer = 0; outer < 10 * _n; outer++)
        {
            var candidate = -1;
            var largest = tolerance;
            for (var i = freeCount; i < _n; i++)
            {
                if (_isPassive[i])
                {
                    continue;
                }

                var slope = linear[i] - SymmetricFactor.Dot(hessian.Slice(i * _n, _n), x);
                if (slope > largest)
                {
                    largest = slope;
                    candidate = i;
                }
            }

            if (candidate < 0)
            {
                return true;
            }

            _isPassive[candidate] = true;
            if (!Descend(hessian, linear, freeCount, x))
            {
                return false;
            }

            // Rounding can push the newcomer straight out again: then the point is optimal to rounding.
            if (!_isPassive[candidate])
            {
                return true;
            }
        }

        return false;
    }

    // Moves to the unconstrained minimum over the passive set, stopping at the first component that reaches zero, until none is negative.
    private bool Descend(ReadOnlySpan<double> hessian, ReadOnlySpan<double> linear, int freeCount, Span<double> x)
    {
        for (var inner = 0; inner <= _n; inner++)
        {
            var count = 0;
            for (var i = 0; i < _n; i++)
            {
                if (_isPassive[i])
                {
                    _passive[count++] = i;
                }
                else
                {
                    x[i] = 0;
                }
            }

            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    _factor[(i * count) + j] = hessian[(_passive[i] * _n) + _passive[j]];
                }

                _gradient[i] = linear[_passive[i]];
            }

            if (!SymmetricFactor.Factor(_factor, count))
            {
                return false;
            }

            SymmetricFactor.Solve(_factor, count, _gradient);
            Array.Clear(_solution);
            for (var i = 0; i < count; i++)
            {
                _solution[_passive[i]] = _gradient[i];
            }

            var share = 1.0;
            for (var k = 0; k < count; k++)
            {
                var i = _passive[k];
                if (i >= freeCount && _solution[i] <= 0)
                {
                    share = Math.Min(share, x[i] / (x[i] - _solution[i]));
                }
            }

            if (share >= 1)
            {
                _solution.AsSpan().CopyTo(x);
                return true;
            }

            for (var k = 0; k < count; k++)
            {
                var i = _passive[k];
                x[i] += share * (_solution[i] - x[i]);
                if (i >= freeCount && _solution[i] <= 0 && x[i] <= 1e-14 * Math.Abs(_solution[i]))
                {
                    x[i] = 0;
                    _isPassive[i] = false;
                }
            }
        }

        return true;
    }
}
