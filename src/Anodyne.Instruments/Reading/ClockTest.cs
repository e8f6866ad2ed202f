using System.Globalization;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Reading;

/// <summary>
/// Holds the test time against the clock of the same rows: a header may say seconds over milliseconds. The median ratio of the intervals decides; nothing is
/// turned in silence.
/// </summary>
internal static class ClockTest
{
    private const int LeastIntervals = 10;
    private const double LeastSeconds = 0.5;
    private const double Near = 0.05;

    private static readonly (double Ratio, string Unit)[] Units = [(1e3, "ms"), (1e6, "us"), (1.0 / 60, "min"), (1.0 / 3600, "h")];

    /// <summary>What a person should know; null if the two agree, or tell nothing.</summary>
    public static string? Of(Record record)
    {
        if (record.Find(Bdf.TestTime) is not DoubleColumn { Values: var time } || record.Find(Bdf.UnixTime) is not DoubleColumn { Values: var clock })
        {
            return null;
        }

        var ratios = new List<double>();
        for (var row = 1; row < time.Length; row++)
        {
            var (test, byClock) = (time[row] - time[row - 1], clock[row] - clock[row - 1]);
            if (test > 0 && byClock > LeastSeconds)
            {
                ratios.Add(test / byClock);
            }
        }

        if (ratios.Count < LeastIntervals)
        {
            return null;
        }

        ratios.Sort();
        var median = ratios[ratios.Count / 2];
        foreach (var (ratio, unit) in Units)
        {
            if (Math.Abs((median / ratio) - 1) < Near)
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"An interval is {ratio:G4} times as long by the test time as by the clock: its unit is likely {unit}. "
                        + $"Read the file with a mapping that says so.");
            }
        }

        return null;
    }
}
