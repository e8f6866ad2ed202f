namespace Anodyne.Spectra.Lines;

/// <summary>Where lines may be: a spectrum without the finest of its noise, and the widths of its maxima.</summary>
internal static class LineSearch
{
    /// <summary>Values by Savitzky and Golay's parabola through five points (Anal. Chem. 36 (1964) 1627); two at each end stay as they are.</summary>
    /// <param name="values">Values at places of even distance.</param>
    public static double[] Smoothed(double[] values)
    {
        var smooth = values.ToArray();
        for (var i = 2; i < values.Length - 2; i++)
        {
            smooth[i] = ((-3 * (values[i - 2] + values[i + 2])) + (12 * (values[i - 1] + values[i + 1])) + (17 * values[i])) / 35;
        }

        return smooth;
    }

    /// <summary>Distance between the places on both sides of a maximum at which half of its height is reached, unit of the axis.</summary>
    /// <param name="x">Places, rising.</param>
    /// <param name="values">Values.</param>
    /// <param name="peak">Number of the maximum.</param>
    /// <param name="floor">Value from which heights are counted.</param>
    /// <param name="least">Least width, in mean distances of places.</param>
    public static double WidthAt(double[] x, double[] values, int peak, double floor, double least)
    {
        var (left, right) = (peak, peak);
        var half = 0.5 * (values[peak] - floor);
        while (left > 0 && values[left] - floor > half)
        {
            left--;
        }

        while (right < x.Length - 1 && values[right] - floor > half)
        {
            right++;
        }

        return Math.Max(x[right] - x[left], least * (x[^1] - x[0]) / x.Length);
    }
}
