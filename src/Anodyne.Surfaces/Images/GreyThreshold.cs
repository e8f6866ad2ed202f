namespace Anodyne.Surfaces.Images;

/// <summary>Thresholds that divide the grey levels of a picture into classes of least variance (Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62).</summary>
public static class GreyThreshold
{
    private const int Bins = 256;

    /// <summary>The level that divides a picture into two classes.</summary>
    /// <param name="levels">Grey levels.</param>
    /// <returns>The threshold, and the mean levels below and above it; all equal for a picture of one level.</returns>
    public static (double Threshold, double Below, double Above) Two(ReadOnlySpan<float> levels)
    {
        var (counts, low, step) = Histogram(levels);
        var (best, cut) = (-1.0, 0);
        var (total, sum) = Sums(counts, 0, Bins);
        double below = 0, belowSum = 0;
        for (var k = 0; k < Bins - 1; k++)
        {
            (below, belowSum) = (below + counts[k], belowSum + (counts[k] * k));
            var above = total - below;
            if (below > 0 && above > 0)
            {
                var difference = (belowSum / below) - ((sum - belowSum) / above);
                var between = below * above * difference * difference;
                (best, cut) = between > best ? (between, k) : (best, cut);
            }
        }

        return best < 0 ? (low, low, low) : (low + (step * (cut + 1)), low + (step * (Mean(counts, 0, cut + 1) + 0.5)), low + (step * (Mean(counts, cut + 1,
            Bins) + 0.5)));
    }

    /// <summary>The two levels that divide a picture into three classes.</summary>
    /// <param name="levels">Grey levels.</param>
    /// <returns>Both thresholds and the mean levels of the three classes.</returns>
    public static (double Low, double High, double[] Means) Three(ReadOnlySpan<float> levels)
    {
        var (counts, low, step) = Histogram(levels);
        var (number, sum) = (new double[Bins + 1], new double[Bins + 1]);
        for (var k = 0; k < Bins; k++)
        {
            (number[k + 1], sum[k + 1]) = (number[k] + counts[k], sum[k] + (counts[k] * k));
        }

        double Part(int from, int to) => number[to] > number[from] ? (sum[to] - sum[from]) * (sum[to] - sum[from]) / (number[to] - number[from]) : 0;
        var (best, first, second) = (-1.0, 1, 2);
        for (var i = 1; i < Bins - 1; i++)
        {
            for (var j = i + 1; j < Bins; j++)
            {
                var between = Part(0, i) + Part(i, j) + Part(j, Bins);
                (best, first, second) = between > best ? (between, i, j) : (best, first, second);
            }
        }

        return (low + (step * first), low + (step * second),
            [.. new[] { (0, first), (first, second), (second, Bins) }.Select(part => low + (step * (Mean(counts, part.Item1, part.Item2) + 0.5)))]);
    }

    private static (long[] Counts, double Low, double Step) Histogram(ReadOnlySpan<float> levels)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var level in levels)
        {
            (low, high) = (Math.Min(low, level), Math.Max(high, level));
        }

        var step = high > low ? (high - low) / (double)Bins : 1;
        var (counts, scale) = (new long[Bins], (float)(1 / step));
        foreach (var level in levels)
        {
            counts[Math.Min(Bins - 1, (int)((level - low) * scale))]++;
        }

        return (counts, low, step);
    }

    private static (double Number, double Sum) Sums(long[] counts, int from, int to)
    {
        double number = 0, sum = 0;
        for (var k = from; k < to; k++)
        {
            (number, sum) = (number + counts[k], sum + ((double)counts[k] * k));
        }

        return (number, sum);
    }

    private static double Mean(long[] counts, int from, int to) => Sums(counts, from, to) is var (number, sum) && number > 0 ? sum / number : 0.5 * (from + to);
}
