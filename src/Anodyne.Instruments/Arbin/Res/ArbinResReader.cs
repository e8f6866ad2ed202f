using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Arbin.Res;

/// <summary>
/// Arbin's result file (.res): an Access database. Channel_Normal_Table holds the records (one record a test), Auxiliary_Table the auxiliary channels,
/// Global_Table the test.
/// </summary>
internal sealed class ArbinResReader() : FormatReader("Arbin res", FormatMark.Signature, ".res")
{
    private static readonly double ExcelToUnix = (DateTime.UnixEpoch - new DateTime(1899, 12, 30)).TotalSeconds;

    public override string CheckedAgainst => "mdbtools, every column; Global_Table";

    public override string NotSupported => "Jet 3 and newer Access (accdb) are refused; memo columns";

    public override bool Recognizes(FileContent file) => file.Bytes.Length > 24 && file.Bytes.AsSpan(4).StartsWith("Standard Jet DB"u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var database = new JetDatabase(file);
        var warnings = new List<string>();
        if (database.Find("Channel_Normal_Table") is not { } table)
        {
            throw Refusal.Broken(file, 0, "The database has no table Channel_Normal_Table", string.Join(", ", database.Tables.Take(12)),
                "a result file of Arbin's MITS Pro");
        }

        if (file.Bytes.Length % JetDatabase.PageLength != 0)
        {
            warnings.Add(FormattableString.Invariant(
                $"The file is cut: its last page lacks {JetDatabase.PageLength - (file.Bytes.Length % JetDatabase.PageLength)} bytes."));
        }

        var values = ReadColumns(table, out var rows);
        if (rows < table.RowCount)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {table.RowCount} rows are announced, {rows} were found."));
        }

        var testColumn = IndexOf(table, "Test_ID");
        double[] tests = testColumn < 0 ? [double.NaN] : [.. values[testColumn].Take(rows).Distinct()];
        List<Record> records = [.. tests.Select(test => MakeRecord(file, database, table, values, rows, testColumn, test, warnings))];
        return new InstrumentFile { Path = file.Name, Format = Format, Version = "Jet 4", Records = records, Warnings = warnings };
    }

    private static double[][] ReadColumns(JetTable table, out int rows)
    {
        var capacity = 256;
        var values = new double[table.Columns.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new double[capacity];
        }

        rows = 0;
        foreach (var row in table.Rows())
        {
            if (rows == capacity)
            {
                capacity *= 2;
                for (var i = 0; i < values.Length; i++)
                {
                    Array.Resize(ref values[i], capacity);
                }
            }

            for (var i = 0; i < values.Length; i++)
            {
                values[i][rows] = row.Number(table.Columns[i]);
            }

            rows++;
        }

        return values;
    }

    private Record MakeRecord(FileContent file, JetDatabase database, JetTable table, double[][] values, int rows, int testColumn, double test,
        List<string> warnings)
    {
        var order = Order(table, values, rows, testColumn, test);
        var columns = new ColumnSet();
        for (var i = 0; i < values.Length; i++)
        {
            var source = values[i];
            var column = Array.ConvertAll(order, row => source[row]);
            var name = table.Columns[i].Name;
            if (name.Equals("DateTime", StringComparison.OrdinalIgnoreCase))
            {
                columns.Add(name, Array.ConvertAll(column, static days => (days * 86400) - ExcelToUnix), Bdf.UnixTime);
                continue;
            }

            columns.Add(name, column, ArbinHeaders.Rules.Find(name));
        }

        ArbinAuxiliary.Add(database, columns, test);
        var settings = Global(database, test);
        var date = columns.Find(Bdf.UnixTime);
        return columns.ToRecord(
            new Provenance
            {
                File = file.Name,
                Bytes = file.Bytes.Length,
                Format = Format,
                FormatVersion = "Jet 4",
                Instrument = $"Arbin channel {settings.GetValueOrDefault("Channel_Index", "?")}",
                Technique = settings.GetValueOrDefault("Schedule_File_Name", "cycling"),
                Start = date is { Count: > 0 } && date[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(date[0], 3)) : null,
                Settings = settings,
            },
            warnings).WithCell(new CellDescription { Name = settings.GetValueOrDefault("Item_ID", "") });
    }

    // The rows of one test, in the order of their data points where the pages are not.
    private static int[] Order(JetTable table, double[][] values, int rows, int testColumn, double test)
    {
        int[] order = [.. Enumerable.Range(0, rows).Where(row => testColumn < 0 || values[testColumn][row].Equals(test))];
        var point = IndexOf(table, "Data_Point");
        for (var i = 1; point >= 0 && i < order.Length; i++)
        {
            if (values[point][order[i]] < values[point][order[i - 1]])
            {
                var points = Array.ConvertAll(order, row => values[point][row]);
                Array.Sort(points, order);
                break;
            }
        }

        return order;
    }

    private static Dictionary<string, string> Global(JetDatabase database, double test)
    {
        var settings = new Dictionary<string, string>();
        if (database.Find("Global_Table") is not { } table)
        {
            return settings;
        }

        var id = table.Find("Test_ID");
        foreach (var row in table.Rows())
        {
            if (id is not null && !double.IsNaN(test) && row.Number(id) != test)
            {
                continue;
            }

            foreach (var column in table.Columns)
            {
                var number = column.IsFixed ? row.Number(column) : double.NaN;
                var text = double.IsNaN(number) ? (column.Type == 10 ? row.Text(column) : "")
                    : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                if (text.Length > 0)
                {
                    settings.TryAdd(column.Name, text);
                }
            }

            break;
        }

        return settings;
    }

    private static int IndexOf(JetTable table, string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
