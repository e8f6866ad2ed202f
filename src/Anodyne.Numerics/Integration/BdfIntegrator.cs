namespace Anodyne.Numerics.Integration;

/// <summary>
/// Variable-order (1 to 5), variable-step backward differentiation for index-1 differential-algebraic systems, in backward differences on a
/// quasi-constant step with the numerical differentiation formulas' damping (Shampine and Reichelt, SIAM J. Sci. Comput. 18 (1997) 1,
/// equations 3 to 10 and table 1), one modified Newton iteration a step, dense output from the differences, consistent initial values.
/// Nothing is allocated after construction.
/// </summary>
public sealed class BdfIntegrator : IIntegrator
{
    private const int Top = 5;
    private const int MostRefusals = 6;
    private static readonly double[] Kappa = [0, -0.1850, -1.0 / 9, -0.0823, -0.0415, 0];
    private static readonly double[] Gamma = MakeGamma();
    private static readonly double[] AlphaOf = MakeAlpha();
    private static readonly double[] ErrorConstant = MakeErrorConstant();

    private readonly IImplicitSystem _system;
    private readonly IntegratorOptions _options;
    private readonly NewtonIteration _newton;
    private readonly ConsistentStart _start;
    private readonly BackwardDifferences _history;
    private readonly double[] _y;
    private readonly double[] _yPrime;
    private readonly double[] _trial;
    private readonly double[] _trialPrime;
    private readonly double[] _correction;
    private readonly double[] _startWeight;
    private double _h;
    private int _order;
    private int _equalSteps;
    private bool _factored;
    private bool _fresh;
    private bool _first;
    private long _startSteps;

    /// <summary>Creates an integrator; <see cref="Start"/> gives it a state.</summary>
    public BdfIntegrator(IImplicitSystem system, IntegratorOptions options)
    {
        _system = system;
        _options = options;
        var n = system.Size;
        _newton = new NewtonIteration(system, options, Statistics);
        _start = new ConsistentStart(system, Statistics);
        _history = new BackwardDifferences(n, Top);
        _y = new double[n];
        _yPrime = new double[n];
        _trial = new double[n];
        _trialPrime = new double[n];
        _correction = new double[n];
        _startWeight = new double[n];
        for (var i = 0; i < n; i++)
        {
            _startWeight[i] = system.Differential[i] ? _newton.Weight[i] : 0;
        }
    }

    /// <summary>Counts of the work done.</summary>
    public IntegratorStatistics Statistics { get; } = new();

    /// <summary>Time of the last accepted state.</summary>
    public double Time { get; private set; }

    /// <summary>Time of the state before; dense output covers the interval between the two.</summary>
    public double PreviousTime { get; private set; }

    /// <summary>The last accepted state.</summary>
    public ReadOnlySpan<double> State => _y;

    /// <summary>Derivatives of the last accepted state.</summary>
    public ReadOnlySpan<double> Derivative => _yPrime;

    /// <summary>Order of the last step.</summary>
    public int Order => _order;

    /// <summary>Starts, or starts anew after a discontinuity: makes algebraic unknowns and derivatives consistent, then begins at order 1.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">Differential values, and a guess of the algebraic ones.</param>
    /// <param name="tEnd">End of the planned integration; bounds the first step.</param>
    /// <exception cref="IntegrationException">No consistent state was found.</exception>
    public void Start(double t, ReadOnlySpan<double> y, double tEnd)
    {
        y.CopyTo(_y);
        if (!_start.TrySolve(t, _y, _yPrime, _newton.Weight))
        {
            throw new IntegrationException("No consistent initial state was found", t);
        }

        Time = t;
        PreviousTime = t;
        var speed = VectorKernels.WeightedRms(_yPrime, _startWeight);
        var span = double.IsFinite(tEnd) ? tEnd - t : 1e6;
        var h = Math.Min(1e-3 * span, _options.LongestStep);
        _h = Math.Max(speed * h > 0.5 ? 0.5 / speed : h, 10 * _options.ShortestStep);
        _order = 1;
        _equalSteps = 0;
        _factored = false;
        _fresh = false;
        _first = true;
        _startSteps = Statistics.Steps;
        _history.Reset(_y, _yPrime, _h);
    }

    /// <summary>Takes one step, not beyond <paramref name="tEnd"/>.</summary>
    /// <exception cref="IntegrationException">The step became too short or too many steps were taken.</exception>
    public void Step(double tEnd)
    {
        if (Statistics.Steps - _startSteps >= _options.MostSteps)
        {
            throw new IntegrationException("Too many steps", Time);
        }

        SelectOrderAndStep();
        var clipped = false;
        var renewed = false;
        var refused = 0;
        while (true)
        {
            // The iteration that ended the last step may have been believed too early: then an algebraic unknown is off its equation, the next step has to jump
            // however short it is, and no step is short enough. The algebraic unknowns are made consistent once, and the multistep formula begins anew.
            if (refused >= MostRefusals && !renewed)
            {
                Renew(tEnd);
                renewed = true;
            }

            if (_h > _options.LongestStep)
            {
                ChangeStep(_options.LongestStep / _h);
            }

            var tNew = Time + _h;
            if (tNew > tEnd || (tEnd - tNew < 1e-3 * _h && tEnd != tNew))
            {
                if (!clipped || tNew > tEnd)
                {
                    ChangeStep((tEnd - Time) / _h);
                    clipped = true;
                }

                tNew = tEnd;
            }

            if (_h < Math.Max(_options.ShortestStep, 2e-15 * Math.Abs(Time)) && tNew != tEnd)
            {
                throw new IntegrationException("The step became too short", Time);
            }

            if (!Attempt(tNew))
            {
                refused++;
                continue;
            }

            var error = ErrorConstant[_order] * Norm(_correction);
            if (error > 1)
            {
                Statistics.ErrorFailures++;
                refused++;
                ChangeStep(Math.Max(0.2, 0.9 * Math.Pow(error, -1.0 / (_order + 1))));
                clipped = false;
                continue;
            }

            Accept(tNew);
            return;
        }
    }

