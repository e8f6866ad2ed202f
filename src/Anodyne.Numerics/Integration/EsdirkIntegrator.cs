namespace Anodyne.Numerics.Integration;

/// <summary>
/// The L-stable one-step method <see cref="EsdirkTableau"/> for index-1 differential-algebraic systems: every stage is one implicit problem
/// for the same Newton iteration as the multistep formula, with one factorisation for all stages. It keeps no history, so pulses and drive
/// cycles that restart it lose nothing. Algebraic unknowns are taken from the last stage (stiffly accurate) and left out of the error test.
/// </summary>
public sealed class EsdirkIntegrator : IIntegrator
{
    private const int Stages = EsdirkTableau.Stages;
    private readonly IImplicitSystem _system;
    private readonly IntegratorOptions _options;
    private readonly NewtonIteration _newton;
    private readonly ConsistentStart _start;
    private readonly double[][] _slope = new double[Stages][];
    private readonly double[] _y;
    private readonly double[] _previous;
    private readonly double[] _middle;
    private readonly double[] _base;
    private readonly double[] _trial;
    private readonly double[] _trialPrime;
    private readonly double[] _correction;
    private readonly double[] _errorWeight;
    private double _h;
    private double _lastStep;
    private double _factoredStep;
    private long _startSteps;

    /// <summary>Creates an integrator; <see cref="Start"/> gives it a state.</summary>
    public EsdirkIntegrator(IImplicitSystem system, IntegratorOptions options)
    {
        _system = system;
        _options = options;
        var n = system.Size;
        _newton = new NewtonIteration(system, options, Statistics);
        _start = new ConsistentStart(system, Statistics);
        for (var i = 0; i < Stages; i++)
        {
            _slope[i] = new double[n];
        }

        _y = new double[n];
        _previous = new double[n];
        _middle = new double[n];
        _base = new double[n];
        _trial = new double[n];
        _trialPrime = new double[n];
        _correction = new double[n];
        _errorWeight = new double[n];
        for (var i = 0; i < n; i++)
        {
            _errorWeight[i] = system.Differential[i] ? _newton.Weight[i] : 0;
        }
    }

    /// <inheritdoc/>
    public IntegratorStatistics Statistics { get; } = new();

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <inheritdoc/>
    public double PreviousTime { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => _y;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Derivative => _slope[Stages - 1];

    /// <inheritdoc/>
    public void Start(double t, ReadOnlySpan<double> y, double tEnd)
    {
        y.CopyTo(_y);
        if (!_start.TrySolve(t, _y, _slope[Stages - 1], _newton.Weight))
        {
            throw new IntegrationException("No consistent initial state was found", t);
        }

        Time = t;
        PreviousTime = t;
        var speed = VectorKernels.WeightedRms(_slope[Stages - 1], _errorWeight);
        var span = double.IsFinite(tEnd) ? tEnd - t : 1e6;
        var h = Math.Min(1e-2 * span, _options.LongestStep);
        _h = Math.Max(speed * h > 5 ? 5 / speed : h, 10 * _options.ShortestStep);
        _factoredStep = 0;
        _startSteps = Statistics.Steps;
    }

    /// <inheritdoc/>
    public void Step(double tEnd)
    {
        if (Statistics.Steps - _startSteps >= _options.MostSteps)
        {
            throw new IntegrationException("Too many steps", Time);
        }

        _slope[Stages - 1].CopyTo(_slope[0], 0);
        while (true)
        {
            var h = Math.Min(_h, _options.LongestStep);
            if (h < Math.Max(_options.ShortestStep, 2e-15 * Math.Abs(Time)))
            {
                throw new IntegrationException("The step became too short", Time);
            }

            var last = Time + (1.001 * h) >= tEnd;
            h = last ? tEnd - Time : h;
            if (!TryStages(h))
            {
                Statistics.IterationFailures++;
                _h = 0.3 * h;
                continue;
            }

            var error = EstimateError(h);
            var factor = Math.Clamp(0.85 * Math.Pow(Math.Max(error, 1e-10), -0.25), 0.2, 5);
            if (error > 1)
            {
                Statistics.ErrorFailures++;
                _h = Math.Min(0.9, factor) * h;
                continue;
            }

            _h = factor is > 0.9 and < 1.2 ? Math.Max(h, last ? _h : 0) : factor * h;
            _y.CopyTo(_previous, 0);
            _trial.CopyTo(_y, 0);
            PreviousTime = Time;
            Time = last ? tEnd : Time + h;
            _lastStep = h;
            Statistics.Steps++;
            return;
        }
    }

    /// <inheritdoc/>
    public double Interpolate(double t, int component)
    {
        var s = (t - PreviousTime) / _lastStep;
        double a = _previous[component], b = _y[component];
        if (_system.Differential[component])
        {
            double fa = _lastStep * _slope[0][component], fb = _lastStep * _slope[Stages - 1][component];
            var r = 1 - s;
            return (r * r * ((a * (1 + (2 * s))) + (fa * s))) + (s * s * ((b * (1 + (2 * r))) - (fb * r)));
        }

        return (a * (1 - s) * (1 - (2 * s))) + (_middle[component] * 4 * s * (1 - s)) + (b * s * ((2 * s) - 1));
    }

    /// <inheritdoc/>
    public void Interpolate(double t, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = Interpolate(t, i);
        }
    }

    private bool TryStages(double h)
    {
        var alpha = 1 / (EsdirkTableau.Gamma * h);
        if (_factoredStep != h)
        {
            Statistics.Linearizations++;
            _system.Linearize(Time, _y, _slope[0]);
            Statistics.Factorizations++;
            _newton.NewMatrix();
            _factoredStep = 0;
            if (!_system.TryFactor(alpha))
            {
                return false;
            }
        }

        _y.CopyTo(_trial, 0);
        var differential = _system.Differential;
        for (var stage = 1; stage < Stages; stage++)
        {
            var row = EsdirkTableau.Row(stage);
            _y.CopyTo(_base, 0);
            for (var j = 0; j < stage; j++)
            {
                VectorKernels.AddScaled(_base, h * row[j], _slope[j]);
            }

            var guess = _slope[stage - 1];
            for (var i = 0; i < _trial.Length; i++)
            {
                if (differential[i])
                {
                    _trialPrime[i] = guess[i];
                    _trial[i] = _base[i] + (guess[i] / alpha);
                }
                else
                {
                    _trialPrime[i] = 0;
                }
            }

            if (!_newton.TrySolve(Time + (EsdirkTableau.Nodes[stage] * h), _trial, _trialPrime, alpha, _correction))
            {
                _factoredStep = 0;
                return false;
            }

            _trialPrime.CopyTo(_slope[stage], 0);
            if (stage == 1)
            {
                _trial.CopyTo(_middle, 0);
            }

            for (var i = 0; i < _trial.Length; i++)
            {
                if (!differential[i])
                {
                    _slope[stage][i] = 0;
                }
            }
        }

        _factoredStep = h;
        return true;
    }

    private double EstimateError(double h)
    {
        Array.Clear(_correction);
        for (var i = 0; i < Stages; i++)
        {
            VectorKernels.AddScaled(_correction, h * (EsdirkTableau.Weights[i] - EsdirkTableau.EmbeddedWeights[i]), _slope[i]);
        }

        return VectorKernels.WeightedRms(_correction, _errorWeight);
    }
}
