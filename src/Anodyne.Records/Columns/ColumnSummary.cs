namespace Anodyne.Records.Columns;

/// <summary>What a column holds at a glance, in the column's unit. Rows without a number (NaN) are left out; all fields are NaN where no row has one.</summary>
/// <param name="Count">Number of rows with a number.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="First">First value of the column (NaN if the first row has no number).</param>
/// <param name="Last">Last value of the column (NaN if the last row has no number).</param>
public readonly record struct ColumnSummary(int Count, double Min, double Max, double Mean, double First, double Last)
{
    /// <summary>Summarizes a column.</summary>
    public static ColumnSummary Of(Column column) => Of(column.ToDoubles());

    /// <summary>Summarizes values.</summary>
    public static ColumnSummary Of(ReadOnlySpan<double> values)
    {
        var count = 0;
        var min = double.NaN;
        var max = double.NaN;
        double shift = 0;
        double sum = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            if (count == 0)
            {
                // The mean is formed about the first value: time stamps of 1e9 s keep their fractions.
                min = max = shift = value;
            }

            min = Math.Min(min, value);
            max = Math.Max(max, value);
            sum += value - shift;
            count++;
        }

        return count == 0
            ? new ColumnSummary(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
            : new ColumnSummary(count, min, max, shift + (sum / count), values[0], values[^1]);
    }
}
