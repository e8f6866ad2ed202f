using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>RelaxIS' spectrum export: a line with the version, the date, the tab-separated header with "Data:" before each name, a line of information, then the rows.</summary>
public sealed class RelaxisReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "RelaxIS text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith("RelaxIS", StringComparison.Ordinal) && file.Head.Contains("Spectrum export", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Tab, static cells => cells.Length > 2 && cells[0] == "Data: Frequency") is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Data: Frequency'");
        }

        var lines = new ByteLines(file.Bytes, firstRow);
        var information = lines.MoveNext() ? System.Text.Encoding.Latin1.GetString(lines.Line).Trim() : "";
        (_, var columns) = CyclerTable.Read(file, lines.Next, headers, CsvShape.Tab, ImpedanceHeaders.Rules, warnings);
        ImpedanceColumns.Complete(columns);
        var date = preamble.Find(static line => line.StartsWith("Date:", StringComparison.Ordinal)) ?? "";
        var provenance = new Provenance
        {
            Instrument = "RelaxIS",
            Firmware = preamble[0],
            Technique = "EIS",
            Start = date.Length > 5 ? DateText.Read(date[5..], DateOrder.MonthFirst) : null,
            Settings = new Dictionary<string, string> { ["Information"] = information },
        };
        return CyclerFile.Make(file, Format, preamble[0].Split(' ').ElementAtOrDefault(1) ?? "", columns, warnings, provenance);
    }
}
