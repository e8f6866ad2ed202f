using Anodyne.Quantities;

namespace Anodyne.Spectra.Baselines;

/// <summary>How a baseline is found.</summary>
public enum BaselineKind
{
    /// <summary>A polynomial inside the fit: its error is in every interval.</summary>
    Polynomial,

    /// <summary>Asymmetrically reweighted penalized least squares (Baek et al., Analyst 140 (2015) 250).</summary>
    ArPls,

    /// <summary>Asymmetric least squares (Eilers and Boelens 2005).</summary>
    Als,

    /// <summary>Adaptive iteratively reweighted penalized least squares (Zhang, Chen and Liang, Analyst 135 (2010) 1138).</summary>
    AirPls,

    /// <summary>Rubber band: the lower convex hull.</summary>
    RubberBand,

    /// <summary>None.</summary>
    None,
}

/// <summary>Baselines of spectra.</summary>
public static class Baseline
{
    private const int MostIterations = 50;
    private const double Tolerance = 1e-3;
    private const double Largest = 700;

    /// <summary>The baseline below a spectrum.</summary>
    /// <param name="kind">How it is found; neither the polynomial of a fit nor none.</param>
    /// <param name="places">Places, always rising; only the rubber band uses them.</param>
    /// <param name="values">Values, finite, at least 5.</param>
    /// <param name="lambda">Stiffness of the penalized kinds, above 0.</param>
    /// <param name="asymmetry">Weight of points above the line (ALS), between 0 and 1.</param>
    /// <exception cref="InputException">Too few points.</exception>
    public static double[] Of(BaselineKind kind, ReadOnlySpan<double> places, ReadOnlySpan<double> values, double lambda = 1e5, double asymmetry = 0.01)
    {
        if (values.Length < 5)
        {
            throw new InputException("A baseline needs points", "Baseline", $"{values.Length} points", "5 or more");
        }

        return kind switch
        {
            BaselineKind.Als => Reweighted(values, lambda, (residual, weights, _) =>
            {
                for (var i = 0; i < weights.Length; i++)
                {
                    weights[i] = residual[i] > 0 ? asymmetry : 1 - asymmetry;
                }

                return true;
            }),
            BaselineKind.ArPls => Reweighted(values, lambda, Asymmetric),
            BaselineKind.AirPls => Adaptive(values, lambda),
            BaselineKind.RubberBand => Hull(places, values),
            _ => new double[values.Length],
        };
    }

    private delegate bool Reweighting(ReadOnlySpan<double> residual, Span<double> weights, int iteration);

    private static double[] Reweighted(ReadOnlySpan<double> values, double lambda, Reweighting reweight)
    {
        var n = values.Length;
        var (smoother, smooth, weights, next, residual) = (new WhittakerSmoother(n), new double[n], new double[n], new double[n], new double[n]);
        Array.Fill(weights, 1.0);
        for (var iteration = 1; iteration <= MostIterations + 1; iteration++)
        {
            smoother.Solve(values, weights, lambda, smooth);
            for (var i = 0; i < n; i++)
            {
                residual[i] = values[i] - smooth[i];
            }

            if (!reweight(residual, next, iteration))
            {
                break;
            }

            double change = 0, size = 0;
            for (var i = 0; i < n; i++)
            {
                change += (weights[i] - next[i]) * (weights[i] - next[i]);
                size += weights[i] * weights[i];
            }

            if (change < Tolerance * Tolerance * size)
            {
                break;
            }

            next.CopyTo(weights, 0);
        }

        return smooth;
    }

    // w = 1/(1 + exp(2 (d - (2 s - m))/s)), m and s of the negative residuals.
    private static bool Asymmetric(ReadOnlySpan<double> residual, Span<double> weights, int iteration)
    {
        double sum = 0, squares = 0;
        var count = 0;
        foreach (var d in residual)
        {
            if (d < 0)
            {
                sum += d;
                count++;
            }
        }

        if (count < 2)
        {
            return false;
        }

        var mean = sum / count;
        foreach (var d in residual)
        {
            squares += d < 0 ? (d - mean) * (d - mean) : 0;
        }

        var deviation = Math.Sqrt(squares / (count - 1));
        if (!(deviation > 0))
        {
            return false;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = 1 / (1 + Math.Exp(Math.Min(Largest, 2 * (residual[i] - ((2 * deviation) - mean)) / deviation)));
        }

        return true;
    }

    private static double[] Adaptive(ReadOnlySpan<double> values, double lambda)
    {
        var n = values.Length;
        var (smoother, smooth, weights) = (new WhittakerSmoother(n), new double[n], new double[n]);
        Array.Fill(weights, 1.0);
        double size = 0;
        foreach (var value in values)
        {
            size += Math.Abs(value);
        }

        for (var iteration = 1; iteration <= MostIterations + 1; iteration++)
        {
            smoother.Solve(values, weights, lambda, smooth);
            double below = 0;
            for (var i = 0; i < n; i++)
            {
                below += Math.Max(0, smooth[i] - values[i]);
            }

            if (below < Tolerance * size)
            {
                break;
            }

            for (var i = 0; i < n; i++)
            {
                weights[i] = values[i] < smooth[i] ? Math.Exp(Math.Min(Largest, iteration * (smooth[i] - values[i]) / below)) : 0;
            }
        }

        return smooth;
    }

    // Andrew's monotone chain from below.
    private static double[] Hull(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var hull = new List<int>();
        for (var i = 0; i < x.Length; i++)
        {
            while (hull.Count > 1 && ((x[hull[^1]] - x[hull[^2]]) * (y[i] - y[hull[^2]])) - ((y[hull[^1]] - y[hull[^2]]) * (x[i] - x[hull[^2]])) <= 0)
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(i);
        }

        var line = new double[x.Length];
        for (var k = 1; k < hull.Count; k++)
        {
            var (a, b) = (hull[k - 1], hull[k]);
            for (var i = a; i <= b; i++)
            {
                line[i] = y[a] + ((y[b] - y[a]) * (x[i] - x[a]) / (x[b] - x[a]));
            }
        }

        return line;
    }
}
