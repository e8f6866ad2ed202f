using System.Globalization;
using Anodyne.Numerics.Fitting;
using Anodyne.Numerics.Sampling;
using Anodyne.Quantities;

namespace Anodyne.Studies.Fits;

/// <summary>A parameter that was sought.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Value">The value that meets the measurement best.</param>
/// <param name="Low">Low end of its 95 % interval; the bound of the search if the data do not bound it.</param>
/// <param name="High">High end.</param>
/// <param name="IsIdentifiable">False if the data do not bound it inside the search, or do not tell it from another parameter.</param>
/// <param name="Reason">Why it is not identifiable; empty if it is.</param>
public sealed record FittedParameter(string Name, string Unit, double Value, double Low, double High, bool IsIdentifiable, string Reason)
{
    /// <summary>Half of the interval; not a number for a parameter that is not identifiable.</summary>
    public double Uncertainty => IsIdentifiable ? 0.5 * (High - Low) : double.NaN;
}

/// <summary>What a fit found.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Correlation">Their correlations, row by row.</param>
/// <param name="ChiSquared">Sum of squares over the stated errors.</param>
/// <param name="Degrees">Numbers less parameters.</param>
/// <param name="Starts">Starts of the search.</param>
/// <param name="Agreeing">Starts that ended at the same place.</param>
/// <param name="Runs">Simulations.</param>
/// <param name="IsContradicted">True if the misfit is larger than the stated errors allow: the intervals are widened by it.</param>
public sealed record FitFindings(
    IReadOnlyList<FittedParameter> Parameters, double[,] Correlation, double ChiSquared, int Degrees, int Starts, int Agreeing, int Runs, bool IsContradicted)
{
    /// <summary>Root mean square of simulated less measured over the stated errors: about 1 where model and errors are right.</summary>
    public double Misfit => Math.Sqrt(ChiSquared / Math.Max(1, Degrees));
}

/// <summary>
/// Bounded least squares from several starts. Intervals follow the curvature at the minimum, or the profile likelihood where the plan asks for it. A parameter
/// is named not identifiable before any number of it is given: where its interval fills the box, ends at a bound, or where it moves together with another one.
/// </summary>
internal static class ParameterFit
{
    private const double SamePlace = 0.02;
    private const double Together = 0.995;
    private const double WidestShare = 0.98;
    private static readonly LeastSquaresOptions Options = new(MaxIterations: 40, RelativeReduction: 1e-4, RelativeStep: 1e-4, RelativeGradient: 1e-5);

    /// <summary>Fits.</summary>
    /// <exception cref="ComputationException">No start could be simulated.</exception>
    public static FitFindings Run(FitPlan plan, int jobs, Action<double>? progress, CancellationToken cancel)
    {
        var n = plan.Parameters.Count;
        var function = new FitResiduals(plan, jobs, cancel);
        var (low, high) = (new double[n], Enumerable.Repeat(1.0, n).ToArray());
        var solver = new LevenbergMarquardt(function.ResidualCount, n);
        var starts = LatinHypercube.Draw(plan.Starts, n, plan.Seed);
        var ends = new List<LeastSquaresOutcome>();
        foreach (var start in starts)
        {
            ends.Add(solver.Minimize(function, start, low, high, Options));
            progress?.Invoke(ends.Count / (double)starts.Length);
        }

        var best = ends.MinBy(end => end.SumOfSquares)!;
        if (!double.IsFinite(best.SumOfSquares))
        {
            throw new ComputationException(new Problem(
                "no start of the fit could be simulated", plan.Name, function.LastFailure, "bounds between which the case can run",
                    "Narrow the bounds of the parameters."));
        }

        var agreeing = ends.Count(end => end.Parameters.Zip(best.Parameters).All(pair => Math.Abs(pair.First - pair.Second) < SamePlace));
        var judged = StatedErrors.Judge(best.SumOfSquares, best.DegreesOfFreedom);
        var parameters = Enumerable.Range(0, n).Select(p => Parameter(plan, function, best, ends, judged, p, low, high)).ToArray();
        var correlation = new double[n, n];
        for (var p = 0; p < n; p++)
        {
            for (var q = 0; q < n; q++)
            {
                correlation[p, q] = p == q ? 1 : best.Correlation(p, q);
            }
        }

        return new FitFindings(parameters, correlation, best.SumOfSquares, best.DegreesOfFreedom, starts.Length, agreeing, function.Runs,
            judged.IsContradicted);
    }

    private static FittedParameter Parameter(
        FitPlan plan, FitResiduals function, LeastSquaresOutcome best, List<LeastSquaresOutcome> ends, StatedErrors judged, int p, double[] low, double[] high)
    {
        var axis = plan.Parameters[p];
        var n = plan.Parameters.Count;

        // The inverse of J'J is the covariance where the errors are stated.
        var half = judged.Multiplier * Math.Sqrt(Math.Max(0, best.Inverse[(p * n) + p]));
        var isFlat = best.AtBound[p] || !(best.Inverse[(p * n) + p] > 0) || double.IsInfinity(half);
        var (from, to) = isFlat ? (0, 1)
            : plan.Profiles ? ProfileLikelihood.Interval(function, best, p, low, high, 0.95, judged.Multiplier * judged.Multiplier, ends)
            : (best.Parameters[p] - half, best.Parameters[p] + half);
        var partner = Enumerable.Range(0, n).Where(q => q != p).OrderByDescending(q => Math.Abs(best.Correlation(p, q))).Cast<int?>().FirstOrDefault();
        var reason = best.AtBound[p] ? "it runs to a bound of the search"
            : isFlat ? "the data do not depend on it"
            : partner is { } q && Math.Abs(best.Correlation(p, q)) > Together ? string.Create(CultureInfo.InvariantCulture,
                $"it cannot be told from {plan.Parameters[q].Name} (correlation {best.Correlation(p, q):F3})")
            : to - from > WidestShare || !double.IsFinite(to - from) ? "its interval fills the search" : "";
        return new FittedParameter(axis.Name, axis.Unit!.Text, Value(best.Parameters[p]), Value(Math.Max(0, from)), Value(Math.Min(1, to)),
            reason.Length == 0, reason);

        double Value(double at) => axis.Unit!.FromSi(axis.At(double.IsFinite(at) ? at : at > 0 ? 1 : 0).Si);
    }
}
