namespace Anodyne.Numerics.Fitting;

/// <summary>The median of a sample: the middle value, or the mean of the two middle ones.</summary>
public static class Median
{
    /// <summary>The median.</summary>
    /// <param name="values">Values in any order; not changed.</param>
    /// <returns>NaN of nothing.</returns>
    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        return 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    /// <summary>The median of some values.</summary>
    /// <param name="values">Values in any order.</param>
    public static double Of(IEnumerable<double> values) => Of(values.ToArray().AsSpan());

    /// <summary>Standard deviation of normal noise from the median of the sizes of its values, which outliers hardly move.</summary>
    /// <param name="values">Values about zero.</param>
    public static double Deviation(IEnumerable<double> values) => 1.4826 * Of(values.Select(Math.Abs));
}
