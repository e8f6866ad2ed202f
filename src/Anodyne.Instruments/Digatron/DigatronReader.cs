using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Digatron;

/// <summary>
/// Digatron's text export: one header of "name#unit", comma, semicolon or tab between cells. AhAccu is net and signed; AhCha and AhDch count through the test,
/// AhStep is a magnitude within the step. The words of the state are German.
/// </summary>
internal sealed class DigatronReader() : TableReader("Digatron", "csv", FormatMark.Headers, ".csv", ".txt")
{
    private static readonly HeaderRules Names = new HeaderRules(DateOrder.DayFirst)
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Timestamp")
        .Add(Bdf.StepId, "", "Step")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Status")
        .Add(new HeaderRule(Bdf.TestTime, "s", CellKind.Duration), "Program Duration")
        .Add(new HeaderRule(Bdf.StepTime, "s", CellKind.Duration), "Step Duration")
        .Add(Bdf.Voltage, "", "Voltage")
        .Add(Bdf.Current, "", "Current")
        .Add(Bdf.ChargingCapacity, "", "AhCha")
        .Add(Bdf.DischargingCapacity, "", "AhDch")
        .Add(Bdf.NetCapacity, "", "AhAccu")
        .Add(Bdf.StepCumulativeCapacity, "", "AhStep")
        .Add(Bdf.ChargingEnergy, "", "WhCha")
        .Add(Bdf.DischargingEnergy, "", "WhDch")
        .Add(Bdf.NetEnergy, "", "WhAccu")
        .Add(Bdf.StepCumulativeEnergy, "", "WhStep")
        .Add(Bdf.AmbientTemperature, "degC", "Tenv")
        .Add(Bdf.TemperatureT1, "degC", "T1")
        .Add(Bdf.Power, "", "Power");

    private static readonly Dictionary<string, string> Words = new() { ["cha"] = "CHG", ["dch"] = "DCH", ["pau"] = "REST" };

    public override string CheckedAgainst => "a fixture of the layout that the Battery Data Format describes";

    protected override HeaderRules Rules => Names;

    protected override bool IsHeader(string[] cells)
        => Array.Exists(cells, static cell => cell.StartsWith("Program Duration#", StringComparison.Ordinal))
            && Array.Exists(cells, static cell => cell.StartsWith("Voltage#", StringComparison.Ordinal));

    protected override void Begin(TableFile table)
    {
        table.Headers = [.. table.Headers.Select(static header => header.Replace('#', '/'))];
        base.Begin(table);
        table.About = new Provenance { Instrument = "Digatron", Technique = "cycling" };
    }

    protected override void Complete(TableFile table) => StepWords.Translate(table.Columns, Words, table.Warnings);
}
