using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Exchange;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// Comma-separated text with Origin's three header rows, as <see cref="OriginCsv"/> writes it: long names, units, comments (the vendor's headers), then the
/// rows. Recognized by the second row, which holds units, more than half of them known, and empty cells, and by a third one of words.
/// </summary>
internal sealed class OriginTableReader() : FormatReader("Origin csv", FormatMark.Headers, ".csv")
{
    public override string CheckedAgainst => "written and read back bit for bit";

    public override bool Recognizes(FileContent file) => file.Text is { } text && Header(text) is not null;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        if (Header(file) is not var (names, units, comments, firstRow))
        {
            throw Refusal.Broken(file, 0, "The three header rows are missing");
        }

        var warnings = new List<string>();
        var table = TextTable.Read(file, firstRow, names, CsvShape.Comma);
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
                columns.Add(vendor, table.Numbers(column), name, unit);
            }
        }

        table.Tell(warnings);
        return TableFile.ToFile(file, Format, "", columns, warnings, new Provenance { Technique = PlainTableReader.Technique(columns) });
    }

    private static (string[] Names, string[] Units, string[] Comments, int FirstRow)? Header(FileContent file)
    {
        if (file.Opening is not [var first, var second, var third, ..] || third.Next == file.Bytes.Length && file.Bytes[^1] is not ((byte)'\n' or (byte)'\r'))
        {
            return null;
        }

        string[][] rows = [Cells(first.Line), Cells(second.Line), Cells(third.Line)];
        return rows[0].Length >= 2 && Array.TrueForAll(rows, row => row.Length == rows[0].Length)
            && Array.TrueForAll(rows[0], static name => name.Length > 0)
            && Array.TrueForAll(rows[1], static unit => unit.Length <= 12)
            && rows[1].Count(static unit => unit.Length > 0 && Unit.Find(unit) is not null) * 2 > rows[1].Count(static unit => unit.Length > 0)
            && !Array.Exists(rows[2], static cell => NumberText.TryRead(Encoding.UTF8.GetBytes(cell), (byte)'.', out _))
            ? (rows[0], rows[1], rows[2], third.Next)
            : null;
    }

    // With the empty cells at the end: every row has as many.
    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cut = new Cells(Encoding.UTF8.GetBytes(line), CsvShape.Comma);
        while (cut.MoveNext())
        {
            cells.Add(Encoding.UTF8.GetString(cut.Cell).Trim());
        }

        return [.. cells];
    }
}
