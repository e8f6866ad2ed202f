using Anodyne.Numerics.Sampling;

namespace Anodyne.Numerics.Sensitivity;

/// <summary>What an input does to a result when it alone is moved, over many starting points.</summary>
/// <param name="Mean">Mean of the elementary effects, in the unit of the result for the whole range of the input.</param>
/// <param name="MeanAbsolute">Mean of their absolute values (Campolongo 2007): the importance of the input.</param>
/// <param name="Deviation">Their standard deviation: large beside the mean where the effect is curved or depends on other inputs.</param>
/// <param name="Count">Effects that are numbers.</param>
public readonly record struct MorrisEffect(double Mean, double MeanAbsolute, double Deviation, int Count);

/// <summary>
/// Screening by elementary effects (Morris, Technometrics 33 (1991) 161): trajectories on a grid of levels, each of which moves every input once by
/// levels/(2 (levels - 1)) of its range, in random order.
/// </summary>
public static class MorrisScreening
{
    /// <summary>The design: dimensions + 1 points a trajectory.</summary>
    /// <param name="trajectories">Trajectories, at least 2.</param>
    /// <param name="dimensions">Inputs.</param>
    /// <param name="levels">Levels of the grid, even, at least 2.</param>
    /// <param name="seed">Seed.</param>
    public static double[][] Design(int trajectories, int dimensions, int levels, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(levels % 2, 0);
        var random = new SplitMix64(seed);
        var step = levels / (2.0 * (levels - 1));
        var points = new List<double[]>();
        for (var t = 0; t < trajectories; t++)
        {
            // Half of the levels lie low enough to go up by a step, the other half high enough to go down.
            var at = new double[dimensions];
            var order = new int[dimensions];
            for (var d = 0; d < dimensions; d++)
            {
                at[d] = (int)(random.NextUniform() * levels) / (levels - 1.0);
                var j = (int)(random.NextUniform() * (d + 1));
                order[d] = order[j];
                order[j] = d;
            }

            points.Add((double[])at.Clone());
            foreach (var d in order)
            {
                at[d] += at[d] < 0.5 ? step : -step;
                points.Add((double[])at.Clone());
            }
        }

        return [.. points];
    }

    /// <summary>The effects of the results of a design. A step to or from a result that is no number is left out.</summary>
    /// <param name="design">The design.</param>
    /// <param name="results">One result a point.</param>
    public static MorrisEffect[] Of(IReadOnlyList<double[]> design, ReadOnlySpan<double> results)
    {
        ArgumentNullException.ThrowIfNull(design);
        var dimensions = design[0].Length;
        var effects = Enumerable.Range(0, dimensions).Select(_ => new List<double>()).ToArray();
        for (var i = 1; i < design.Count; i++)
        {
            if (i % (dimensions + 1) == 0)
            {
                continue;
            }

            for (var d = 0; d < dimensions; d++)
            {
                var moved = design[i][d] - design[i - 1][d];
                var effect = (results[i] - results[i - 1]) / moved;
                if (moved != 0 && double.IsFinite(effect))
                {
                    effects[d].Add(effect);
                }
            }
        }

        return [.. effects.Select(Summary)];
    }

    private static MorrisEffect Summary(List<double> effects)
    {
        if (effects.Count == 0)
        {
            return new MorrisEffect(double.NaN, double.NaN, double.NaN, 0);
        }

        var mean = effects.Average();
        var spread = effects.Count > 1 ? Math.Sqrt(effects.Sum(effect => (effect - mean) * (effect - mean)) / (effects.Count - 1)) : double.NaN;
        return new MorrisEffect(mean, effects.Average(Math.Abs), spread, effects.Count);
    }
}
