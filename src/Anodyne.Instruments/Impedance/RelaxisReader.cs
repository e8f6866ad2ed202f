using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// RelaxIS' spectrum export: a line with the version, the date, the tab-separated header with "Data:" before each name, a line of information, then the rows.
/// </summary>
internal sealed class RelaxisReader() : TableReader("RelaxIS", "text", FormatMark.Signature, ".txt")
{
    public override string CheckedAgainst => "the instrument's file of the same spectrum (1e-6)";

    protected override HeaderRules Rules => ImpedanceHeaders.Rules;

    protected override string HeaderHint => "a line that begins with 'Data: Frequency'";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.StartsWith("RelaxIS", StringComparison.Ordinal)
            && text.Head.Contains("Spectrum export", StringComparison.Ordinal);

    protected override bool IsHeader(string[] cells) => cells.Length > 2 && cells[0] == "Data: Frequency";

    protected override void Begin(TableFile table)
    {
        var lines = new ByteLines(table.File.Bytes, table.FirstRow);
        var information = lines.MoveNext() ? System.Text.Encoding.UTF8.GetString(lines.Line).Trim() : "";
        var date = table.Preamble.FirstOrDefault(static line => line.StartsWith("Date:", StringComparison.Ordinal)) ?? "";
        table.FirstRow = lines.Next;
        table.Version = table.Preamble[0].Split(' ').ElementAtOrDefault(1) ?? "";
        table.Settings = new Dictionary<string, string> { ["Information"] = information };
        table.About = new Provenance
        {
            Instrument = "RelaxIS",
            Firmware = table.Preamble[0],
            Technique = "EIS",
            Start = date.Length > 5 ? DateText.Read(date[5..], DateOrder.MonthFirst) : null,
        };
    }

    protected override void Complete(TableFile table) => ImpedanceColumns.Complete(table.Columns);
}
