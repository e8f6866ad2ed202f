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
public sealed class BdfReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "BDF csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        var end = head.IndexOfAny(['\r', '\n']);
        if (end <= 0)
        {
            return false;
        }

        HashSet<string> headers = [.. head[..end].Split(',', ';').Select(static header => header.Trim(' ', '"'))];
        var terms = headers.Count(static header => IsTerm(header));
        var hasImpedance = headers.Contains(Bdf.Frequency.Label) || headers.Contains(Bdf.Frequency.MachineName);
        return terms >= 3 || (terms >= 2 && (hasImpedance || headers.Contains(Bdf.Voltage.Label) || headers.Contains(Bdf.Voltage.MachineName) || headers.Contains(Bdf.Current.Label)
            || headers.Contains(Bdf.Current.MachineName)));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        _ = lines.MoveNext();
        var shape = lines.Line.Contains((byte)',') ? CsvShape.Comma : CsvShape.Comma with { Delimiter = (byte)';' };
        var headers = CyclerTable.Cells(lines.Line, shape);
        var table = TextTable.Read(file, lines.Next, headers, shape);
        if (table.CutBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: the last line ({table.CutBytes} bytes) is incomplete and was left out."));
        }

        var isMachine = headers.Any(static header => Bdf.Find(header) is { } term && term.MachineName == header);
        var isHuman = headers.Any(static header => Bdf.Find(header) is { } term && term.Label == header);
        var columns = new ColumnSet();
        for (var column = 0; column < headers.Length; column++)
        {
            Add(columns, table, column, warnings);
        }

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
        return CyclerFile.Make(file, Format, dialect, columns, warnings, new Provenance { Technique = columns.Has(Bdf.Frequency) ? "EIS" : "cycling" });
    }

    private static bool IsTerm(string header) => Bdf.Find(header) is { } term && (term.Label == header || term.MachineName == header) && header.Length > 8;

    private static void Add(ColumnSet columns, TextTable table, int column, List<string> warnings)
    {
        var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
        var term = IsTerm(header) || header is "Step ID" or "Step Type" or "step_id" or "step_type" ? Bdf.Find(header) : BdfTraps.Deprecated(header, table, column, warnings);
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
