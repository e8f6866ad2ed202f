using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Tables;

/// <summary>Reads a table of a cycler's text export by the vendor's header rules.</summary>
internal static class CyclerTable
{
    private static readonly DateTime ExcelEpoch = new(1899, 12, 30);

    /// <summary>Reads the rows that begin at an offset and collects the columns.</summary>
    public static (TextTable Table, ColumnSet Columns) Read(FileContent file, int start, string[] headers, TableShape shape, HeaderRules rules, List<string> warnings)
    {
        var parsers = new Dictionary<int, CellParser>();
        for (var column = 0; column < headers.Length; column++)
        {
            switch (rules.Find(headers[column])?.Rule.Kind)
            {
                case CellKind.Duration:
                    var mark = shape.DecimalMark;
                    parsers.Add(column, cell => DurationOrNumber(cell, mark));
                    break;
                case CellKind.Date:
                    parsers.Add(column, DateOrNumber(rules.Dates));
                    break;
            }
        }

        var table = TextTable.Read(file, start, headers, shape with { Parsers = parsers });
        if (table.CutBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: the last line ({table.CutBytes} bytes) is incomplete and was left out."));
        }

        if (table.ShortRows > 0)
        {
            warnings.Add(FormattableString.Invariant($"{table.ShortRows} lines have fewer cells than the header; the missing ones are empty."));
        }

        var columns = new ColumnSet();
        for (var column = 0; column < headers.Length; column++)
        {
            AddColumn(table, column, columns, rules);
        }

        return (table, columns);
    }

    /// <summary>The cells of a line as trimmed text.</summary>
    public static string[] Cells(ReadOnlySpan<byte> line, TableShape shape)
    {
        var list = new List<string>();
        var cells = new Cells(line, shape);
        while (cells.MoveNext())
        {
            list.Add(shape.Encoding.GetString(cells.Cell).Trim().TrimStart('\u00ef', '\u00bb', '\u00bf', '\ufeff'));
        }

        while (list.Count > 1 && list[^1].Length == 0)
        {
            list.RemoveAt(list.Count - 1);
        }

        return [.. list];
    }

    private static void AddColumn(TextTable table, int column, ColumnSet columns, HeaderRules rules)
    {
        var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
        var found = rules.Find(header);
        if (found is { Rule.Kind: CellKind.Words })
        {
            columns.Add(new TextColumn(header, table.Text(column).Codes, table.Text(column).Words, header), found.Value.Rule.Term);
        }
        else if (table.IsText(column))
        {
            columns.Add(new TextColumn(header, table.Text(column).Codes, table.Text(column).Words, header));
        }
        else
        {
            columns.Add(header, table.Numbers(column), found?.Rule.Term, found?.Factor ?? 1);
        }
    }

    private static double DurationOrNumber(ReadOnlySpan<byte> cell, byte mark)
        => NumberText.TryRead(cell, mark, out var number) ? number : DateText.Duration(cell);

    // Dates repeat within a second or a minute; the last text is kept so that it is read once.
    private static CellParser DateOrNumber(DateOrder order) => cell =>
    {
        if (!NumberText.TryRead(cell, (byte)'.', out var number))
        {
            return DateText.Unix(cell, order);
        }

        return number is > 20000 and < 80000 ? (number * 86400) - (DateTime.UnixEpoch - ExcelEpoch).TotalSeconds : number;
    };

    /// <summary>Reads the lines up to the one whose first cells are the given words; null if there is none in the first 400 lines.</summary>
    public static (string[] Headers, int FirstRow, List<string> Preamble)? FindHeader(FileContent file, TableShape shape, Func<string[], bool> isHeader, int mostLines = 400)
    {
        var preamble = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        for (var number = 0; number < mostLines && lines.MoveNext(); number++)
        {
            var cells = Cells(lines.Line, shape);
            if (isHeader(cells))
            {
                return (cells, lines.Next, preamble);
            }

            preamble.Add(Encoding.Latin1.GetString(lines.Line[..Math.Min(lines.Line.Length, 2000)]).TrimEnd());
        }

        return null;
    }

    /// <summary>Lines "Key: value" or "Key,value" of a preamble.</summary>
    public static Dictionary<string, string> Settings(IEnumerable<string> preamble, char divider)
    {
        var settings = new Dictionary<string, string>();
        foreach (var line in preamble)
        {
            var at = line.IndexOf(divider, StringComparison.Ordinal);
            if (at > 0 && line[(at + 1)..].Trim(',', ' ', '\t').Length > 0)
            {
                settings.TryAdd(line[..at].Trim(' ', '~', ':'), line[(at + 1)..].Trim(',', ' ', '\t'));
            }
        }

        return settings;
    }
}
