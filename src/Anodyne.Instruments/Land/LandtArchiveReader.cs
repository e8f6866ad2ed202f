using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Land;

/// <summary>
/// Landt's csv of data archives: some lines about the cell, then machine names with units ("test_time_s", "current_A"). Capacities and energies begin anew with
/// each step.
/// </summary>
internal sealed class LandtArchiveReader() : TableReader("Landt archive", "csv", FormatMark.Headers, ".csv")
{
    private static readonly HeaderRules Names = new HeaderRules(DateOrder.MonthFirst)
        .Add(Bdf.CycleCount, "1", "cycle_index")
        .Add(Bdf.StepId, "", "step_index")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "date_time_iso_string")
        .Add(Bdf.TestTime, "", "test_time")
        .Add(Bdf.StepTime, "", "step_time")
        .Add(Bdf.Current, "", "current")
        .Add(Bdf.Voltage, "", "voltage")
        .Add(Bdf.StepChargingCapacity, "", "charge_capacity")
        .Add(Bdf.StepDischargingCapacity, "", "discharge_capacity")
        .Add(Bdf.StepChargingEnergy, "", "charge_energy")
        .Add(Bdf.StepDischargingEnergy, "", "discharge_energy")
        .Add(Bdf.AppliedPressure, "", "Pressure")
        .Add(Bdf.TemperatureT1, "", "temperature_1")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "step_name");

    public override string CheckedAgainst => "a fixture of the layout that the Battery Data Format describes";

    protected override HeaderRules Rules => Names;

    protected override bool IsHeader(string[] cells) => cells.Length > 5 && cells[0] == "channel_index" && cells.Contains("date_time_iso_string");

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.Settings = SettingsOf(table.Preamble, ':');
        table.About = new Provenance { Instrument = "Landt", Technique = "cycling" };
    }
}
