using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// Complex nonlinear least squares of a circuit with many starting points: a short descent from each, then the best ones to the end. Local minima are the
/// normal case for two or more arcs, so one start proves nothing; the number of starts that agree is part of the result.
/// </summary>
public static class CircuitFitter
{
    private const double PlainWidth = 1.2;

    private static readonly LeastSquaresOptions s_explore = new(MaxIterations: 40, RelativeReduction: 1e-5);
    private static readonly LeastSquaresOptions s_polish = new(MaxIterations: 400, RelativeReduction: 1e-11);

    /// <summary>Fits a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="frequency">Frequencies, Hz, all above 0, in any order.</param>
    /// <param name="z">Impedances, ohm (negative imaginary part = capacitive).</param>
    /// <param name="options">Weights, starts, fixed parameters.</param>
    /// <param name="cancellation">Stops between starts.</param>
    /// <exception cref="InputException">Fewer data than parameters, a frequency not above 0, a value that is not finite, an unknown fixed
    /// parameter.</exception>
    public static CircuitFit Fit(
        Circuit circuit, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, CircuitFitOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new CircuitFitOptions();
        SpectrumGuard.Check(frequency, z);
        var count = circuit.Parameters.Count;
        if (2 * z.Length <= count)
        {
            throw new MeaninglessDataException(
                "the circuit has more parameters than the spectrum has numbers", circuit.Text, $"{count} parameters, {z.Length} points",
                "points > parameters/2", "take a smaller circuit");
        }

        var roots = WeightRoots.Of(options.Weighting, z, options.Sigma);
        var residuals = new CircuitResiduals(circuit, frequency, z, roots);
        Hold(circuit, residuals, options);
        var solver = new LevenbergMarquardt(residuals.ResidualCount, count);
        var variables = new double[count];
        var ends = new List<LeastSquaresOutcome>();
        using var starts = new StartingValues(circuit, frequency, z, options).GetEnumerator();
        Descend(options.Starts);

        // One lonely minimum may be the wrong one, and one with a parameter that runs away may only be the rim of a better one: go on until three starts
        // agree on a place that the data determine, up to three times as many.
        while (options.Starts > 1 && !options.IsSurvey && (Agreeing() < 3 || RunsAway()) && ends.Count < 3 * options.Starts)
        {
            Descend(Math.Max(4, options.Starts / 4));
        }

        var winner = ends.MinBy(e => e.SumOfSquares)!;
        if (!double.IsFinite(winner.SumOfSquares))
        {
            throw new ComputationException(new Problem("no starting point gave a finite sum of squares", circuit.Text,
                Mend: "check the spectrum for zeros and the fixed values"));
        }

        var agreeing = Agreeing();
        winner = Freed(residuals, ArcOrder.Sort(circuit, winner, residuals));
        var fit = Describe(circuit, frequency, z, residuals, winner, options, ends.Count, agreeing);
        return options.Intervals == FitIntervals.Linear ? fit
            : fit with { Parameters = Profiled(fit, residuals, [.. ends.Select(e => ArcOrder.Sort(circuit, e, residuals))]) };

        bool RunsAway()
        {
            var best = ends.MinBy(e => e.SumOfSquares)!;
            return Enumerable.Range(0, count).Any(p => !(best.StandardDeviation(p) < 2));
        }

        int Agreeing()
        {
            var least = ends.Min(e => e.SumOfSquares);
            return ends.Count(e => e.SumOfSquares <= 1.001 * least);
        }

        // A short descent sorts the starts; those near the best go on to the end, so that the agreement counted is of minima.
        void Descend(int number)
        {
            for (var k = 0; k < number && starts.MoveNext(); k++)
            {
                cancellation.ThrowIfCancellationRequested();
                residuals.ToVariables(starts.Current, variables);
                ends.Add(solver.Minimize(residuals, variables, residuals.Lower, residuals.Upper, options.Starts == 1 ? s_polish : s_explore));
            }

            var least = ends.Min(e => e.SumOfSquares);
            for (var k = 0; k < ends.Count && options.Starts > 1; k++)
            {
                // Iterations set to zero marks a descent that has been taken to its end.
                if (ends[k].SumOfSquares <= (options.IsSurvey ? 1 : 10) * least && ends[k].Iterations > 0)
                {
                    ends[k] = solver.Minimize(residuals, ends[k].Parameters, residuals.Lower, residuals.Upper, s_polish) with { Iterations = 0 };
                }
            }
        }
    }

