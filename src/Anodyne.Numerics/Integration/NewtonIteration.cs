namespace Anodyne.Numerics.Integration;

/// <summary>
/// The modified Newton iteration that every integrator shares: solve F(t, y0 + d, y0' + alpha d) = 0 for d with the factors of
/// K + alpha M. A linear invariant w.F = 0 with constant coefficients is met to rounding by every iterate, because alpha is always the
/// one that was factored.
/// </summary>
internal sealed class NewtonIteration
{
    private const int MostIterations = 6;
    private readonly IImplicitSystem _system;
    private readonly double[] _residual;
    private readonly double[] _weight;
    private readonly IntegratorStatistics _statistics;
    private readonly double _share;
    private double _rate = 1;

    public NewtonIteration(IImplicitSystem system, IntegratorOptions options, IntegratorStatistics statistics)
    {
        _system = system;
        _statistics = statistics;
        _share = options.IterationShare;
        _residual = new double[system.Size];
        _weight = new double[system.Size];
        for (var i = 0; i < system.Size; i++)
        {
            _weight[i] = 1 / (options.Tolerance * system.Scale[i]);
        }
    }

    /// <summary>1/(tolerance x scale) of each component.</summary>
    public ReadOnlySpan<double> Weight => _weight;

    /// <summary>Forgets the observed rate of convergence; called whenever the matrix was factored anew.</summary>
    public void NewMatrix() => _rate = 20.0 / 21.0;

    /// <summary>Iterates. On entry y, yPrime hold the predictor; on success they hold the solution and the correction its difference.</summary>
    public bool TrySolve(double t, Span<double> y, Span<double> yPrime, double alpha, Span<double> correction)
    {
        correction.Clear();
        double last = 0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            _statistics.Residuals++;
            if (!_system.TryResidual(t, y, yPrime, _residual))
            {
                return false;
            }

            _system.Solve(_residual);
            var norm = VectorKernels.WeightedRms(_residual, _weight);
            if (!double.IsFinite(norm))
            {
                return false;
            }

            if (iteration > 0)
            {
                var rate = norm / last;
                if (rate > 0.9)
                {
                    return norm < 1e-3 * _share && Apply(y, yPrime, alpha, correction);
                }

                _rate = Math.Max(0.2 * _rate, rate);
            }

            Apply(y, yPrime, alpha, correction);
            if (norm * _rate / (1 - _rate) <= _share || norm < 1e-10)
            {
                return true;
            }

            last = norm;
        }

        return false;
    }

    private bool Apply(Span<double> y, Span<double> yPrime, double alpha, Span<double> correction)
    {
        VectorKernels.AddScaled(y, -1, _residual);
        VectorKernels.AddScaled(yPrime, -alpha, _residual);
        VectorKernels.AddScaled(correction, -1, _residual);
        return true;
    }
}
