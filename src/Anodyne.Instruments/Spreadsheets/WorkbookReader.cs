using System.Globalization;
using System.Text;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using ExcelDataReader;

namespace Anodyne.Instruments.Spreadsheets;

/// <summary>
/// Excel workbooks (.xlsx, .xls): each sheet that a reader of tables recognizes becomes a record; a sheet of one row of names and one of values gives settings;
/// the others are named in a warning. A sheet is first written as tab-separated text (numbers with all digits, dates as year-month-day), so that workbooks and
/// text exports go the same way.
/// </summary>
internal sealed class WorkbookReader() : FormatReader("workbook", FormatMark.Signature, ".xlsx", ".xls")
{
    private const int RowsAToken = 1024;
    private const long MostPlaces = 50_000_000;
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public override string CheckedAgainst => "pandas; one control spectrum";

    public override bool Recognizes(FileContent file)
        => file.Bytes.AsSpan().StartsWith(Ole) || Archive.Mentions(file, "xl/workbook.xml"u8) || Archive.CutMentions(file, "xl/worksheets/"u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var kind = file.Bytes.AsSpan().StartsWith(Ole) ? "xls" : "xlsx";
        var warnings = new List<string>();
        var whole = kind == "xls" ? file : Whole(file, warnings);
        var records = new List<Record>();
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var settings = new Dictionary<string, string>();
        foreach ((var name, var text) in Sheets(file, whole))
        {
            var sheet = file.As(text);
            if (FormatRegistry.Readers.OfType<TableReader>().FirstOrDefault(reader => reader.Recognizes(sheet)) is { } table)
            {
                var inner = table.Read(sheet);
                kinds.Add($"{table.Maker} {kind}");
                warnings.AddRange(inner.Warnings);
                records.AddRange(inner.Records.Select(record => record.WithProvenance(record.Provenance with
                {
                    Format = $"{table.Maker} {kind}",
                    FormatVersion = kind,
                    Settings = new Dictionary<string, string>(record.Provenance.Settings) { ["Sheet"] = name },
                })));
            }
            else if (sheet.Opening is not [{ Cells: { Length: > 1 } names }, { Cells: var values }] || double.TryParse(values[0], out _)
                || !TryAdd(settings, names, values))
            {
                warnings.Add($"The sheet '{name}' holds no table of a known kind.");
            }
        }

        if (records.Count == 0)
        {
            throw new InputException(
                "No sheet of the workbook holds a table of a known kind",
                file.Name,
                string.Join(" ", warnings),
                "a sheet with the headers of a tester that is read as text, or headers that carry units");
        }

        return new InstrumentFile
        {
            Path = file.Name,
            Format = string.Join(", ", kinds),
            Version = kind,
            Records = [.. records.Select(record => WithSettings(record, settings))],
            Settings = settings,
            Warnings = warnings,
        };
    }

    private static FileContent Whole(FileContent file, List<string> warnings)
    {
        var archive = new Archive(file);
        if (archive.IsCut)
        {
            warnings.Add($"{archive.Loss} The complete rows were read.");
            return file.Entry(file.Name, CutWorkbook.Mend(file, archive));
        }

        foreach (var part in archive.Names.Where(static name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            // Unpacking checks the length of every part, so that the library below meets no archive bomb; it writes out the empty cells between far ones.
            file.Cancellation.ThrowIfCancellationRequested();
            if (archive.Read(part) is var content && part.StartsWith("xl/worksheets/", StringComparison.Ordinal) && SheetExtent.Of(content.Bytes) is var extent
                && extent.IsSparse)
            {
                throw Refusal.Broken(
                    file,
                    0,
                    $"The sheet '{part}' has cells far from each other",
                    FormattableString.Invariant($"{extent.Cells} cells in {extent.Rows} rows of {extent.Columns} columns"),
                    "a table",
                    "Delete the cells outside of the table and save the workbook again.");
            }
        }

        return file;
    }

    private static bool TryAdd(Dictionary<string, string> settings, string[] names, string[] values)
    {
        foreach (var (name, value) in names.Zip(values).Where(static pair => pair.First.Length > 0 && pair.Second.Length > 0))
        {
            settings.TryAdd(name, value);
        }

        return true;
    }

    // LANHE states the mass of the active material beside the table.
    private static Record WithSettings(Record record, Dictionary<string, string> settings)
    {
        if (settings.Count == 0)
        {
            return record;
        }

        var all = new Dictionary<string, string>(settings);
        foreach (var (name, value) in record.Provenance.Settings)
        {
            all[name] = value;
        }

        record = record.WithProvenance(record.Provenance with { Settings = all });
        return settings.TryGetValue("Active material", out var text) && UnitText.TryParseToSi(text, Dimension.Mass, out var mass) && mass > 0
            ? record.WithCell(record.Cell with { ActiveMass = mass })
            : record;
    }

    private static List<(string Name, byte[] Text)> Sheets(FileContent file, FileContent whole)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sheets = new List<(string, byte[])>();
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(whole.Bytes, writable: false));
            do
            {
                if ((long)reader.RowCount * reader.FieldCount > MostPlaces)
                {
                    throw Refusal.Broken(
                        file, 0, $"The sheet '{reader.Name}' is too large",
                            FormattableString.Invariant($"{reader.RowCount} rows of {reader.FieldCount} columns"), "50 million cells");
                }

                sheets.Add((reader.Name, Sheet(file, reader)));
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is not (AnodyneException or OperationCanceledException or OutOfMemoryException))
        {
            // The library throws whatever its parser meets in a damaged workbook.
            throw Refusal.Broken(file, 0, "The workbook is damaged", $"{e.GetType().Name}: {e.Message}", "",
                "Open it in a spreadsheet program and save it again.");
        }

        return sheets;
    }

    private static byte[] Sheet(FileContent file, IExcelDataReader reader)
    {
        var text = new StringBuilder();
        for (var row = 0; reader.Read(); row++)
        {
            if (row % RowsAToken == 0)
            {
                file.Cancellation.ThrowIfCancellationRequested();
            }

            var waiting = 0;
            for (var column = 0; column < reader.FieldCount; column++, waiting++)
            {
                if (Cell(reader.GetValue(column)) is { Length: > 0 } cell)
                {
                    text.Append('\t', waiting).Append(cell);
                    waiting = 0;
                }
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
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
