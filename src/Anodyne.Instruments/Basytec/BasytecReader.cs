using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Basytec;

/// <summary>Basytec's text export: lines that begin with "~" hold settings, the last of them the tab-separated header with units in square brackets.</summary>
internal sealed class BasytecReader() : TableReader("Basytec", "text", FormatMark.Signature, ".txt")
{
    private static readonly HeaderRules Names = new HeaderRules(DateOrder.DayFirst)
        .Add(Bdf.TestTime, "s", "Time", "~Time")
        .Add(Bdf.RecordIndex, "1", "DataSet")
        .Add(Bdf.StepTime, "s", "t-Step")
        .Add(Bdf.StepId, "", "Line")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Command")
        .Add(Bdf.Voltage, "V", "U")
        .Add(Bdf.Current, "A", "I")
        .Add(Bdf.Power, "W", "P")
        .Add(Bdf.NetCapacity, "Ah", "Ah")
        .Add(Bdf.CycleChargingCapacity, "Ah", "Ah-Cyc-Charge")
        .Add(Bdf.CycleDischargingCapacity, "Ah", "Ah-Cyc-Discharge")
        .Add(Bdf.StepNetCapacity, "Ah", "Ah-Step")
        .Add(Bdf.NetEnergy, "Wh", "Wh")
        .Add(Bdf.CycleChargingEnergy, "Wh", "Wh-Cyc-Charge")
        .Add(Bdf.CycleDischargingEnergy, "Wh", "Wh-Cyc-Discharge")
        .Add(Bdf.StepNetEnergy, "Wh", "Wh-Step")
        .Add(Bdf.TemperatureT1, "degC", "T1")
        .Add(Bdf.AcInternalResistance, "ohm", "R-AC")
        .Add(Bdf.DcInternalResistance, "ohm", "R-DC")
        .Add(Bdf.CycleCount, "1", "Cyc-Count");

    public override string CheckedAgainst => "pandas";

    protected override HeaderRules Rules => Names;

    protected override string HeaderHint => "a line that begins with '~Time['";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.StartsWith('~')
            && (text.Head.Contains("Basytec", StringComparison.OrdinalIgnoreCase) || text.Head.Contains("~Time[", StringComparison.Ordinal));

    protected override bool IsHeader(string[] cells) => cells.Length > 4 && cells[0].StartsWith("~Time[", StringComparison.Ordinal);

    protected override void Begin(TableFile table)
    {
        // A degree sign that a conversion lost.
        table.Headers = [.. table.Headers.Select(static header => header.TrimStart('~').Replace('\uFFFD', '°'))];
        base.Begin(table);
        table.Settings = SettingsOf(table.Preamble, ':');
        table.Cell = new CellDescription { Name = table.Settings.GetValueOrDefault("Battery", "") };
        table.About = new Provenance
        {
            Instrument = $"Basytec {table.Settings.GetValueOrDefault("Testchannel", "")}".Trim(),
            Technique = table.Settings.GetValueOrDefault("Testplan", "cycling"),
            Start = table.Settings.TryGetValue("Start of Test", out var start) ? DateText.Read(start, DateOrder.DayFirst) : null,
        };
    }
}
