using Anodyne.Instruments.Tables;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>
/// Finds the unit of times that carry none. Maccor writes minutes or hours under the bare header "TestTime", as the operator chose. The dates of the records
/// tell: with t the test time and d the date, (d_last - d_first) / (t_last - t_first) is 1, 60 or 3600 within 2 %.
/// </summary>
internal static class MaccorTime
{
    private static readonly double[] Units = [1, 60, 3600];

    public static void FindUnit(ColumnSet columns, List<string> warnings)
    {
        var time = columns.Find(Bdf.TestTime);
        if (time is not DoubleColumn || time.VendorName.Contains('(', StringComparison.Ordinal) || time.Count < 2 || columns.Find(Bdf.UnixTime) is not { } date)
        {
            return;
        }

        var ratio = Ratio(time.ToDoubles(), date.ToDoubles());
        var unit = Array.Find(Units, candidate => Math.Abs((ratio / candidate) - 1) < 0.02);
        if (unit == 1)
        {
            return;
        }

        foreach (var column in new[] { time, columns.Find(Bdf.StepTime) }.OfType<DoubleColumn>())
        {
            columns.Replace(column, unit == 0
                ? new DoubleColumn(column.VendorName, "", column.Values, column.VendorName)
                : new DoubleColumn(column.Name, column.Unit, Array.ConvertAll(column.Values, value => value * unit), column.VendorName));
        }

        warnings.Add(unit == 0
            ? "The unit of the test time is not stated and does not follow from the dates of the records; the times are kept under their vendor names."
            : $"The unit of the test time is not stated; the dates of the records say it is {(unit == 60 ? "minutes" : "hours")}.");
    }

    private static double Ratio(double[] time, double[] date)
    {
        var first = Array.FindIndex(date, static d => !double.IsNaN(d));
        var last = Array.FindLastIndex(date, static d => !double.IsNaN(d));
        return first < 0 || last <= first ? double.NaN : (date[last] - date[first]) / (time[last] - time[first]);
    }
}
