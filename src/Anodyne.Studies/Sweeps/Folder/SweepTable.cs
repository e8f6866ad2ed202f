using System.Globalization;
using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Sweeps.Folder;

/// <summary>A gathered row.</summary>
/// <param name="Hash">Hash of the case.</param>
/// <param name="IsDone">True if it was computed.</param>
/// <param name="Reason">Why it failed, or how it ended.</param>
/// <param name="Line">The whole line.</param>
internal sealed record SweepRow(string Hash, bool IsDone, string Reason, string Line);

/// <summary>
/// What is gathered of a sweep: a line a finished case with its parameters, whether it was done, and its quantities. Only cases that are not in the table yet
/// are opened.
/// </summary>
internal sealed class SweepTable
{
    private readonly SweepFolder _folder;
    private readonly string[] _cases;
    private readonly SweepRow?[] _rows;

    private SweepTable(SweepFolder folder, string[] cases, SweepRow?[] rows) => (_folder, _cases, _rows) = (folder, cases, rows);

    /// <summary>The rows by the number of their case less 1; null for a case without a result.</summary>
    public IReadOnlyList<SweepRow?> Rows => _rows;

    /// <summary>Cases in all.</summary>
    public int Cases => _cases.Length;

    /// <summary>Cases that were computed.</summary>
    public int Done => _rows.Count(row => row is { IsDone: true });

    /// <summary>Cases that failed.</summary>
    public int Failed => _rows.Count(row => row is { IsDone: false });

    /// <summary>Results that were opened now, because they were not in the table before.</summary>
    public int Opened { get; private set; }

    /// <summary>Heads of the columns.</summary>
    public string Header => string.Join(',', ["id", .. _folder.Head.Columns.Select(CsvLine.Field), "seed", "hash", "status", "reason", "seconds",
        .. _folder.Head.Quantities]);

    /// <summary>The table with every result that there is.</summary>
    public static SweepTable Of(SweepFolder folder)
    {
        var cases = folder.CaseLines();
        var table = new SweepTable(folder, cases, new SweepRow?[cases.Length]);
        table.TakeGathered();
        table.TakeNew();
        return table;
    }

    /// <summary>Writes the table, whole or not at all.</summary>
    /// <exception cref="InputException">Another file stands there.</exception>
    public string Write()
    {
        var path = _folder.In(SweepFolder.ResultsName);
        if (File.Exists(path) && File.ReadLines(path).FirstOrDefault() is { } head && !head.StartsWith("id,", StringComparison.Ordinal))
        {
            throw new InputException("a file that anodyne did not write stands where the results belong", path, "another file", "a free name",
                "Move the file away.");
        }

        using var file = DurableFile.Create(path);
        using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" })
        {
            writer.WriteLine(Header);
            foreach (var row in _rows)
            {
                if (row is not null)
                {
                    writer.WriteLine(row.Line);
                }
            }
        }

        file.Commit();
        return path;
    }

    /// <summary>Numbers of the cases that failed.</summary>
    public IEnumerable<int> FailedCases() => _rows.Index().Where(entry => entry.Item is { IsDone: false }).Select(entry => entry.Index + 1);

    /// <summary>Values of a quantity, by the number of the case less 1; not a number where there is none.</summary>
    /// <param name="name">Its head.</param>
    public double[] Values(string name)
    {
        // Quantities stand last: an axis may have the name of one.
        var column = CsvLine.Split(Header).LastIndexOf(name);
        if (column < 0)
        {
            throw new ArgumentException($"the table has no column {name}", nameof(name));
        }

        return [.. _rows.Select(row => row is { IsDone: true } && CsvLine.Split(row.Line) is var fields && column < fields.Count
            && double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN)];
    }

    private void TakeGathered()
    {
        var path = _folder.In(SweepFolder.ResultsName);
        if (!File.Exists(path))
        {
            return;
        }

        var header = true;
        foreach (var line in File.ReadLines(path))
        {
            if (header)
            {
                // Another plan had other columns: everything is read again.
                if (line != Header)
                {
                    return;
                }

                header = false;
                continue;
            }

            // A row is its case's line and more: a case that the plan has changed since does not fit.
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0 && int.TryParse(line.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= 1 && id <= _cases.Length
                && line.StartsWith(_cases[id - 1], StringComparison.Ordinal) && line.Length > _cases[id - 1].Length && line[_cases[id - 1].Length] == ',')
            {
                var rest = line.AsSpan(_cases[id - 1].Length + 1);
                var done = rest.StartsWith("done,", StringComparison.Ordinal);
                _rows[id - 1] = new SweepRow(HashOf(id), done, done ? "" : CsvLine.Split(rest.ToString())[1], line);
            }
        }
    }

    private void TakeNew()
    {
        var present = _folder.WithResult();
        for (var id = 1; id <= _cases.Length; id++)
        {
            if (!present.Contains(id))
            {
                _rows[id - 1] = null;
            }
            else if (_rows[id - 1] is null && _folder.Find(id, HashOf(id)) is { } result)
            {
                Opened++;
                _rows[id - 1] = new SweepRow(result.Hash, result.IsDone, result.Reason, Line(result));
            }
        }
    }

    private string Line(CaseResult result) => string.Join(',',
    [
        _cases[result.Id - 1], result.IsDone ? "done" : "failed", CsvLine.Field(result.Reason), Number(result.Seconds),
        .. _folder.Head.Quantities.Select(name => result.Values.TryGetValue(name, out var value) ? Number(value) : ""),
    ]);

    private string HashOf(int id) => _cases[id - 1][(_cases[id - 1].LastIndexOf(',') + 1)..];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
