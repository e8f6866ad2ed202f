using Anodyne.Numerics.Fitting;
using Anodyne.Numerics.Sampling;

namespace Anodyne.Numerics.Surrogates;

/// <summary>What a surrogate says of one point.</summary>
/// <param name="Mean">Expected value.</param>
/// <param name="Deviation">Standard deviation of that expectation.</param>
public readonly record struct SurrogateValue(double Mean, double Deviation);

/// <summary>
/// A Gaussian process through computed points: constant mean, Matérn covariance of smoothness 5/2 with one length an axis, and a small noise (Rasmussen and
/// Williams, Gaussian Processes for Machine Learning, 2006, equations 2.25, 4.17, 5.8 to 5.12). Lengths and noise maximise the likelihood; mean and
/// variance follow in closed form. It answers only inside the box that its points span.
/// </summary>
public sealed class GaussianProcess
{
    private const double Edge = 1e-9;
    private readonly double[][] _points;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _factor;
    private readonly double[] _weights;
    private readonly double[] _length;
    private readonly double _noise;
    private readonly double _mean;
    private readonly double _variance;

    private GaussianProcess(double[][] points, double[] low, double[] high, double[] length, double noise, Solution solution)
    {
        (_points, _low, _high, _length, _noise) = (points, low, high, length, noise);
        (_factor, _weights, _mean, _variance) = (solution.Factor, solution.Weights, solution.Mean, solution.Variance);
        LeaveOneOut = solution.LeaveOneOut(points.Length);
    }

    /// <summary>Error of each point as the others predict it: predicted less computed, in the unit of the values.</summary>
    public IReadOnlyList<double> LeaveOneOut { get; }

    /// <summary>Root mean square of <see cref="LeaveOneOut"/>.</summary>
    public double LeaveOneOutError => Math.Sqrt(LeaveOneOut.Average(error => error * error));

    /// <summary>Correlation length of each axis over the width of the box on that axis.</summary>
    public IReadOnlyList<double> Lengths => _length;

    /// <summary>Fits a process.</summary>
    /// <param name="points">Points, at least three more than there are axes; every axis must vary.</param>
    /// <param name="values">One finite value a point.</param>
    /// <param name="seed">Seed of the starts of the search.</param>
    public static GaussianProcess Fit(IReadOnlyList<double[]> points, ReadOnlySpan<double> values, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(points);
        var n = points.Count;
        var k = n > 0 ? points[0].Length : 0;
        if (k == 0 || n < k + 3 || values.Length != n)
        {
            throw new ArgumentException($"a surrogate of {k} axes needs at least {k + 3} points with a value each", nameof(points));
        }

        double[] low = [.. Enumerable.Range(0, k).Select(d => points.Min(point => point[d]))];
        double[] high = [.. Enumerable.Range(0, k).Select(d => points.Max(point => point[d]))];
        double[][] unit = [.. points.Select(point => point.Select((x, d) => (x - low[d]) / (high[d] - low[d])).ToArray())];
        var y = values.ToArray();
        var (best, least) = (Array.Empty<double>(), double.PositiveInfinity);
        var starts = LatinHypercube.Draw(Math.Max(4, k + 2), k, seed);
        foreach (var start in starts)
        {
            // ln of the lengths from 0.1 to 5 box widths, and ln of the noise.
            double[] logs = [.. start.Select(u => Math.Log(0.1) + (u * Math.Log(50))), Math.Log(1e-6)];
            var (end, cost) = Descend(logs, logs => Cost(unit, y, logs));
            if (cost < least)
            {
                (best, least) = (end, cost);
            }
        }

        var (length, noise) = Read(best.Length > 0 ? best : [.. Enumerable.Repeat(0.0, k), Math.Log(1e-4)]);
        return new GaussianProcess(unit, low, high, length, noise, Solve(unit, y, length, noise)
            ?? throw new ArgumentException("two points of the surrogate coincide and their values differ", nameof(points)));
    }

