using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Retention of capacity and its decay per cycle in every convention in use, against a stated reference cycle.</summary>
/// <param name="Retention">R = Q_n/Q_ref.</param>
/// <param name="Linear">(1 - R)/(n - n_ref), per cycle.</param>
/// <param name="Geometric">1 - R^(1/(n - n_ref)), per cycle: what each cycle loses of what it had.</param>
/// <param name="Regression">-slope of a line through all cycles from the reference on, over Q_ref, per cycle.</param>
/// <param name="RegressionHalfWidth">Half of its 95 % interval.</param>
/// <param name="Life80">Cycle at which 80 % was crossed (first of three consecutive ones below, interpolated); NaN if it was not.</param>
/// <param name="Knee">Cycle from which on the fade is steeper by half or more; NaN if none. A fade that slows down, or steepens evenly, has none.</param>
/// <param name="KneeLow">Lower end of its 95 % interval; NaN if none.</param>
/// <param name="KneeHigh">Upper end of its 95 % interval; NaN if none.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record CapacityRetention(
    double Retention, double Linear, double Geometric, double Regression, double RegressionHalfWidth, double Life80, double Knee, double KneeLow,
    double KneeHigh,
    Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    private const double Certain = 5;
    private const double Steeper = 1.5;

    /// <summary>From two capacities.</summary>
    /// <param name="reference">Q_ref, any unit, above 0.</param>
    /// <param name="last">Q_n.</param>
    /// <param name="cycles">n - n_ref, at least 1.</param>
    public static (double Retention, double Linear, double Geometric) Of(double reference, double last, double cycles)
    {
        if (!(reference > 0) || !(last >= 0) || !(cycles >= 1))
        {
            throw new MeaninglessDataException(
                "retention needs a reference capacity and at least one cycle after it", "capacities",
                FormattableString.Invariant($"{reference}, {last}, {cycles} cycles"),
                "> 0, >= 0, >= 1");
        }

        var r = last / reference;
        return (r, (1 - r) / cycles, 1 - Math.Pow(r, 1 / cycles));
    }

    /// <summary>From a row of capacities.</summary>
    /// <param name="cycle">Cycle numbers, rising.</param>
    /// <param name="capacity">Capacities.</param>
    /// <param name="referenceCycle">Number of the reference cycle.</param>
    /// <exception cref="InputException">The reference cycle is not there or is the last one.</exception>
    public static CapacityRetention Of(IReadOnlyList<double> cycle, IReadOnlyList<double> capacity, double referenceCycle)
    {
        if (cycle.Count < 2)
        {
            throw new MeaninglessDataException("retention needs two cycles", "record", $"{cycle.Count}", "2 or more");
        }

        var start = Enumerable.Range(0, cycle.Count).FirstOrDefault(k => cycle[k] == referenceCycle, -1);
        if (start < 0 || start == cycle.Count - 1)
        {
            throw new InputException(
                "the reference cycle is not in the record or is its last", "--reference-cycle", $"{referenceCycle}", $"{cycle[0]} to {cycle[^2]}",
                "state a cycle after formation");
        }

        var judgement = new Judgement();
        var (r, linear, geometric) = Of(capacity[start], capacity[^1], cycle[^1] - cycle[start]);
        double[] x = [.. cycle.Skip(start)], y = [.. capacity.Skip(start).Select(q => q / capacity[start])];
        double slope = double.NaN, half = double.NaN;
        if (x.Length > 2)
        {
            var line = LinearRegression.Fit(x, y);
            (slope, half) = (-line.Slope, StudentDistribution.TwoSidedQuantile(0.95, line.DegreesOfFreedom) * line.SlopeDeviation);
        }

        if (r > 1.02)
        {
            judgement.Caution(FormattableString.Invariant(
                $"the last capacity exceeds the reference by {100 * (r - 1):F0} %: the reference cycle is not after formation or the rate changed"));
        }

        if (y.Min() < 0.2 && y[^1] > 0.5)
        {
            judgement.Caution("capacities jump: rest steps or rate changes within the row");
        }

        if (capacity[start] < 0.5 * capacity.Max())
        {
            judgement.Void("the reference cycle holds less than half of the largest capacity: retention against it means nothing");
        }

        var knee = KneeOf(x, y);
        return new CapacityRetention(
            r, linear, geometric, slope, half, Crossing(x, y), knee?.Bend ?? double.NaN, knee?.Low ?? double.NaN, knee?.High ?? double.NaN, judgement.Verdict,
            judgement.Reasons);
    }

    private static double Crossing(double[] x, double[] y)
    {
        for (var k = 1; k + 2 < y.Length; k++)
        {
            if (y[k] < 0.8 && y[k + 1] < 0.8 && y[k + 2] < 0.8)
            {
                return x[k - 1] + ((x[k] - x[k - 1]) * (y[k - 1] - 0.8) / (y[k - 1] - y[k]));
            }
        }

        return double.NaN;
    }

    // Two lines that meet, the second steeper by half, and better than a parabola: a fade that steepens evenly bends nowhere.
    private static BrokenLine? KneeOf(double[] x, double[] y)
    {
        var bend = BrokenLine.Fit(x, y, -1);
        if (bend is null || !(bend.Significance > Certain) || !(bend.After < Steeper * Math.Min(bend.Before, 0)) || !(bend.Residual < Parabola(x, y)))
        {
            return null;
        }

        return bend;
    }

    // Sum of squares about the least-squares parabola.
    private static double Parabola(double[] x, double[] y)
    {
        var n = x.Length;
        var (middle, span) = (0.5 * (x[0] + x[^1]), 0.5 * (x[^1] - x[0]));
        double[] u = [.. x.Select(v => (v - middle) / span)];
        var flat = u.Average(static v => v * v);
        var skew = u.Sum(v => v * ((v * v) - flat)) / u.Sum(static v => v * v);
        double[] w = [.. u.Select(v => (v * v) - flat - (skew * v))];
        var line = LinearRegression.Fit(u, y);
        var change = w.Zip(y, static (a, b) => a * b).Sum() / w.Sum(static v => v * v);
        return n > 3 ? Math.Max(0, line.WeightedSumOfSquares - (change * change * w.Sum(static v => v * v))) : double.PositiveInfinity;
    }
}

/// <summary>What <c>retention</c> reads and finds.</summary>
internal sealed record CapacityFade(
    double[] Cycle, double[] Capacity, string Unit, IReadOnlyList<ChargeCycle> Cycles, double Reference, CapacityRetention Fade, Judgement Judgement) : IJudged
{
    public Verdict Verdict => Judgement.Verdict;

    public IReadOnlyList<string> Reasons => Judgement.Reasons;
}
