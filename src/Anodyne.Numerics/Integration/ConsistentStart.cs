namespace Anodyne.Numerics.Integration;

/// <summary>
/// Consistent initial values of an index-1 system: the algebraic unknowns and the derivatives are found by one implicit Euler step of
/// vanishing length (alpha = 1e9), in which the differential unknowns move by their derivative times 1 ns only. The increments are kept
/// apart from the values, so the derivatives do not suffer from cancellation. Damped Newton with a new Jacobian each iteration. Where only a combination of
/// unknowns has a derivative (a capacitor behind a resistor: u - w - v), the single unknowns jump in this step and the jump over 1 ns would be
/// taken for their derivative; then a second step is taken from the values found, which no longer jump.
/// </summary>
internal sealed class ConsistentStart(IImplicitSystem system, IntegratorStatistics statistics)
{
    private const double Alpha = 1e9;
    private const int MostIterations = 400;
    private const double Jump = 0.05;
    private readonly double[] _residual = new double[system.Size];
    private readonly double[] _trial = new double[system.Size];
    private readonly double[] _trialPrime = new double[system.Size];
    private readonly double[] _trialResidual = new double[system.Size];
    private readonly double[] _increment = new double[system.Size];

    /// <summary>Solves for consistent values. Returns false if the iteration does not converge.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">In: differential values and a guess of the algebraic ones; out: consistent values.</param>
    /// <param name="yPrime">Out: derivatives; of algebraic components zero.</param>
    /// <param name="weight">1/(tolerance x scale) of each component.</param>
    public bool TrySolve(double t, Span<double> y, Span<double> yPrime, ReadOnlySpan<double> weight)
    {
        statistics.Starts++;
        return TryStep(t, y, yPrime, weight) && (!Jumped(weight) || TryStep(t, y, yPrime, weight));
    }

    private bool TryStep(double t, Span<double> y, Span<double> yPrime, ReadOnlySpan<double> weight)
    {
        yPrime.Clear();
        Array.Clear(_increment);
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            statistics.Residuals++;
            if (!system.TryResidual(t, y, yPrime, _residual))
            {
                return false;
            }

            statistics.Linearizations++;
            statistics.Factorizations++;
            system.Linearize(t, y, yPrime);
            if (!system.TryFactor(Alpha))
            {
                return false;
            }

            system.Solve(_residual);
            var norm = VectorKernels.WeightedRms(_residual, weight);
            if (!double.IsFinite(norm))
            {
                return false;
            }

            double damping = 1;
            var largest = LargestMove(_residual);
            if (largest > 0.5)
            {
                damping = 0.5 / largest;
            }

            while (!TryMove(t, y, damping))
            {
                damping *= 0.5;
                if (damping < 1e-6)
                {
                    return false;
                }
            }

            _trial.CopyTo(y);
            VectorKernels.AddScaled(_increment, -damping, _residual);
            for (var i = 0; i < y.Length; i++)
            {
                yPrime[i] = Alpha * _increment[i];
            }

            if (damping == 1 && (norm < 1e-6 || (norm < 1e-3 && norm > 0.5 * last)))
            {
                Finish(yPrime);
                return true;
            }

            last = norm;
        }

        return false;
    }

    private bool TryMove(double t, ReadOnlySpan<double> y, double damping)
    {
        y.CopyTo(_trial);
        VectorKernels.AddScaled(_trial, -damping, _residual);
        for (var i = 0; i < _trial.Length; i++)
        {
            _trialPrime[i] = Alpha * (_increment[i] - (damping * _residual[i]));
        }

        statistics.Residuals++;
        return system.TryResidual(t, _trial, _trialPrime, _trialResidual);
    }

    private double LargestMove(ReadOnlySpan<double> step)
    {
        double largest = 0;
        var scale = system.Scale;
        for (var i = 0; i < step.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(step[i]) / scale[i]);
        }

        return largest;
    }

    // True if a differential unknown moved by a part of its tolerance within the nanosecond: no derivative of a cell is as large.
    private bool Jumped(ReadOnlySpan<double> weight)
    {
        var differential = system.Differential;
        for (var i = 0; i < _increment.Length; i++)
        {
            if (differential[i] && Math.Abs(_increment[i]) * weight[i] > Jump)
            {
                return true;
            }
        }

        return false;
    }

    private void Finish(Span<double> yPrime)
    {
        var weight = system.Differential;
        for (var i = 0; i < yPrime.Length; i++)
        {
            if (!weight[i])
            {
                yPrime[i] = 0;
            }
        }
    }
}
