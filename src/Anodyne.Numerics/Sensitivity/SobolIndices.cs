using Anodyne.Numerics.Sampling;

namespace Anodyne.Numerics.Sensitivity;

/// <summary>Share of the variance of a result that one input carries.</summary>
/// <param name="First">Alone: the variance of the mean given this input, over the whole variance.</param>
/// <param name="FirstError">Standard error of <paramref name="First"/> by bootstrap.</param>
/// <param name="Total">With all its interactions: the variance that is left when all others are known, over the whole variance.</param>
/// <param name="TotalError">Standard error of <paramref name="Total"/> by bootstrap.</param>
public readonly record struct SobolIndex(double First, double FirstError, double Total, double TotalError);

/// <summary>
/// First-order and total Sobol indices from the design of Saltelli et al. (Comput. Phys. Commun. 181 (2010) 259): two independent samples A and B of
/// the inputs, and for each input the sample A with that input of B. Estimators of Jansen (Comput. Phys. Commun. 117 (1999) 35):
/// S = 1 - mean((f_B - f_ABi)^2)/2V, T = mean((f_A - f_ABi)^2)/2V.
/// </summary>
public static class SobolIndices
{
    private const int Resamples = 200;

    /// <summary>The design: for each base point the row of A, the row of B, then one row an input.</summary>
    /// <param name="count">Base points; a power of two is the evenest.</param>
    /// <param name="dimensions">Inputs, at most half of <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    /// <returns>count (dimensions + 2) points of the unit cube.</returns>
    public static double[][] Design(int count, int dimensions, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var both = new SobolSequence(2 * dimensions, seed).Draw(count);
        var rows = new List<double[]>(count * (dimensions + 2));
        foreach (var point in both)
        {
            double[] a = point[..dimensions], b = point[dimensions..];
            rows.Add(a);
            rows.Add(b);
            for (var d = 0; d < dimensions; d++)
            {
                var mixed = (double[])a.Clone();
                mixed[d] = b[d];
                rows.Add(mixed);
            }
        }

        return [.. rows];
    }

    /// <summary>The indices of the results of a design. A base point with a result that is no number is left out as a whole.</summary>
    /// <param name="results">One result a row of <see cref="Design"/>.</param>
    /// <param name="dimensions">Inputs.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>One index an input; not numbers if fewer than two base points are left or nothing varies.</returns>
    public static SobolIndex[] Of(ReadOnlySpan<double> results, int dimensions, long seed)
    {
        var width = dimensions + 2;
        if (results.Length % width != 0)
        {
            throw new ArgumentException($"a design of {dimensions} inputs has a multiple of {width} results", nameof(results));
        }

        var whole = new List<double[]>();
        for (var start = 0; start < results.Length; start += width)
        {
            var block = results.Slice(start, width).ToArray();
            if (block.All(double.IsFinite))
            {
                whole.Add(block);
            }
        }

        var index = Enumerable.Range(0, whole.Count).ToArray();
        var (first, total) = Estimate(whole, index, dimensions);
        var (firsts, totals) = (new double[Resamples][], new double[Resamples][]);
        var random = new SplitMix64(seed);
        for (var r = 0; r < Resamples; r++)
        {
            var drawn = index.Select(_ => (int)(random.NextUniform() * whole.Count)).ToArray();
            (firsts[r], totals[r]) = Estimate(whole, drawn, dimensions);
        }

        return [.. Enumerable.Range(0, dimensions).Select(d => new SobolIndex(
            first[d], Deviation(firsts.Select(values => values[d])), total[d], Deviation(totals.Select(values => values[d]))))];
    }

    private static (double[] First, double[] Total) Estimate(List<double[]> blocks, int[] drawn, int dimensions)
    {
        var (first, total) = (new double[dimensions], new double[dimensions]);
        if (drawn.Length < 2)
        {
            Array.Fill(first, double.NaN);
            Array.Fill(total, double.NaN);
            return (first, total);
        }

        double sum = 0, square = 0;
        foreach (var i in drawn)
        {
            sum += blocks[i][0] + blocks[i][1];
        }

        var mean = sum / (2 * drawn.Length);
        foreach (var i in drawn)
        {
            var (a, b) = (blocks[i][0], blocks[i][1]);
            square += ((a - mean) * (a - mean)) + ((b - mean) * (b - mean));
            for (var d = 0; d < dimensions; d++)
            {
                var mixed = blocks[i][d + 2];
                first[d] += (b - mixed) * (b - mixed);
                total[d] += (a - mixed) * (a - mixed);
            }
        }

        var variance = square / ((2 * drawn.Length) - 1);
        for (var d = 0; d < dimensions; d++)
        {
            first[d] = 1 - (first[d] / drawn.Length / (2 * variance));
            total[d] = total[d] / drawn.Length / (2 * variance);
        }

        return (first, total);
    }

    private static double Deviation(IEnumerable<double> values)
    {
        var kept = values.Where(double.IsFinite).ToArray();
        var mean = kept.Length > 0 ? kept.Average() : double.NaN;
        return kept.Length < 2 ? double.NaN : Math.Sqrt(kept.Sum(value => (value - mean) * (value - mean)) / (kept.Length - 1));
    }
}
