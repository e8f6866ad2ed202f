namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Profile-likelihood interval of one parameter: the values at which the sum of squares, minimised over all other parameters, exceeds its minimum by
/// s^2 t^2 (t two-sided Student quantile with m - n degrees of freedom). It follows curved valleys, where the covariance at the minimum misleads
/// (Bates and Watts, Nonlinear Regression Analysis, 1988, section 6.1).
/// </summary>
public static class ProfileLikelihood
{
    private const int MostPlaces = 4;

    /// <summary>Finds both ends.</summary>
    /// <param name="function">The residuals that were fitted.</param>
    /// <param name="best">The minimum found before.</param>
    /// <param name="parameter">Index of the parameter.</param>
    /// <param name="lower">Lower bounds as in the fit, or empty.</param>
    /// <param name="upper">Upper bounds as in the fit, or empty.</param>
    /// <param name="confidence">Probability, e.g. 0.95.</param>
    /// <param name="allowedRise">Rise of the sum of squares at the ends where the errors of the residuals are known (3.84 for unit errors and 95 %);
    /// null: s^2 t^2 by the scatter.</param>
    /// <param name="others">
    /// Other ends of the search, in the same variables: where one of them rises no further, the interval goes on from the outermost, and every point is
    /// searched from all of them. A valley with several minima is thus seen whole.
    /// </param>
    /// <returns>Low and high end; an end that the data do not bound within the box is the bound, or infinite where there is none.</returns>
    public static (double Low, double High) Interval(
        IResidualFunction function, LeastSquaresOutcome best, int parameter, double[] lower, double[] upper,
        double confidence = 0.95, double? allowedRise = null, IReadOnlyList<LeastSquaresOutcome>? others = null)
    {
        if (best.DegreesOfFreedom < 1)
        {
            return (double.NegativeInfinity, double.PositiveInfinity);
        }

        var t = StudentDistribution.TwoSidedQuantile(confidence, best.DegreesOfFreedom);
        var rise = allowedRise ?? (best.ResidualVariance * t * t);
        var sd = best.StandardDeviation(parameter);

        // Where the errors are known and the scatter happens to be nothing, the curvature says how far to look.
        var curvature = allowedRise is { } known ? 0.1 * Math.Sqrt(Math.Max(0, known * best.Inverse[(parameter * function.ParameterCount) + parameter])) : 0;
        var unit = double.IsFinite(sd) && sd > 0 ? double.IsFinite(curvature) ? Math.Max(sd * t, curvature) : sd * t
            : 1e-3 * (Math.Abs(best.Parameters[parameter]) + 1e-3);
        var solver = new LevenbergMarquardt(function.ResidualCount, function.ParameterCount);
        var inner = Distinct(best, others ?? [], rise);
        return (End(-1), End(+1));

        double End(int side)
        {
            var low = lower.Length > 0 ? (double[])lower.Clone() : Filled(double.NegativeInfinity);
            var high = upper.Length > 0 ? (double[])upper.Clone() : Filled(double.PositiveInfinity);
            var limit = side < 0 ? low[parameter] : high[parameter];
            var from = inner.MaxBy(e => side * e.Parameters[parameter])!;
            var start = (double[])from.Parameters.Clone();
            var centre = from.Parameters[parameter];

            // sqrt(S - S_min) is nearly linear in the parameter: bracket by doubling, then regula falsi with a bisection guard.
            double Excess(double value)
            {
                low[parameter] = high[parameter] = value;
                start[parameter] = value;

                // A point outside may have lost a parameter to its bound: every search begins at the last point inside.
                var outcome = solver.Minimize(function, start, low, high, new LeastSquaresOptions(MaxIterations: 60));
                for (var k = 0; k < inner.Count && inner.Count > 1 && outcome.SumOfSquares > best.SumOfSquares + rise; k++)
                {
                    var second = (double[])inner[k].Parameters.Clone();
                    second[parameter] = value;
                    var other = solver.Minimize(function, second, low, high, new LeastSquaresOptions(MaxIterations: 60));
                    outcome = other.SumOfSquares < outcome.SumOfSquares ? other : outcome;
                }

                var excess = Math.Sqrt(Math.Max(0, outcome.SumOfSquares - best.SumOfSquares)) - Math.Sqrt(rise);
                if (excess < 0)
                {
                    outcome.Parameters.CopyTo(start, 0);
                }

                return excess;
            }

            double inside = 0;
            var insideExcess = Math.Sqrt(Math.Max(0, from.SumOfSquares - best.SumOfSquares)) - Math.Sqrt(rise);
            double outside = Math.Min(unit, Math.Abs(limit - centre)), outsideExcess;
            while ((outsideExcess = Excess(centre + (side * outside))) < 0)
            {
                if (outside >= Math.Abs(limit - centre) || outside > 64 * unit)
                {
                    return outside >= Math.Abs(limit - centre) ? limit : side * double.PositiveInfinity;
                }

                (inside, insideExcess) = (outside, outsideExcess);
                outside = Math.Min(2 * outside, Math.Abs(limit - centre));
            }

            for (var k = 0; k < 30 && outside - inside > 1e-4 * unit; k++)
            {
                var next = inside - (insideExcess * (outside - inside) / (outsideExcess - insideExcess));
                var margin = 0.05 * (outside - inside);
                next = Math.Clamp(next, inside + margin, outside - margin);
                var excess = Excess(centre + (side * next));
                if (Math.Abs(excess) < 1e-4 * Math.Sqrt(rise))
                {
                    return centre + (side * next);
                }

                if (excess < 0)
                {
                    (inside, insideExcess) = (next, excess);
                }
                else
                {
                    (outside, outsideExcess) = (next, excess);
                }
            }

            return centre + (side * 0.5 * (inside + outside));
        }

        double[] Filled(double value)
        {
            var array = new double[function.ParameterCount];
            Array.Fill(array, value);
            return array;
        }
    }

    // The best and the others inside the interval, one for each place.
    private static List<LeastSquaresOutcome> Distinct(LeastSquaresOutcome best, IReadOnlyList<LeastSquaresOutcome> others, double rise)
    {
        var kept = new List<LeastSquaresOutcome> { best };
        foreach (var other in others.Where(e => e.SumOfSquares < best.SumOfSquares + rise).OrderBy(e => e.SumOfSquares))
        {
            if (kept.Count < MostPlaces && kept.TrueForAll(k => k.Parameters.Zip(other.Parameters).Any(p => Math.Abs(p.First - p.Second) > 0.01)))
            {
                kept.Add(other);
            }
        }

        return kept;
    }
}
