using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Exchange;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// Comma-separated text with Origin's three header rows, as <see cref="OriginCsv"/> writes it: long names, units, comments (the vendor's headers), then the rows. Recognized by the second row, which
/// holds units, more than half of them known, and empty cells, and by a third one of words.
/// </summary>
public sealed class OriginTableReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Origin csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Header(file) is not null;
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Header(file) is not var (names, units, comments, firstRow))
        {
            throw Refusal.Broken(file, 0, "The three header rows are missing");
        }

        var warnings = new List<string>();
        var table = TextTable.Read(file, firstRow, names, CsvShape.Comma);
        if (table.CutBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: the last line ({table.CutBytes} bytes) is incomplete and was left out."));
        }

        var columns = new ColumnSet();
        for (var column = 0; column < names.Length; column++)
        {
            var name = names[column];
            var unit = units[column];
            var vendor = comments[column].Length > 0 ? comments[column] : name;
            BdfTerm? term = Bdf.All.FirstOrDefault(term => term.Name == name && (term.Unit == unit || (term.Unit == "1" && unit.Length == 0)));
            if (table.IsText(column))
            {
                var text = table.Text(column);
                columns.Add(new TextColumn(name, text.Codes, text.Words, vendor), term);
            }
            else if (term is not null && !columns.Has(term))
            {
                columns.Add(vendor, table.Numbers(column), term);
            }
            else
            {
                columns.Keep(new DoubleColumn(Unused(columns, name, unit), unit, table.Numbers(column), vendor));
            }
        }

        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Technique = PlainTableReader.Technique(columns) });
    }

    private static string Unused(ColumnSet columns, string name, string unit)
    {
        var free = name;
        for (var number = 2; columns.Columns.Any(column => string.Equals(column.Name, free, StringComparison.OrdinalIgnoreCase) && column.Unit == unit); number++)
        {
            free = FormattableString.Invariant($"{name} ({number})");
        }

        return free;
    }

    private static (string[] Names, string[] Units, string[] Comments, int FirstRow)? Header(FileContent file)
    {
        ReadOnlySpan<byte> head = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 1 << 16));
        var lines = new ByteLines(head, head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0);
        var rows = new List<string[]>();
        while (rows.Count < 3 && lines.MoveNext() && lines.IsEnded)
        {
            rows.Add(Cells(lines.Line));
        }

        return rows.Count == 3 && rows[0].Length >= 2 && rows.TrueForAll(row => row.Length == rows[0].Length)
            && Array.TrueForAll(rows[0], static name => name.Length > 0)
            && rows[1].Count(static unit => UnitFactors.IsKnown(unit)) * 2 > rows[1].Count(static unit => unit.Length > 0)
            && Array.TrueForAll(rows[1], static unit => unit.Length <= 12)
            && !Array.Exists(rows[2], static cell => NumberText.TryRead(Encoding.UTF8.GetBytes(cell), (byte)'.', out _))
            ? (rows[0], rows[1], rows[2], lines.Next)
            : null;
    }

    private static string[] Cells(ReadOnlySpan<byte> line)
    {
        var cells = new List<string>();
        var cut = new Cells(line, CsvShape.Comma);
        while (cut.MoveNext())
        {
            cells.Add(Encoding.UTF8.GetString(cut.Cell).Trim());
        }

        return [.. cells];
    }
}
