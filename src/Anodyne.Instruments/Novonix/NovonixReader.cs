using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Novonix;

/// <summary>
/// Novonix UHPC data: sections in square brackets ([Summary], [Protocol], [Data]); below [Data] a header with units and one comma-separated line a record. A
/// test that was stopped and started again stands several times in the file, each time with its sections: all rows are one record, whose test time goes on by
/// the clock where it falls.
/// </summary>
internal sealed class NovonixReader() : TableReader("Novonix", "csv", FormatMark.Signature, ".csv")
{
    private static readonly HeaderRules Names = new HeaderRules()
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Date and Time")
        .Add(Bdf.CycleCount, "1", "Cycle Number")
        .Add(Bdf.StepId, "", "Step Number")
        .Add(Bdf.TestTime, "h", "Run Time")
        .Add(Bdf.StepTime, "h", "Step Time")
        .Add(Bdf.Current, "A", "Current")
        .Add(Bdf.Voltage, "V", "Potential")
        .Add(Bdf.NetCapacity, "Ah", "Capacity")
        .Add(Bdf.TemperatureT1, "degC", "Temperature")
        .Add(Bdf.AmbientTemperature, "degC", "Circuit Temperature")
        .Add(Bdf.NetEnergy, "Wh", "Energy");

    public override string CheckedAgainst => "pandas";

    protected override HeaderRules Rules => Names;

    protected override string HeaderHint => "a section [Data] with a line that begins with 'Date and Time'";

    protected override int MostLines => 10_000;

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.StartsWith("[Summary]", StringComparison.Ordinal)
            && text.Head.Contains("Novonix", StringComparison.OrdinalIgnoreCase);

    protected override bool IsHeader(string[] cells) => cells.Length > 5 && cells[0].StartsWith("Date and Time", StringComparison.Ordinal);

    protected override FileContent Prepare(FileContent text, List<string> warnings)
    {
        var blanked = new BlankedLines(text);
        var isFirst = true;
        var isData = true;
        var isRow = true;
        var lines = new ByteLines(text.Bytes, 0);
        while (lines.MoveNext())
        {
            var isHeader = lines.Line.StartsWith("Date and Time"u8);
            if (isHeader && isFirst)
            {
                isFirst = false;
                continue;
            }

            // What stands between the rows of a test that was started again.
            isData = isFirst || isHeader || (isData && !lines.Line.StartsWith("["u8));
            isRow = isData && !isHeader;
            if (!isRow)
            {
                blanked.Blank(lines);
            }
        }

        if (!isRow)
        {
            warnings.Add("The file ends within the lines before further rows: it may be cut.");
        }

        return blanked.Content;
    }

    protected override void Begin(TableFile table)
    {
        table.Settings = SettingsOf(table.Preamble.TakeWhile(static line => line != "[End Summary]"), ':');
        table.Version = table.Settings.GetValueOrDefault("Version", "");
        table.Cell = new CellDescription
        {
            Name = table.Settings.GetValueOrDefault("Cell", ""),
            NominalCapacity = Positive(table.Settings, "Capacity (Ah)") is { } capacity ? capacity * 3600 : null,
        };
        table.About = new Provenance
        {
            Instrument = $"Novonix channel {table.Settings.GetValueOrDefault("Channel", "?")}",
            Firmware = table.Version,
            Technique = "cycling",
            Start = table.Settings.TryGetValue("Started", out var started) ? DateText.Read(started, DateOrder.YearFirst) : null,
        };
    }

    protected override void Complete(TableFile table) => Restarts.Join(table.Columns, table.Warnings);

    private static double? Positive(Dictionary<string, string> settings, string name)
        => settings.TryGetValue(name, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value : null;
}
