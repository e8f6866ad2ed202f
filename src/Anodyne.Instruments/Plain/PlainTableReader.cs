using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A plain table of text whose headers say quantity and unit, from any program: comma, semicolon, tab or blanks between cells, decimal point or comma. A leading
/// column "key" distinguishes the spectra of a series.
/// </summary>
public sealed class PlainTableReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "plain table";

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
        if (Header(file) is not var (headers, firstRow, shape))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing");
        }

        var warnings = new List<string>();
        var table = TextTable.Read(file, firstRow, headers, shape);
        if (table.CutBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: the last line ({table.CutBytes} bytes) is incomplete and was left out."));
        }

        var columns = Columns(table);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Technique = Technique(columns) });
    }

    internal static string Technique(ColumnSet columns) => columns.Has(Bdf.Frequency) ? "EIS" : columns.Has(Bdf.TestTime) ? "time series" : "current against potential";

    internal static ColumnSet Columns(TextTable table)
    {
        var columns = new ColumnSet();
        for (var column = 0; column < table.Headers.Length; column++)
        {
            var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
            var meaning = PlainHeaders.Find(header);
            if (table.IsText(column))
            {
                columns.Add(new TextColumn(header, table.Text(column).Codes, table.Text(column).Words, header));
            }
            else if (meaning is { Term: null })
            {
                var factor = meaning.Factor;
                columns.Keep(new DoubleColumn(meaning.Name, meaning.Unit, Array.ConvertAll(table.Numbers(column), value => value * factor), header));
            }
            else
            {
                columns.Add(header, table.Numbers(column), meaning?.Term, meaning?.Factor ?? 1);
            }
        }

        Impedance.ImpedanceColumns.Complete(columns);
        return columns;
    }

    private static (string[] Headers, int FirstRow, TableShape Shape)? Header(FileContent file)
    {
        var begin = file.Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        ReadOnlySpan<byte> head = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 8192));
        var lines = new ByteLines(head, begin);
        while (lines.MoveNext())
        {
            if (lines.Line.Trim(" \t,"u8).IsEmpty)
            {
                continue;
            }

            var headerLine = Encoding.UTF8.GetString(lines.Line);
            var firstRow = lines.Next;
            if (headerLine.Length > 4000)
            {
                return null;
            }

            do
            {
                if (!lines.MoveNext())
                {
                    return null;
                }
            }
            while (lines.Line.IsEmpty);

            var shape = CsvShape.Of(headerLine, Encoding.UTF8.GetString(lines.Line));
            var headers = CyclerTable.Cells(Encoding.UTF8.GetBytes(headerLine), shape);
            var row = CyclerTable.Cells(lines.Line, shape);
            var isNumber = row.Length > 0 && Array.Exists(row, cell => NumberText.TryRead(Encoding.UTF8.GetBytes(cell), shape.DecimalMark, out _));
            return isNumber && PlainHeaders.IsTable(headers) ? (headers, firstRow, shape) : null;
        }

        return null;
    }
}
