using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Gamry;

/// <summary>
/// Gamry's .DTA: "EXPLAIN", "TAG" with the technique, lines "NAME TYPE value text", and tables "NAME TABLE rows" whose header, units and rows are
/// indented by a tab. Each table becomes a record; "EXPERIMENTABORTED TOGGLE T" is told. The decimal mark is that of the locale.
/// </summary>
internal sealed class GamryReader() : FormatReader("Gamry DTA", FormatMark.Signature, ".dta")
{
    private static readonly HeaderRules Rules = new HeaderRules()
        .Add(Bdf.RecordIndex, "1", "Pt")
        .Add(Bdf.TestTime, "s", "T", "Time")
        .Add(Bdf.Voltage, "V", "Vf", "Vdc")
        .Add(Bdf.Current, "A", "Im", "Idc")
        .Add(Bdf.Frequency, "Hz", "Freq")
        .Add(Bdf.RealImpedance, "ohm", "Zreal")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Zimag")
        .Add(Bdf.AbsoluteImpedance, "ohm", "Zmod")
        .Add(Bdf.Phase, "deg", "Zphz")
        .Add(Bdf.CycleCount, "1", "Cycle")
        .Add(Bdf.TemperatureT1, "degC", "Temp");

    public override string CheckedAgainst => "gamry-parser's asserted numbers, unitpackage's table, impedance.py";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.StartsWith("EXPLAIN", StringComparison.Ordinal) && text.Head.Contains("\nTAG\t", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var warnings = new List<string>();
        var settings = new Dictionary<string, string>();
        var tables = new List<(string Name, int Start)>();
        var lines = new ByteLines(file.Bytes, 0);
        while (lines.MoveNext())
        {
            if (lines.Line.IsEmpty || lines.Line[0] == '\t')
            {
                continue;
            }

            var cells = Encoding.UTF8.GetString(lines.Line[..Math.Min(lines.Line.Length, 1000)]).Split('\t');
            if (cells.Length > 1 && cells[1].Trim() == "TABLE")
            {
                tables.Add((cells[0], lines.Next));
            }
            else if (cells.Length > 1)
            {
                settings.TryAdd(cells[0], cells.Length > 2 ? cells[2] : cells[1]);
            }
        }

        if (settings.GetValueOrDefault("EXPERIMENTABORTED") == "T")
        {
            warnings.Add("The experiment was aborted.");
        }

        List<Record> records = [.. tables.Select(table => ReadTable(file, table.Name, table.Start, settings, warnings)).OfType<Record>()];
        if (records.Count == 0)
        {
            warnings.Add("The file holds no curve: it ends behind its header.");
        }

        return new InstrumentFile
        {
            Path = file.Name,
            Format = Format,
            Version = settings.GetValueOrDefault("FRAMEWORKVERSION", ""),
            Records = records,
            Settings = settings,
            Warnings = warnings,
        };
    }

    private Record? ReadTable(FileContent file, string name, int start, Dictionary<string, string> settings, List<string> warnings)
    {
        var lines = new ByteLines(file.Bytes, start);
        if (!lines.MoveNext())
        {
            warnings.Add($"The file is cut: the table '{name}' has no header.");
            return null;
        }

        var names = Encoding.UTF8.GetString(lines.Line).Trim('\t').Split('\t');
        if (!lines.MoveNext() || lines.Line.IsEmpty || lines.Line[0] != '\t')
        {
            warnings.Add($"The file is cut: the table '{name}' has no units.");
            return null;
        }

        var units = Encoding.UTF8.GetString(lines.Line).Trim('\t').Split('\t');
        string[] headers = [.. names.Select((header, i) => Header(header.Trim(), i < units.Length ? units[i].Trim() : ""))];
        var end = TableEnd(file, lines.Next);
        var rows = file.Bytes.AsSpan(lines.Next, end - lines.Next);
        var shape = CsvShape.Blanks with { DecimalMark = rows.Contains((byte)',') ? (byte)',' : (byte)'.' };

        // The part ends where the table does, and lines keep their numbers.
        var part = end == file.Bytes.Length ? file : file.As(file.Bytes[..end]);
        (_, var columns) = TableColumns.Read(part, lines.Next, headers, shape, Rules, warnings);
        var date = $"{settings.GetValueOrDefault("DATE", "")} {settings.GetValueOrDefault("TIME", "")}";
        return columns.ToRecord(
            new Provenance
            {
                File = file.Name,
                Bytes = file.Length,
                Format = Format,
                Instrument = $"Gamry {settings.GetValueOrDefault("PSTAT", "")}".Trim(),
                Firmware = settings.GetValueOrDefault("FRAMEWORKVERSION", ""),
                Technique = settings.GetValueOrDefault("TAG", ""),
                Start = DateText.Read(date, DateOrder.MonthFirst),
                Settings = new Dictionary<string, string>(settings) { ["Table"] = name },
            },
            warnings).WithCell(Cell(settings));
    }

    // "V vs. Ref." is a voltage; "#" and "bits" are no units.
    private static string Header(string name, string unit) => unit switch
    {
        "V vs. Ref." => $"{name} (V)",
        "deg C" => $"{name} (degC)",
        "°" => $"{name} (deg)",
        "#" or "bits" or "" => name,
        _ => $"{name} ({unit})",
    };

    private static int TableEnd(FileContent file, int start)
    {
        var lines = new ByteLines(file.Bytes, start);
        var end = start;
        while (lines.MoveNext())
        {
            // Hand-edited files hold rows that begin with blanks; a row of a table never begins with a letter.
            if (!lines.Line.IsEmpty && char.IsAsciiLetter((char)lines.Line[0]))
            {
                break;
            }

            end = lines.Next;
        }

        return end;
    }

    private static CellDescription Cell(Dictionary<string, string> settings)
        => settings.TryGetValue("AREA", out var text) && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var area)
            && area > 0 && double.IsFinite(area)
            ? new CellDescription { Area = area * 1e-4 }
            : CellDescription.Unknown;
}