    /// <summary>Dense output: the value of one component between <see cref="PreviousTime"/> and <see cref="Time"/>, of the order of the step.</summary>
    public double Interpolate(double t, int component) => _history.Interpolate((t - Time) / _h, _order, component);

    /// <summary>Dense output of the whole state.</summary>
    public void Interpolate(double t, Span<double> y) => _history.Interpolate((t - Time) / _h, _order, y);

    private void Renew(double tEnd)
    {
        var startSteps = _startSteps;
        Start(Time, [.. _y], tEnd);
        _startSteps = startSteps;
    }

    private bool Attempt(double tNew)
    {
        var alpha = AlphaOf[_order] / _h;
        while (true)
        {
            _history.Predict(_order, Gamma, _h, _trial, _trialPrime);
            var ready = true;
            if (!_factored)
            {
                if (_first && !_fresh)
                {
                    Linearize(tNew);
                }

                ready = Factor(alpha);
            }

            if (ready && _newton.TrySolve(tNew, _trial, _trialPrime, alpha, _correction))
            {
                return true;
            }

            if (_fresh || !ready)
            {
                Statistics.IterationFailures++;
                ChangeStep(0.3);
                if (_h < _options.ShortestStep)
                {
                    throw new IntegrationException("The iteration does not converge at any step", Time);
                }

                return false;
            }

            _system.Linearize(Time, _y, _yPrime);
            Statistics.Linearizations++;
            _fresh = true;
            _factored = false;
        }
    }

    private void Linearize(double tNew)
    {
        _system.Linearize(tNew, _y, _yPrime);
        Statistics.Linearizations++;
        _fresh = true;
    }

    private bool Factor(double alpha)
    {
        Statistics.Factorizations++;
        _factored = _system.TryFactor(alpha);
        _newton.NewMatrix();
        return _factored;
    }

    private void Accept(double tNew)
    {
        PreviousTime = Time;
        Time = tNew;
        Statistics.Steps++;
        _trial.CopyTo(_y, 0);
        _trialPrime.CopyTo(_yPrime, 0);
        _history.Advance(_correction, _order);
        _equalSteps++;
        _fresh = false;
        _first = false;
    }

    private double Norm(ReadOnlySpan<double> x) => VectorKernels.WeightedRms(x, _first ? _startWeight : _newton.Weight);

    private void SelectOrderAndStep()
    {
        if (_equalSteps < _order + 1)
        {
            return;
        }

        var here = Factor(ErrorConstant[_order] * Norm(_history[_order + 1]), _order + 1);
        var below = _order > 1 ? Factor(ErrorConstant[_order - 1] * Norm(_history[_order]), _order) : 0;
        var above = _order < _options.HighestOrder ? Factor(ErrorConstant[_order + 1] * Norm(_history[_order + 2]), _order + 2) : 0;
        var order = _order;
        var factor = here;
        if (below > factor)
        {
            factor = below;
            order = _order - 1;
        }

        if (above > factor)
        {
            factor = above;
            order = _order + 1;
        }

        if (order == _order && factor < 1.25)
        {
            return;
        }

        if (order != _order)
        {
            _order = order;
            _factored = false;
            _equalSteps = 0;
        }

        ChangeStep(Math.Min(8, factor < 1.25 && factor > 0.95 ? 1 : factor));

        static double Factor(double error, int root) => 0.85 * Math.Pow(Math.Max(error, 1e-10), -1.0 / root);
    }

    private void ChangeStep(double factor)
    {
        if (factor == 1)
        {
            return;
        }

        _history.Rescale(_order, factor);
        _h *= factor;
        _equalSteps = 0;
        _factored = false;
    }

    private static double[] MakeGamma()
    {
        var g = new double[Top + 2];
        for (var k = 1; k < g.Length; k++)
        {
            g[k] = g[k - 1] + (1.0 / k);
        }

        return g;
    }

    private static double[] MakeAlpha()
    {
        var a = new double[Top + 1];
        for (var k = 0; k <= Top; k++)
        {
            a[k] = (1 - Kappa[k]) * Gamma[k];
        }

        return a;
    }

    private static double[] MakeErrorConstant()
    {
        var e = new double[Top + 1];
        for (var k = 0; k <= Top; k++)
        {
            e[k] = Math.Abs((Kappa[k] * Gamma[k]) + (1.0 / (k + 1)));
        }

        return e;
    }
}
