using System.Globalization;
using System.Text;
using Anodyne.Instruments.Arbin;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Neware.Export;
using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Quantities;
using Anodyne.Records;
using ExcelDataReader;

namespace Anodyne.Instruments.Spreadsheets;

/// <summary>
/// Excel workbooks (.xlsx): each sheet whose header is Arbin's, Neware's or a plain one becomes a record; the others are named in a warning. A sheet is first written
/// as tab-separated text (numbers with all digits, dates as year-month-day), so that workbooks and text exports go the same way.
/// </summary>
public sealed class WorkbookReader : IFormatReader
{
    private const int MostHeaderRows = 40;

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <inheritdoc/>
    public string Format => "workbook";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Archive.Mentions(file, "xl/workbook.xml"u8) || Archive.CutMentions(file, "xl/worksheets/"u8);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var archive = new Archive(file);
        var whole = archive.IsCut ? new FileContent(file.Name, CutWorkbook.Mend(file, archive)) : file;
        foreach (var part in archive.IsCut ? [] : archive.Names.Where(static name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            // Unpacking checks the length of every part, so that the library below meets no archive bomb.
            _ = archive.Read(part);
        }

        var records = new List<Record>();
        var warnings = new List<string>();
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        if (archive.IsCut)
        {
            warnings.Add($"{archive.Loss} The complete rows were read.");
        }

        foreach ((var name, var text) in Sheets(whole))
        {
            if (ReadSheet(new FileContent(file.Name, text), name, warnings, out var kind) is { } record)
            {
                records.Add(record);
                kinds.Add(kind);
            }
            else
            {
                warnings.Add($"The sheet '{name}' holds no table of a known kind.");
            }
        }

        if (records.Count == 0)
        {
            throw new InputException(
                "No sheet of the workbook holds a table of a known kind", file.Name, string.Join(" ", warnings), "a sheet with Arbin's or Neware's headers, or headers that carry units");
        }

        return new InstrumentFile { Path = file.Name, Format = string.Join(", ", kinds), Version = "xlsx", Records = records, Warnings = warnings };
    }

    private static Record? ReadSheet(FileContent sheet, string name, List<string> warnings, out string kind)
    {
        kind = "";
        var shape = CsvShape.Tab with { Encoding = Encoding.UTF8 };
        static bool IsArbin(string[] cells) => ArbinHeaders.IsHeader(cells);
        if (CyclerTable.FindHeader(sheet, shape, static cells => IsArbin(cells) || NewareHeaders.IsHeader(cells) || PlainHeaders.IsTable(cells), MostHeaderRows) is not var (headers, firstRow, _))
        {
            return null;
        }

        ColumnSet columns;
        var technique = "cycling";
        if (IsArbin(headers) || NewareHeaders.IsHeader(headers))
        {
            kind = IsArbin(headers) ? "Arbin xlsx" : "Neware xlsx";
            (_, columns) = CyclerTable.Read(sheet, firstRow, headers, shape, IsArbin(headers) ? ArbinHeaders.Rules : NewareHeaders.Rules, warnings);
        }
        else
        {
            kind = "plain xlsx";
            columns = PlainTableReader.Columns(TextTable.Read(sheet, firstRow, headers, shape));
            technique = PlainTableReader.Technique(columns);
        }

        return columns.ToRecord(
            new Provenance { File = sheet.Name, Format = kind, FormatVersion = "xlsx", Technique = technique, Settings = new Dictionary<string, string> { ["Sheet"] = name } }, warnings);
    }

    private static List<(string Name, byte[] Text)> Sheets(FileContent file)
    {
        var sheets = new List<(string, byte[])>();
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file.Bytes, writable: false));
            do
            {
                var text = new StringBuilder();
                while (reader.Read())
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        text.Append(column == 0 ? "" : "\t").Append(Cell(reader.GetValue(column)));
                    }

                    text.Append('\n');
                }

                sheets.Add((reader.Name, Encoding.UTF8.GetBytes(text.ToString())));
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is not (AnodyneException or OutOfMemoryException))
        {
            // The library throws whatever its parser meets in a damaged workbook.
            throw Refusal.Broken(file, 0, "The workbook is damaged", $"{e.GetType().Name}: {e.Message}", "", "Open it in a spreadsheet program and save it again.");
        }

        return sheets;
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' '),
    };
}