    /// <summary>True if a point lies in the box of the points.</summary>
    /// <param name="point">The point.</param>
    public bool Covers(ReadOnlySpan<double> point)
    {
        for (var d = 0; d < _low.Length; d++)
        {
            var slack = Edge * (_high[d] - _low[d]);
            if (!(point[d] >= _low[d] - slack && point[d] <= _high[d] + slack))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value at a point.</summary>
    /// <param name="point">A point in the box.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point lies outside: nothing is said there.</exception>
    public SurrogateValue At(ReadOnlySpan<double> point)
    {
        if (!Covers(point))
        {
            throw new ArgumentOutOfRangeException(nameof(point), "the point lies outside the computed ones, and a surrogate does not extrapolate");
        }

        var (n, k) = (_points.Length, _low.Length);
        var unit = new double[k];
        for (var d = 0; d < k; d++)
        {
            unit[d] = (point[d] - _low[d]) / (_high[d] - _low[d]);
        }

        var cross = new double[n];
        for (var i = 0; i < n; i++)
        {
            cross[i] = Matern(unit, _points[i], _length);
        }

        var mean = _mean + SymmetricFactor.Dot(cross, _weights);
        SymmetricFactor.SolveLower(_factor, n, cross);
        return new SurrogateValue(mean, Math.Sqrt(_variance * Math.Max(0, 1 + _noise - SymmetricFactor.Dot(cross, cross))));
    }

    private static (double[] Length, double Noise) Read(double[] logs) => ([.. logs[..^1].Select(Math.Exp)], Math.Exp(logs[^1]));

    // -2 ln of the likelihood, profiled over mean and variance: n ln s^2 + ln det R.
    private static double Cost(double[][] points, double[] y, double[] logs)
    {
        if (logs.Any(value => value is < -14 or > 4))
        {
            return double.PositiveInfinity;
        }

        var (length, noise) = Read(logs);
        if (Solve(points, y, length, noise) is not { } solution || !(solution.Variance > 0))
        {
            return double.PositiveInfinity;
        }

        var determinant = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            determinant += 2 * Math.Log(solution.Factor[(i * y.Length) + i]);
        }

        return (y.Length * Math.Log(solution.Variance)) + determinant;
    }

    private static Solution? Solve(double[][] points, double[] y, double[] length, double noise)
    {
        var n = y.Length;
        var factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                factor[(i * n) + j] = Matern(points[i], points[j], length) + (i == j ? noise : 0);
            }
        }

        if (!SymmetricFactor.Factor(factor, n))
        {
            return null;
        }

        double[] ones = [.. Enumerable.Repeat(1.0, n)], weights = [.. y];
        SymmetricFactor.Solve(factor, n, ones);
        var mean = SymmetricFactor.Dot(ones, y) / ones.Sum();
        for (var i = 0; i < n; i++)
        {
            weights[i] -= mean;
        }

        double[] rest = [.. weights];
        SymmetricFactor.Solve(factor, n, weights);
        return new Solution(factor, weights, mean, SymmetricFactor.Dot(rest, weights) / n);
    }

    private static double Matern(double[] a, double[] b, double[] length)
    {
        double square = 0;
        for (var d = 0; d < a.Length; d++)
        {
            var way = (a[d] - b[d]) / length[d];
            square += way * way;
        }

        var r = Math.Sqrt(5 * square);
        return (1 + r + (r * r / 3)) * Math.Exp(-r);
    }

    // Compass search: it needs no derivative, and every step costs one factor of a small matrix.
    private static (double[] End, double Cost) Descend(double[] start, Func<double[], double> cost)
    {
        var at = (double[])start.Clone();
        var least = cost(at);
        for (var step = 1.0; step > 0.05;)
        {
            var moved = false;
            for (var d = 0; d < at.Length; d++)
            {
                foreach (var side in (double[])[step, -step])
                {
                    var old = at[d];
                    at[d] = old + side;
                    var trial = cost(at);
                    if (trial < least)
                    {
                        (least, moved) = (trial, true);
                        break;
                    }

                    at[d] = old;
                }
            }

            step = moved ? step : 0.5 * step;
        }

        return (at, least);
    }

    private sealed record Solution(double[] Factor, double[] Weights, double Mean, double Variance)
    {
        // Predicted less computed is -weight/inverse diagonal (equation 5.12).
        public double[] LeaveOneOut(int n)
        {
            var (inverse, work) = (new double[n * n], new double[n]);
            SymmetricFactor.Inverse(Factor, n, inverse, work);
            return [.. Enumerable.Range(0, n).Select(i => -Weights[i] / inverse[(i * n) + i])];
        }
    }
}
