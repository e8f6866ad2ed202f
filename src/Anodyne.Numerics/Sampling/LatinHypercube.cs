namespace Anodyne.Numerics.Sampling;

/// <summary>
/// Latin hypercube samples of the unit cube: every axis is cut into as many equal parts as there are points, and every part holds one point (McKay, Beckman
/// and Conover, Technometrics 21 (1979) 239).
/// </summary>
public static class LatinHypercube
{
    /// <summary>Draws a sample.</summary>
    /// <param name="count">Points, at least 1.</param>
    /// <param name="dimensions">Axes, at least 1.</param>
    /// <param name="seed">Equal seeds give equal samples.</param>
    /// <returns>One array of coordinates in [0, 1) a point.</returns>
    public static double[][] Draw(int count, int dimensions, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var random = new SplitMix64(seed);
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = new double[dimensions];
        }

        var order = new int[count];
        for (var d = 0; d < dimensions; d++)
        {
            Shuffle(order, random);
            for (var i = 0; i < count; i++)
            {
                points[i][d] = (order[i] + random.NextUniform()) / count;
            }
        }

        return points;
    }

    // Fisher and Yates.
    private static void Shuffle(int[] order, SplitMix64 random)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var j = (int)(random.NextUniform() * (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
    }
}
