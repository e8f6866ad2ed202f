using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Pec;

/// <summary>PEC's text export: "Key:,value" lines, then the header "Test,Cell,Rack,..." and one comma-separated line a record. Capacities and energies reset with each cycle.</summary>
public sealed class PecReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules(DateOrder.MonthFirst)
        .Add(Bdf.StepId, "", "Step")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Instruction Name")
        .Add(Bdf.CycleCount, "1", "Cycle")
        .Add(new HeaderRule(Bdf.TestTime, Kind: CellKind.Duration), "Total Time (Hours in hh:mm:ss.xxx)")
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

    /// <inheritdoc/>
    public string Format => "PEC csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.Contains("TestRegime Name:", StringComparison.Ordinal) || file.Head.StartsWith("Test,Cell,Rack,Shelf,Position,", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Comma, static cells => cells.Length > 8 && cells[0] == "Test" && cells[1] == "Cell") is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Test,Cell,Rack'");
        }

        (_, var columns) = CyclerTable.Read(file, firstRow, headers, CsvShape.Comma, Rules, warnings);
        var settings = CyclerTable.Settings(preamble, ',');
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "PEC", Technique = settings.GetValueOrDefault("TestRegime Name", "cycling"), Settings = settings });
    }
}
