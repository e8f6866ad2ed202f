namespace Anodyne.Web.Drawing;

/// <summary>
/// Fewer points for the same picture: of every column of pixels the first, the least, the largest and the last value in their order. Spikes stay, which a
/// choice of typical points would lose.
/// </summary>
public static class Thinning
{
    /// <summary>Points of a curve within a window, at most about four a column; the neighbours outside the window are kept so that lines
    /// reach its edge.</summary>
    /// <param name="x">Positions.</param>
    /// <param name="y">Values, as many.</param>
    /// <param name="low">Left end of the window.</param>
    /// <param name="high">Right end.</param>
    /// <param name="columns">Columns of pixels, at least 1.</param>
    /// <returns>Positions and values in order, and whether every point of the window is there.</returns>
    public static (double[] X, double[] Y, bool IsWhole) Of(double[] x, double[] y, double low, double high, int columns)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!IsRising(x))
        {
            return (x, y, true);
        }

        var first = Math.Max(0, LowerBound(x, low) - 1);
        var last = Math.Min(x.Length, LowerBound(x, Math.BitIncrement(high)) + 1);
        var count = last - first;
        if (count <= 4 * columns || !(high > low))
        {
            return (x[first..last], y[first..last], true);
        }

        var (start, end) = (Math.Max(low, x[first]), Math.Min(high, x[last - 1]));
        List<double> keptX = new(4 * columns), keptY = new(4 * columns);
        for (var i = first; i < last;)
        {
            var column = (int)Math.Floor((x[i] - start) / (end - start) * columns);
            var edge = start + ((column + 1) * (end - start) / columns);
            var j = i + 1;
            var (least, most) = (i, i);
            for (; j < last && x[j] < edge; j++)
            {
                least = y[j] < y[least] || double.IsNaN(y[least]) ? j : least;
                most = y[j] > y[most] || double.IsNaN(y[most]) ? j : most;
            }

            var before = -1;
            foreach (var k in (ReadOnlySpan<int>)[i, Math.Min(least, most), Math.Max(least, most), j - 1])
            {
                if (k > before)
                {
                    keptX.Add(x[k]);
                    keptY.Add(y[k]);
                    before = k;
                }
            }

            i = j;
        }

        return ([.. keptX], [.. keptY], false);
    }

    private static bool IsRising(double[] x)
    {
        for (var i = 1; i < x.Length; i++)
        {
            if (!(x[i] >= x[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    // The first index whose position is not below the value.
    private static int LowerBound(double[] x, double value)
    {
        var (low, high) = (0, x.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = x[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
