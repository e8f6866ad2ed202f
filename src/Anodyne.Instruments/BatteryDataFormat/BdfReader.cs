using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BatteryDataFormat;

/// <summary>
/// The Battery Data Format as comma-separated text in both dialects ("Voltage / V", "voltage_volt"), also mixed with native names. Known traps are mended and
/// told: cycle counts in radians, deprecated names, repeated or falling times, native columns that contradict the converted ones.
/// </summary>
internal sealed class BdfReader() : FormatReader("BDF csv", FormatMark.Headers, ".csv")
{
    private static readonly string[] Telling = [.. new[] { Bdf.Frequency, Bdf.Voltage,
        Bdf.Current }.SelectMany(static term => new[] { term.Label, term.MachineName })];

    public override string CheckedAgainst => "pandas; written and read back bit for bit";

    public override string NotSupported => "Parquet";

    public override bool Recognizes(FileContent file)
    {
        if (file.Opening.Count == 0)
        {
            return false;
        }

        HashSet<string> headers = [.. file.Opening[0].Cells];
        var terms = headers.Count(static header => IsTerm(header));
        return terms >= 3 || (terms >= 2 && headers.Overlaps(Telling));
    }

    protected override InstrumentFile ReadFile(FileContent file) => ReadTable(file, Format);

    /// <summary>Reads the table.</summary>
    internal static InstrumentFile ReadTable(FileContent file, string format)
    {
        file = file.Text!;
        var warnings = new List<string>();
        var header = file.Opening[0];
        var headers = header.Cells;
        var table = TextTable.Read(file, header.Next, headers, header.Shape.Delimiter == (byte)'\t' ? CsvShape.Comma : header.Shape);
        var isMachine = headers.Any(static header => Bdf.Find(header) is { } term && term.MachineName == header);
        var isHuman = headers.Any(static header => Bdf.Find(header) is { } term && term.Label == header);
        var columns = new ColumnSet();
        for (var column = 0; column < headers.Length; column++)
        {
            Add(columns, table, column, warnings);
        }

        table.Tell(warnings);
        BdfTraps.CheckTime(columns, warnings);
        BdfTraps.CheckNatives(columns, warnings);
        foreach (var missing in Bdf.All.Where(term => term.IsRequired && !columns.Has(term)))
        {
            if (!columns.Has(Bdf.Frequency) && !(missing == Bdf.TestTime && columns.Has(Bdf.UnixTime)))
            {
                warnings.Add($"The required column '{missing.Label}' is missing.");
            }
        }

        var dialect = (isHuman, isMachine) switch { (true, true) => "both dialects", (true, false) => "human labels", _ => "machine labels" };
        return TableFile.ToFile(file, format, dialect, columns, warnings, new Provenance { Technique = columns.Has(Bdf.Frequency) ? "EIS" : "cycling" });
    }

    private static bool IsTerm(string header) => Bdf.Find(header) is { } term && (term.Label == header || term.MachineName == header) && header.Length > 8;

    private static void Add(ColumnSet columns, TextTable table, int column, List<string> warnings)
    {
        var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
        var term = IsTerm(header) || header is "Step ID" or "Step Type" or "step_id" or "step_type" ? Bdf.Find(header)
            : BdfTraps.Deprecated(header, table, column, warnings);
        if (table.IsText(column))
        {
            columns.Add(new TextColumn(header, table.Text(column).Codes, table.Text(column).Words, header), term?.Unit.Length == 0 ? term : null);
            return;
        }

        var values = table.Numbers(column);
        if (term == Bdf.CycleCount)
        {
            BdfTraps.MendRadians(values, warnings);
        }

        columns.Add(header, values, term);
    }
}
