using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>
/// A test that was stopped and started again begins its time anew: the later part goes on where the clock says, or else where the part before ended.
/// </summary>
internal static class Restarts
{
    public static void Join(ColumnSet columns, List<string> warnings)
    {
        if (columns.Values(Bdf.TestTime) is not { } time)
        {
            return;
        }

        var clock = columns.Values(Bdf.UnixTime);
        double offset = 0;
        var before = double.NaN;
        for (var row = 0; row < time.Length; row++)
        {
            if (row > 0 && time[row] < before)
            {
                var gap = clock is not null && clock[row] >= clock[row - 1] ? clock[row] - clock[row - 1] : 0;
                offset = time[row - 1] + gap - time[row];
                warnings.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"The test time begins anew in row {row + 1}; it goes on "
                        + $"{(gap > 0 ? FormattableString.Invariant($"{gap:0.###} s later, as the clock says") : "where the rows before ended")}."));
            }

            before = time[row];
            time[row] += offset;
        }
    }
}
