using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>A table on its way from a file to a record: what a reader knows of it is filled in before and behind the reading of its rows.</summary>
/// <param name="file">The file.</param>
/// <param name="headers">The headers.</param>
/// <param name="firstRow">Offset of the first row.</param>
/// <param name="shape">How the rows are written.</param>
/// <param name="preamble">The lines before the header.</param>
/// <param name="warnings">What was said already.</param>
internal sealed class TableFile(FileContent file, string[] headers, int firstRow, TableShape shape, IReadOnlyList<string> preamble, List<string> warnings)
{
    private const int Examined = 20;

    public FileContent File { get; } = file;

    public string[] Headers { get; set; } = headers;

    public int FirstRow { get; set; } = firstRow;

    public TableShape Shape { get; set; } = shape;

    public IReadOnlyList<string> Preamble { get; } = preamble;

    public Dictionary<string, string> Settings { get; set; } = [];

    public List<string> Warnings { get; } = warnings;

    public ColumnSet Columns { get; set; } = new();

    public int Rows { get; private set; }

    public Provenance About { get; set; } = new();

    public CellDescription? Cell { get; set; }

    public string Version { get; set; } = "";

    /// <summary>The first lines of rows, as cells.</summary>
    public IEnumerable<string[]> FirstRows()
    {
        var rows = new List<string[]>();
        var lines = new ByteLines(File.Bytes, FirstRow);
        while (rows.Count < Examined && lines.MoveNext())
        {
            if (!lines.Line.Trim(" \t"u8).IsEmpty)
            {
                rows.Add(OpeningLine.CellsOf(lines.Line, Shape));
            }
        }

        return rows;
    }

    /// <summary>Takes the decimal mark, and the delimiter where the rows have another one than the header, from the first rows.</summary>
    public void Adapt()
    {
        var lines = new ByteLines(File.Bytes, FirstRow);
        while (lines.MoveNext())
        {
            if (!lines.Line.Trim(" \t,;"u8).IsEmpty)
            {
                Shape = !lines.Line.Contains(Shape.Delimiter) && lines.Line.Contains((byte)'\t') && Shape.Delimiter != (byte)' ' ? CsvShape.Tab : Shape;
                break;
            }
        }

        Shape = Shape with { DecimalMark = HasDecimalCommas() ? (byte)',' : (byte)'.' };
    }

    /// <summary>Reads the rows.</summary>
    public void Read(HeaderRules rules)
    {
        (var table, Columns) = TableColumns.Read(File, FirstRow, Headers, Shape, rules, Warnings);
        Rows = table.Rows;
    }

    /// <summary>The file with this table as its only record.</summary>
    public InstrumentFile ToFile(string format)
        => ToFile(File, format, Version, Columns, Warnings, About with { Settings = Settings.Count > 0 ? Settings : About.Settings }, Cell);

    /// <summary>A file with one table.</summary>
    public static InstrumentFile ToFile(
        FileContent file, string format, string version, ColumnSet columns, List<string> warnings, Provenance about, CellDescription? cell = null)
    {
        var unix = columns.Find(Bdf.UnixTime);
        var start = about.Start
            ?? (unix is { Count: > 0 } && unix[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddTicks((long)(unix[0] * 1e3) * 10_000) : null);
        if (file.EncodingName is not ("UTF-8" or "Latin-1"))
        {
            about = about with { Settings = new Dictionary<string, string>(about.Settings) { ["Encoding"] = file.EncodingName } };
        }

        return new InstrumentFile
        {
            Path = file.Name,
            Format = format,
            Version = version,
            Records =
            [
                columns.ToRecord(about with { File = file.Name, Bytes = file.Length, Format = format, FormatVersion = version, Start = start }, warnings)
                    .WithCell(cell ?? CellDescription.Unknown),
            ],
            Warnings = warnings,
        };
    }

    // A comma within a number is a decimal comma where commas do not divide the cells, unless numbers with points stand there too.
    private bool HasDecimalCommas()
    {
        if (Shape.Delimiter == (byte)',')
        {
            return false;
        }

        var cells = FirstRows().SelectMany(static row => row).Select(static cell => System.Text.Encoding.UTF8.GetBytes(cell)).ToList();
        return cells.Exists(static cell => cell.Contains((byte)',') && NumberText.TryRead(cell, (byte)',', out _))
            && !cells.Exists(static cell => cell.Contains((byte)'.') && NumberText.TryRead(cell, (byte)'.', out _));
    }
}
