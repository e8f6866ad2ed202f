namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Levenberg-Marquardt minimisation of a sum of squares within a box. The step solves (J'J + mu D) s = -J'r with D the largest diagonal of J'J seen so
/// far (Moré 1978, scale invariant) over the parameters that are not held at a bound by the gradient, and is then projected onto the box; mu follows
/// the gain ratio (Nielsen, IMM-REP-1999-05). One instance owns its work space and allocates nothing while iterating, but serves one thread at a time.
/// </summary>
public sealed class LevenbergMarquardt
{
    private readonly int _m;
    private readonly int _n;
    private double[] _residual;
    private double[] _trialResidual;
    private double[] _jacobian;
    private double[] _trialJacobian = [];
    private readonly double[] _normal;
    private readonly double[] _factor;
    private readonly double[] _gradient;
    private readonly double[] _scale;
    private readonly double[] _step;
    private readonly double[] _trial;
    private readonly double[] _work;
    private readonly int[] _free;

    /// <summary>Reserves the work space.</summary>
    /// <param name="residualCount">Number of residuals m, at least 1.</param>
    /// <param name="parameterCount">Number of parameters n, at least 1.</param>
    public LevenbergMarquardt(int residualCount, int parameterCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(residualCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(parameterCount, 1);
        _m = residualCount;
        _n = parameterCount;
        _residual = new double[_m];
        _trialResidual = new double[_m];
        _jacobian = new double[_m * _n];
        _normal = new double[_n * _n];
        _factor = new double[_n * _n];
        _gradient = new double[_n];
        _scale = new double[_n];
        _step = new double[_n];
        _trial = new double[_n];
        _work = new double[_n];
        _free = new int[_n];
    }

    /// <summary>Minimises the sum of squares of <paramref name="function"/> from <paramref name="start"/>.</summary>
    /// <param name="function">Residuals and derivatives, of the size this instance was made for.</param>
    /// <param name="start">Starting parameters; brought into the box first.</param>
    /// <param name="lower">Lower bounds, or empty for none; a parameter with lower = upper is fixed.</param>
    /// <param name="upper">Upper bounds, or empty for none.</param>
    /// <param name="options">Stopping rules.</param>
    /// <returns>The end point; not converged, with an infinite sum of squares, if the residuals are not finite at the start.</returns>
    public LeastSquaresOutcome Minimize(
        IResidualFunction function, ReadOnlySpan<double> start, ReadOnlySpan<double> lower = default, ReadOnlySpan<double> upper = default,
        LeastSquaresOptions? options = null)
    {
        options ??= new LeastSquaresOptions();
        if (function.ResidualCount != _m || function.ParameterCount != _n || start.Length != _n)
        {
            throw new ArgumentException("the function's size differs from the size of the work space", nameof(function));
        }

        var both = function.DerivativesComeFree;
        if (both && _trialJacobian.Length == 0)
        {
            _trialJacobian = new double[_m * _n];
        }

        var x = start.ToArray();
        for (var p = 0; p < _n; p++)
        {
            x[p] = Clamp(x[p], p, lower, upper);
        }

        function.Evaluate(x, _residual, _jacobian);
        var sum = SymmetricFactor.Dot(_residual, _residual);
        Array.Clear(_scale);
        var damping = options.InitialDamping;
        var growth = 2.0;
        var iterations = 0;
        var converged = false;
        if (!double.IsFinite(sum))
        {
            return new LeastSquaresOutcome(x, double.PositiveInfinity, _m, new double[_n * _n], new bool[_n], _n, 0, false);
        }

        Assemble();
        while (iterations < options.MaxIterations)
        {
            iterations++;
            var free = FreeSet(x, lower, upper);
            if (sum == 0 || LargestCosine(free, sum) < options.RelativeGradient)
            {
                converged = true;
                break;
            }

            if (!Step(free, damping))
            {
                damping *= growth;
                growth *= 2;
                continue;
            }

            var tiny = true;
            for (var p = 0; p < _n; p++)
            {
                _trial[p] = Clamp(x[p] + _step[p], p, lower, upper);
                _step[p] = _trial[p] - x[p];
                tiny &= Math.Abs(_step[p]) <= options.RelativeStep * (Math.Abs(x[p]) + options.RelativeStep);
            }

            if (tiny)
            {
                converged = true;
                break;
            }

            function.Evaluate(_trial, _trialResidual, both ? _trialJacobian : default);
            var trialSum = SymmetricFactor.Dot(_trialResidual, _trialResidual);
            var predicted = PredictedFall();
            var actual = sum - trialSum;
            if (double.IsFinite(trialSum) && actual > 0 && predicted > 0)
            {
                var gain = actual / predicted;
                converged = actual <= options.RelativeReduction * sum && predicted <= options.RelativeReduction * sum && gain is > 0.25 and < 4;
                _trial.CopyTo(x, 0);
                sum = trialSum;
                if (both)
                {
                    (_residual, _trialResidual, _jacobian, _trialJacobian) = (_trialResidual, _residual, _trialJacobian, _jacobian);
                }
                else
                {
                    function.Evaluate(x, _residual, _jacobian);
                }

                Assemble();
                var cube = (2 * gain) - 1;
                damping = Math.Max(1e-14, damping * Math.Max(1.0 / 3, 1 - (cube * cube * cube)));
                growth = 2;
                if (converged)
                {
                    break;
                }
            }
            else
            {
                // A fall below what rounding of the sum can show is an end, not a failure.
                if (predicted > 0 && predicted < 1e-14 * sum)
                {
                    converged = true;
                    break;
                }

                damping *= growth;
                growth *= 2;
                if (!(damping < 1e30))
                {
                    break;
                }
            }
        }

        return Finish(x, sum, iterations, converged, lower, upper);
    }

    private static double Clamp(double value, int p, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (!lower.IsEmpty && value < lower[p])
        {
            value = lower[p];
        }

        return !upper.IsEmpty && value > upper[p] ? upper[p] : value;
    }

    private void Assemble()
    {
        NormalEquations.Write(_jacobian, _residual, _normal, _gradient);
        for (var p = 0; p < _n; p++)
        {
            // The memory of the largest scale fades, so that one wild point does not brake the rest of the way.
            _scale[p] = Math.Max(_normal[(p * _n) + p], 0.1 * _scale[p]);
        }
    }

    private int FreeSet(double[] x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var count = 0;
        for (var p = 0; p < _n; p++)
        {
            var atLower = !lower.IsEmpty && x[p] <= lower[p] && _gradient[p] >= 0;
            var atUpper = !upper.IsEmpty && x[p] >= upper[p] && _gradient[p] <= 0;
            var isFixed = !lower.IsEmpty && !upper.IsEmpty && lower[p] >= upper[p];
            if (!atLower && !atUpper && !isFixed && _normal[(p * _n) + p] > 0)
            {
                _free[count++] = p;
            }
        }

        return count;
    }

    private double LargestCosine(int free, double sum)
    {
        var largest = 0.0;
        for (var k = 0; k < free; k++)
        {
            var p = _free[k];
            largest = Math.Max(largest, Math.Abs(_gradient[p]) / Math.Sqrt(_normal[(p * _n) + p] * sum));
        }

        return largest;
    }

    private bool Step(int free, double damping)
    {
        for (var i = 0; i < free; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _factor[(i * free) + j] = _normal[(_free[i] * _n) + _free[j]];
            }

            _factor[(i * free) + i] += damping * _scale[_free[i]];
            _work[i] = -_gradient[_free[i]];
        }

        if (!SymmetricFactor.Factor(_factor, free))
        {
            return false;
        }

        SymmetricFactor.Solve(_factor, free, _work);
        Array.Clear(_step);
        for (var i = 0; i < free; i++)
        {
            _step[_free[i]] = _work[i];
        }

        return true;
    }

    // Fall of the quadratic model, S(x) - S(x + s) = -(2 g's + s'J'J s), which stays right after the step was projected onto the box.
    private double PredictedFall()
    {
        var fall = 0.0;
        for (var p = 0; p < _n; p++)
        {
            fall -= _step[p] * ((2 * _gradient[p]) + SymmetricFactor.Dot(_normal.AsSpan(p * _n, _n), _step));
        }

        return fall;
    }

    private LeastSquaresOutcome Finish(double[] x, double sum, int iterations, bool converged, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var atBound = new bool[_n];
        var count = 0;
        for (var p = 0; p < _n; p++)
        {
            var isFixed = !lower.IsEmpty && !upper.IsEmpty && lower[p] >= upper[p];
            atBound[p] = !isFixed && ((!lower.IsEmpty && x[p] <= lower[p]) || (!upper.IsEmpty && x[p] >= upper[p]));
            if (!isFixed && !atBound[p])
            {
                _free[count++] = p;
            }
        }

        var inverse = new double[_n * _n];
        NormalInverse.Write(_normal, _n, _free.AsSpan(0, count), inverse);
        return new LeastSquaresOutcome(x, sum, _m, inverse, atBound, count, iterations, converged);
    }
}