    // Parameters with the intervals of the profile likelihood where those of the covariance do not hold.
    private static FittedParameter[] Profiled(CircuitFit fit, CircuitResiduals residuals, IReadOnlyList<LeastSquaresOutcome> ends)
    {
        var known = fit.Options.Weighting == ImpedanceWeighting.Sigma
            ? Math.Pow(StatedErrors.Judge(fit.WeightedSum, fit.Outcome.DegreesOfFreedom).Multiplier, 2) : (double?)null;
        // One wide interval is one curved valley, and all that are correlated with it lie in the same.
        var isPlain = fit.Options.Intervals == FitIntervals.Automatic && fit.Parameters.All(p => p.IsFixed || p.IsAstray
            || (p.Kind == ParameterKind.Positive ? p.High <= PlainWidth * p.Value : p.High <= 1 && !p.AtBound));
        return isPlain ? [.. fit.Parameters] : [.. fit.Parameters.Select(Interval)];

        FittedParameter Interval(FittedParameter p, int index)
        {
            if (p.IsFixed || p.IsAstray)
            {
                return p;
            }

            var isPositive = p.Kind == ParameterKind.Positive;
            var (low, high) = ProfileLikelihood.Interval(residuals, fit.Outcome, index, residuals.Lower, residuals.Upper, allowedRise: known, others: ends);
            return isPositive ? p with { Low = Math.Exp(low), High = Math.Exp(high), IsProfiled = true } : p with { Low = low, High = high, IsProfiled = true };
        }
    }

    // An exponent at its bound of 1 is not known: its column goes into the covariance, so that the intervals of the others do not take it as known.
    private static LeastSquaresOutcome Freed(CircuitResiduals residuals, LeastSquaresOutcome outcome)
    {
        int[] free = [.. Enumerable.Range(0, outcome.AtBound.Length)
            .Where(p => residuals.Lower[p] < residuals.Upper[p] && (!outcome.AtBound[p] || residuals.Upper[p] <= 1))];
        return free.Length == outcome.FreeCount ? outcome : outcome with { Inverse = NormalInverse.At(residuals, outcome.Parameters, free) };
    }

    private static void Hold(Circuit circuit, CircuitResiduals residuals, CircuitFitOptions options)
    {
        foreach (var (name, value) in options.Fixed)
        {
            var index = circuit.IndexOf(name);
            if (index < 0 || !(value > 0))
            {
                throw new InputException(
                    "a fixed parameter is not one of the circuit or not positive", circuit.Text, $"{name} = {value}",
                    string.Join(", ", circuit.Parameters.Select(p => p.Name)));
            }

            residuals.Lower[index] = residuals.Upper[index] = circuit.Parameters[index].Kind == ParameterKind.Positive ? Math.Log(value) : value;
        }
    }

    private static CircuitFit Describe(
        Circuit circuit, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, CircuitResiduals residuals, LeastSquaresOutcome outcome,
        CircuitFitOptions options, int starts, int agreeing)
    {
        var values = new double[circuit.Parameters.Count];
        residuals.ToValues(outcome.Parameters, values);
        var t = outcome.DegreesOfFreedom > 0 ? StudentDistribution.TwoSidedQuantile(0.95, outcome.DegreesOfFreedom) : double.PositiveInfinity;
        var believed = 1.0;
        if (options.Weighting == ImpedanceWeighting.Sigma && outcome.ResidualVariance > 0
            && StatedErrors.Judge(outcome.SumOfSquares, outcome.DegreesOfFreedom) is { IsContradicted: false } stated)
        {
            (t, believed) = (stated.Multiplier, 1 / Math.Sqrt(outcome.ResidualVariance));
        }

        var parameters = new FittedParameter[values.Length];
        for (var p = 0; p < values.Length; p++)
        {
            var (name, unit, kind) = (circuit.Parameters[p].Name, circuit.Parameters[p].Unit, circuit.Parameters[p].Kind);
            var sd = believed * outcome.StandardDeviation(p);
            var positive = kind == ParameterKind.Positive;
            var (low, high) = positive ? (values[p] * Math.Exp(-t * sd), values[p] * Math.Exp(t * sd))
                : (Math.Max(0, values[p] - (t * sd)), outcome.AtBound[p] ? values[p] : values[p] + (t * sd));
            var isLost = positive && outcome.AtBound[p];
            parameters[p] = new FittedParameter(
                name, unit, values[p], positive ? values[p] * sd : sd, isLost ? double.NaN : low, isLost ? double.NaN : high,
                options.Fixed.ContainsKey(name), outcome.AtBound[p]) { Kind = kind };
        }

        var model = circuit.Impedance(frequency, values);
        var chi = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var difference = (z[i] - model[i]).Magnitude / z[i].Magnitude;
            chi += difference * difference;
        }

        return new CircuitFit(circuit, parameters, model, chi, outcome.SumOfSquares, starts, agreeing, outcome, options);
    }
}
