using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Rows;

/// <summary>
/// The one rule for dirty rows. A row is left out where a column that is needed has no finite number (NaN, empty, a word, infinite), where it repeats the row
/// before and its time, and where it is zero throughout although time had passed. Each kind is counted and named; one bad row never costs a column, a spectrum
/// or a record.
/// </summary>
public static class DirtyRows
{
    /// <summary>Share of finite numbers from which on a column that is not indispensable is judged: one that is emptier was not meant to be filled.</summary>
    public const double LeastFilled = 0.7;

    /// <summary>A record without its dirty rows; the same record where it has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="required">Columns that must hold a number in every row; the first one is the time where there is one.</param>
    /// <param name="expected">Columns that are judged if at least <see cref="LeastFilled"/> of their rows, or all but two, hold a number; one that only ends
    /// earlier than the others is not.</param>
    public static Record LeaveOut(Record record, IReadOnlyList<Column> required, params IReadOnlyList<Column> expected) =>
        LeaveOut(record, required, expected, null);

    /// <summary>As above; the rows are named by their lines in a file.</summary>
    /// <param name="record">The record.</param>
    /// <param name="required">Columns that must hold a number in every row.</param>
    /// <param name="expected">Columns that are judged if they are filled.</param>
    /// <param name="lines">Number of the line of each row; null: rows are counted from 1.</param>
    public static Record LeaveOut(Record record, IReadOnlyList<Column> required, IReadOnlyList<Column> expected, IReadOnlyList<int>? lines)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(required);
        var judged = (Columns: required.Concat(expected.Where(IsFilled)).ToArray(), Values: Array.Empty<double[]>());
        judged.Values = Array.ConvertAll(judged.Columns, static column => column.ToDoubles());
        var good = new List<int>(record.Rows);
        var bad = new Dictionary<string, List<int>>();
        for (var row = 0; row < record.Rows; row++)
        {
            var kind = Judge(judged.Columns, judged.Values, row, good.Count > 0 ? good[^1] : -1);
            if (kind is null)
            {
                good.Add(row);
                continue;
            }

            if (!bad.TryGetValue(kind, out var rows))
            {
                bad.Add(kind, rows = []);
            }

            rows.Add(lines?[row] ?? row + 1);
        }

        return bad.Count == 0 ? record : record.WithRows([.. good], [.. bad.Select(kind => LeftOut.At(kind.Key, lines is null ? "row" : "line", kind.Value))]);
    }

    private static string? Judge(Column[] columns, double[][] values, int row, int before)
    {
        var isTimed = before >= 0 && columns.Length > 0 && columns[0].Label == Bdf.TestTime.Label;
        var (isZero, isRepeated) = (isTimed, isTimed);
        for (var k = 0; k < values.Length; k++)
        {
            var value = values[k][row];
            if (!double.IsFinite(value))
            {
                return $"row without a number in {columns[k].Name}";
            }

            isZero &= value == 0;
            isRepeated = isRepeated && value == values[k][before];
        }

        return isRepeated ? "row that repeats the row before" : isZero && values[0][before] > 0 ? "row of zeros" : null;
    }

    private static bool IsFilled(Column column)
    {
        var values = column.ToDoubles();
        var holes = values.Count(static value => !double.IsFinite(value));
        var isShorter = holes > 0 && Array.FindLastIndex(values, double.IsFinite) == column.Count - holes - 1;
        return !isShorter && holes <= Math.Max(2, (1 - LeastFilled) * column.Count) && holes < column.Count;
    }
}
