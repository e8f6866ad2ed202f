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
public sealed class GamryReader : IFormatReader
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

    /// <inheritdoc/>
    public string Format => "Gamry DTA";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith("EXPLAIN", StringComparison.Ordinal) && file.Head.Contains("\nTAG\t", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
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

            var cells = Encoding.Latin1.GetString(lines.Line[..Math.Min(lines.Line.Length, 1000)]).Split('\t');
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
        return new InstrumentFile { Path = file.Name, Format = Format, Version = settings.GetValueOrDefault("FRAMEWORKVERSION", ""), Records = records, Settings = settings, Warnings = warnings };
    }

    private Record? ReadTable(FileContent file, string name, int start, Dictionary<string, string> settings, List<string> warnings)
    {
        var lines = new ByteLines(file.Bytes, start);
        if (!lines.MoveNext())
        {
            warnings.Add($"The file is cut: the table '{name}' has no header.");
            return null;
        }

        var names = Encoding.Latin1.GetString(lines.Line).Trim('\t').Split('\t');
        if (!lines.MoveNext() || lines.Line.IsEmpty || lines.Line[0] != '\t')
        {
            warnings.Add($"The file is cut: the table '{name}' has no units.");
            return null;
        }

        var units = Encoding.Latin1.GetString(lines.Line).Trim('\t').Split('\t');
        string[] headers = [.. names.Select((header, i) => Header(header.Trim(), i < units.Length ? units[i].Trim() : ""))];
        var end = TableEnd(file, lines.Next);
        var rows = file.Bytes[lines.Next..end];
        var hasComma = rows.AsSpan().IndexOf((byte)',') >= 0;
        var part = new FileContent(file.Name, rows);
        (_, var columns) = CyclerTable.Read(part, 0, headers, new TableShape { Delimiter = (byte)' ', DecimalMark = hasComma ? (byte)',' : (byte)'.' }, Rules, warnings);
        var date = $"{settings.GetValueOrDefault("DATE", "")} {settings.GetValueOrDefault("TIME", "")}";
        return columns.ToRecord(
            new Provenance
            {
                File = file.Name,
                Bytes = file.Bytes.Length,
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
        "°" or "Â°" => $"{name} (deg)",
        "#" or "bits" or "" => name,
        _ => UnitFactors.IsKnown(unit) ? $"{name} ({unit})" : name,
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
        => settings.TryGetValue("AREA", out var text) && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var area) && area > 0 && double.IsFinite(area)
            ? new CellDescription { Area = area * 1e-4 }
            : CellDescription.Unknown;
}
