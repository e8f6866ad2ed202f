namespace Anodyne.Numerics.Fitting;

/// <summary>How far one must go down from a maximum before a higher one can be reached: what separates a peak from the ripple of a recording.</summary>
public static class Prominence
{
    /// <summary>The prominence of a maximum; that of the largest is its height over the higher of the two lowest points at its sides.</summary>
    /// <param name="values">A curve.</param>
    /// <param name="peak">Index of a maximum.</param>
    public static double Of(ReadOnlySpan<double> values, int peak) => values[peak] - Math.Max(Lowest(values, peak, -1), Lowest(values, peak, 1));

    private static double Lowest(ReadOnlySpan<double> values, int peak, int step)
    {
        var low = values[peak];
        for (var k = peak + step; k >= 0 && k < values.Length && values[k] <= values[peak]; k += step)
        {
            low = Math.Min(low, values[k]);
        }

        return low;
    }
}
