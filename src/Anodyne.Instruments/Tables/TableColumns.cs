using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>Turns the columns of a text table into those of a record by the vendor's header rules.</summary>
internal static class TableColumns
{
    private static readonly DateTime ExcelEpoch = new(1899, 12, 30);

    // What a row is worth nothing without.
    private static readonly BdfTerm[] Essential = [Bdf.TestTime, Bdf.Voltage, Bdf.Current, Bdf.Frequency, Bdf.RealImpedance, Bdf.ImaginaryImpedance];

    /// <summary>Reads the rows that begin at an offset and collects the columns.</summary>
    public static (TextTable Table, ColumnSet Columns) Read(FileContent file, int start, string[] headers, TableShape shape, HeaderRules rules,
        List<string> warnings)
    {
        HeaderMatch?[] matches = [.. headers.Select(rules.Find)];
        var parsers = new Dictionary<int, CellParser>();
        for (var column = 0; column < headers.Length; column++)
        {
            if (matches[column]?.Rule.Kind == CellKind.Duration)
            {
                parsers.Add(column, DurationOrNumber(shape.DecimalMark, matches[column]!.Factor));
                matches[column] = matches[column]! with { Factor = 1 };
            }
            else if (matches[column]?.Rule.Kind == CellKind.Date)
            {
                parsers.Add(column, DateOrNumber(rules.Dates));
            }
        }

        var table = TextTable.Read(file, start, headers, shape with { Parsers = parsers });
        table.LeaveOutWords(Enumerable.Range(0, headers.Length).Where(column => matches[column]?.Term is { } term && Array.IndexOf(Essential, term) >= 0));
        var columns = new ColumnSet();
        var empty = new List<string>();
        for (var column = 0; column < headers.Length; column++)
        {
            if (!table.IsPresent(column))
            {
                empty.Add(headers[column]);
                continue;
            }

            // A separator at the end of the header makes no column.
            if (headers[column].Length > 0 || table.IsText(column) || Array.Exists(table.Numbers(column), static value => !double.IsNaN(value)))
            {
                Add(table, column, matches[column], columns, warnings);
            }
        }

        if (empty.Exists(static header => header.Length > 0))
        {
            warnings.Add($"No line has a cell for '{string.Join("', '", empty.Where(static header => header.Length > 0))}'.");
        }

        table.Tell(warnings);
        return (table, columns);
    }

    private static void Add(TextTable table, int column, HeaderMatch? match, ColumnSet columns, List<string> warnings)
    {
        var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
        if (match is { Rule.Kind: CellKind.Words } || table.IsText(column))
        {
            var text = table.Text(column);
            columns.Add(new TextColumn(header, text.Codes, text.Words, header), match is { Rule.Kind: CellKind.Words } || match?.Term?.Unit.Length == 0
                ? match.Term : null);
            if (match is { Term: not null, Rule.Kind: not CellKind.Words } && match.Term.Unit.Length > 0)
            {
                warnings.Add($"The column '{header}' should hold numbers and holds words; it was kept as words.");
            }

            return;
        }

        columns.Add(header, table.Numbers(column), match);
        if (match is { Warning.Length: > 0 })
        {
            warnings.Add(match.Warning);
        }
    }

    // A number is in the unit of the header; a duration in words says its own units.
    private static CellParser DurationOrNumber(byte mark, double factor) => cell =>
        NumberText.TryRead(cell, mark, out var number) ? number * factor : DateText.Duration(cell);

    private static CellParser DateOrNumber(DateOrder order) => cell =>
    {
        if (!NumberText.TryRead(cell, (byte)'.', out var number))
        {
            return DateText.Unix(cell, order);
        }

        return number is > 20000 and < 80000 ? (number * 86400) - (DateTime.UnixEpoch - ExcelEpoch).TotalSeconds : number;
    };
}
