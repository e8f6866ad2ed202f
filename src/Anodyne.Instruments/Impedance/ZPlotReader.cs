using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// ZPlot and ZView (.z): "ZPLOT2 ASCII" or "ZPlotW Data File", settings, then rows of nine numbers by tab or comma: frequency, amplitude, bias, time, Z', Z'',
/// GD, error, range. The rows begin behind "End Comments", or where there is no such line behind the header.
/// </summary>
internal sealed class ZPlotReader() : TableReader("ZPlot", "z", FormatMark.Signature, ".z")
{
    private const string LastComment = "End Comments";

    public override string CheckedAgainst => "impedance.py; one control spectrum";

    protected override HeaderRules Rules => ImpedanceHeaders.Rules;

    protected override int MostLines => 10_000;

    protected override string HeaderHint => $"a line '{LastComment}', or a header with 'Freq(Hz)'";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text
            && (text.StartsWith("ZPLOT2 ASCII") || text.StartsWith("ZPLOT ASCII")
                || text.Head.TrimStart('"').StartsWith("ZPlotW Data File", StringComparison.Ordinal));

    // The last line that is no row.
    protected override bool IsHeader(string[] cells) => cells[0] == LastComment;

    protected override OpeningLine? Header(FileContent text) => base.Header(text) ?? text.Opening.FirstOrDefault(static line => IsNames(line.Line));

    protected override void Begin(TableFile table)
    {
        var header = table.Preamble.LastOrDefault(IsNames) ?? "";
        var names = header.Length > 0 ? header.Trim('"', ' ', '\t').Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries) : ImpedanceHeaders.ZView;
        if (!names.SequenceEqual(ImpedanceHeaders.ZView))
        {
            throw Refusal.Unknown(table.File, 0, "The columns of the table are not known", string.Join(", ", names), string.Join(", ", ImpedanceHeaders.ZView));
        }

        var lines = new ByteLines(table.File.Bytes, table.FirstRow);
        table.Shape = lines.MoveNext() && lines.Line.Contains((byte)',') ? CsvShape.Comma : CsvShape.Blanks;
        table.Headers = names;
        table.Settings = SettingsOf(table.Preamble, ':');

        // "Date: 12-17-2019    Time: 16:24:35" in one line, or in two.
        var date = table.Settings.GetValueOrDefault("Date", "").Split("Time:", StringSplitOptions.TrimEntries);
        table.About = new Provenance
        {
            Instrument = "ZPlot",
            Firmware = table.Settings.GetValueOrDefault("Measured Data, ZPlot", ""),
            Technique = "EIS",
            Start = DateText.Read($"{date[0]} {(date.Length > 1 ? date[1] : table.Settings.GetValueOrDefault("Time", ""))}", DateOrder.MonthFirst),
        };
    }

    private static bool IsNames(string line) => line.Contains("Freq(Hz)", StringComparison.Ordinal);
}
