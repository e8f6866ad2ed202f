namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// Finds the maxima of a distribution that stand out of their surroundings beyond the posterior scatter, with area and centroid and their errors.
/// </summary>
internal static class PeakFinder
{
    /// <summary>A maximum counts if ln gamma falls on both sides, toward the next counted peak, by more than so many standard deviations.</summary>
    public const double Prominence = 1;

    /// <summary>and if its area is at least this share of the whole polarization resistance.</summary>
    public const double LeastShare = 0.005;

    private const int Reach = 2;
    private const int Width = (2 * Reach) + 1;

    /// <summary>Peaks of |gamma|, looked for in every range of one sign.</summary>
    /// <param name="tau">Relaxation times, s.</param>
    /// <param name="size">|gamma|, ohm.</param>
    /// <param name="signs">Its signs.</param>
    /// <param name="step">Step of ln tau.</param>
    /// <param name="covariance">Covariance of ln |gamma| at two nodes.</param>
    public static List<RelaxationPeak> Find(double[] tau, double[] size, double[] signs, double step, Func<int, int, double> covariance)
    {
        var (all, total) = (new List<RelaxationPeak>(), step * size.Sum());
        for (var first = 0; first < size.Length;)
        {
            var last = first + 1;
            while (last < size.Length && signs[last] == signs[first])
            {
                last++;
            }

            var from = first;
            all.AddRange(Find(tau[from..last], size[from..last], signs[from] < 0, step, total, (i, j) => covariance(from + i, from + j))
                .Select(p => p with { Low = from + p.Low, High = from + p.High }));
            first = last;
        }

        return all;
    }

    // isWhole: the range is one peak even if gamma falls or rises all over it, as that of a loop may.
    private static List<RelaxationPeak> Find(double[] tau, double[] gamma, bool isWhole, double step, double total, Func<int, int, double> covariance)
    {
        var n = gamma.Length;
        var tops = new List<int>();
        for (var k = 1; k < n - 1; k++)
        {
            if (gamma[k] > gamma[k - 1] && gamma[k] >= gamma[k + 1])
            {
                tops.Add(k);
            }
        }

        if (tops.Count == 0 && isWhole)
        {
            tops.Add(Array.IndexOf(gamma, gamma.Max()));
        }

        // Drop the least prominent maximum until all stand out.
        while (tops.Count > 0)
        {
            var valleys = Valleys(gamma, tops);
            var weakest = -1;
            var least = Prominence;
            for (var p = 0; p < tops.Count; p++)
            {
                var score = Math.Min(p == 0 ? double.MaxValue : Score(tops[p], valleys[p]), p == tops.Count - 1 ? double.MaxValue
                    : Score(tops[p], valleys[p + 1]));
                var area = step * gamma[valleys[p]..(valleys[p + 1] + 1)].Sum();
                score = area < LeastShare * total ? 0 : score;
                if (score < least)
                {
                    (weakest, least) = (p, score);
                }
            }

            if (weakest < 0)
            {
                break;
            }

            tops.RemoveAt(weakest);
        }

        var ends = Valleys(gamma, tops);
        return [.. tops.Select((top, p) => Measure(tau, gamma, step, covariance, top, ends[p], ends[p + 1]))];

        // Means of ln gamma over five nodes: single nodes trade with their neighbors at no cost to the fit, their means do not.
        double Score(int top, int valley)
        {
            double difference = 0, variance = 0;
            for (var a = -Reach; a <= Reach; a++)
            {
                var (ta, va) = (Math.Clamp(top + a, 0, n - 1), Math.Clamp(valley + a, 0, n - 1));
                difference += Math.Log(gamma[ta] / gamma[va]) / Width;
                for (var b = -Reach; b <= Reach; b++)
                {
                    var (tb, vb) = (Math.Clamp(top + b, 0, n - 1), Math.Clamp(valley + b, 0, n - 1));
                    variance += (covariance(ta, tb) + covariance(va, vb) - covariance(ta, vb) - covariance(va, tb)) / (Width * Width);
                }
            }

            return difference / Math.Sqrt(Math.Max(variance, 1e-30));
        }
    }

    private static int[] Valleys(double[] gamma, List<int> tops)
    {
        var valleys = new int[tops.Count + 1];
        valleys[^1] = gamma.Length - 1;
        for (var p = 1; p < tops.Count; p++)
        {
            valleys[p] = tops[p - 1];
            for (var k = tops[p - 1]; k <= tops[p]; k++)
            {
                valleys[p] = gamma[k] < gamma[valleys[p]] ? k : valleys[p];
            }
        }

        return valleys;
    }

    private static RelaxationPeak Measure(double[] tau, double[] gamma, double step, Func<int, int, double> covariance, int top, int low, int high)
    {
        var area = 0.0;
        var variance = 0.0;
        for (var i = low; i <= high; i++)
        {
            area += Weight(i) * gamma[i];
            for (var j = low; j <= high; j++)
            {
                variance += Weight(i) * gamma[i] * Weight(j) * gamma[j] * covariance(i, j);
            }
        }

        int first = top, last = top;
        while (first > low && gamma[first - 1] > 0.5 * gamma[top])
        {
            first--;
        }

        while (last < high && gamma[last + 1] > 0.5 * gamma[top])
        {
            last++;
        }

        // Weights fall to zero at half height, so that nodes come and go smoothly; a narrow peak keeps at least its neighbors.
        (first, last) = (Math.Max(low, Math.Min(first, top - 1)), Math.Min(high, Math.Max(last, top + 1)));
        double sum = 0, moment = 0;
        var floor = Math.Min(0.5 * gamma[top], Math.Min(gamma[first], gamma[last]));
        for (var i = first; i <= last; i++)
        {
            sum += gamma[i] - floor;
            moment += (gamma[i] - floor) * Math.Log(tau[i]);
        }

        var center = moment / sum;
        var spread = 0.0;
        for (var i = first; i <= last; i++)
        {
            for (var j = first; j <= last; j++)
            {
                spread += gamma[i] * (Math.Log(tau[i]) - center) * gamma[j] * (Math.Log(tau[j]) - center) / (sum * sum) * covariance(i, j);
            }
        }

        var half = 1.96 * Math.Sqrt(Math.Max(0, spread));
        return new RelaxationPeak(Math.Exp(center), Math.Exp(center - half), Math.Exp(center + half), area, Math.Sqrt(Math.Max(0, variance)), gamma[top], low,
            high);

        double Weight(int i) => (i == low && low > 0) || (i == high && high < gamma.Length - 1) ? 0.5 * step : step;
    }
}
