using Anodyne.Plating.Front;

namespace Anodyne.Plating.Results;

/// <summary>
/// What a surface would have become at the same current density everywhere: it moves parallel to itself, hills broaden, valleys close to cusps. This
/// change of roughness has
/// nothing to do with how the current is distributed; what a run shows beyond it, the current did.
/// </summary>
/// <remarks>
/// Huygens' construction: the upper envelope is z(x) = max over s of h(s) + sqrt(d^2 - (x - s)^2), with d such that its mean height is that of the run.
/// </remarks>
public static class ParallelSurface
{
    /// <summary>Change of ln Rq from the first to the last front of a run, had the current been uniform.</summary>
    /// <param name="run">The run, with its first and last front.</param>
    /// <param name="period">Lateral period, m: the width, or twice the width with mirrors.</param>
    /// <param name="columns">Columns at which heights are taken.</param>
    public static double EFolds(PlatingResult run, double period, int columns = 1024)
    {
        ArgumentNullException.ThrowIfNull(run);
        var start = Heights(run.Fronts[0], period, columns);
        var end = Heights(run.Fronts[^1], period, columns);
        return Math.Log(Rq(Of(start, end.Average() - start.Average(), period)) / Rq(start));
    }

    /// <summary>The parallel surface whose mean height lies a given distance over that of the start.</summary>
    /// <param name="start">Heights at evenly spaced columns, m.</param>
    /// <param name="gain">Gain of the mean height, m, &gt; 0.</param>
    /// <param name="period">Lateral period, m.</param>
    public static double[] Of(double[] start, double gain, double period)
    {
        ArgumentNullException.ThrowIfNull(start);
        var mean = start.Average();
        var distance = gain;
        var parallel = start;
        for (var i = 0; i < 5; i++)
        {
            parallel = Envelope(start, distance, period);
            distance += gain - (parallel.Average() - mean);
        }

        return parallel;
    }

    /// <summary>Upper envelope of a front's main curve at evenly spaced columns, m.</summary>
    public static double[] Heights(FrontSnapshot front, double period, int columns)
    {
        ArgumentNullException.ThrowIfNull(front);
        var heights = new double[columns];
        Array.Fill(heights, double.NegativeInfinity);
        var curve = front.Curves.First(c => c.Kind == FrontCurveKind.Main);
        FrontEnvelope.Raise(heights, curve.X, curve.Z, wraps: true, period);
        return heights;
    }

    /// <summary>Root mean square of heights about their mean, m.</summary>
    public static double Rq(double[] heights)
    {
        ArgumentNullException.ThrowIfNull(heights);
        var mean = heights.Average();
        return Math.Sqrt(heights.Sum(h => (h - mean) * (h - mean)) / heights.Length);
    }

    private static double[] Envelope(double[] heights, double distance, double period)
    {
        var columns = heights.Length;
        var cell = period / columns;
        var reach = Math.Min(columns / 2, (int)(distance / cell));
        var cap = new double[reach + 1];
        for (var d = 0; d <= reach; d++)
        {
            cap[d] = Math.Sqrt((distance * distance) - (d * cell * d * cell));
        }

        var result = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            var best = double.NegativeInfinity;
            for (var d = -reach; d <= reach; d++)
            {
                best = Math.Max(best, heights[(i + d + columns) % columns] + cap[Math.Abs(d)]);
            }

            result[i] = best;
        }

        return result;
    }
}
