using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Pec;

/// <summary>
/// PEC's text export: "Key:,value" lines, then the header "Test,Cell,Rack,..." and one comma-separated line a record. Capacities and energies reset with each
/// cycle.
/// </summary>
internal sealed class PecReader() : TableReader("PEC", "csv", FormatMark.Signature, ".csv")
{
    private static readonly HeaderRules Names = new HeaderRules(DateOrder.MonthFirst)
        .Add(Bdf.StepId, "", "Step")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Instruction Name")
        .Add(Bdf.CycleCount, "1", "Cycle")
        .Add(new HeaderRule(Bdf.TestTime, "s", CellKind.Duration), "Total Time (Hours in hh:mm:ss.xxx)")
        .Add(Bdf.StepTime, "s", "Step Time")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Real Time")
        .Add(Bdf.Voltage, "V", "Voltage")
        .Add(Bdf.Current, "A", "Current")
        .Add(Bdf.CycleChargingCapacity, "Ah", "Charge Capacity")
        .Add(Bdf.CycleDischargingCapacity, "Ah", "Discharge Capacity")
        .Add(Bdf.CycleChargingEnergy, "Wh", "Charge Energy")
        .Add(Bdf.CycleDischargingEnergy, "Wh", "Discharge Energy")
        .Add(Bdf.InternalResistance, "ohm", "Internal Resistance 1")
        .Add(Bdf.TemperatureT1, "degC", "Temp")
        .Add(Bdf.AmbientTemperature, "degC", "Station Temperature");

    public override string CheckedAgainst => "pandas";

    protected override HeaderRules Rules => Names;

    protected override string HeaderHint => "a line that begins with 'Test,Cell,Rack'";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text
            && (text.Head.Contains("TestRegime Name:", StringComparison.Ordinal)
                || text.Head.StartsWith("Test,Cell,Rack,Shelf,Position,", StringComparison.Ordinal));

    protected override bool IsHeader(string[] cells) => cells is ["Test", "Cell", _, _, _, _, _, _, ..];

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.Settings = SettingsOf(table.Preamble, ',');
        table.About = new Provenance { Instrument = "PEC", Technique = table.Settings.GetValueOrDefault("TestRegime Name", "cycling") };
    }
}
