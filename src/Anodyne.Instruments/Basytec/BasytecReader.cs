using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Basytec;

/// <summary>Basytec's text export: lines that begin with "~" hold settings, the last of them the tab-separated header with units in square brackets.</summary>
public sealed class BasytecReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules(DateOrder.DayFirst)
        .Add(Bdf.TestTime, "s", "Time")
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

    /// <inheritdoc/>
    public string Format => "Basytec text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith('~') && (file.Head.Contains("Basytec", StringComparison.OrdinalIgnoreCase) || file.Head.Contains("~Time[", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Tab, static cells => cells.Length > 4 && cells[0].StartsWith("~Time[", StringComparison.Ordinal)) is not var (found, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with '~Time['");
        }

        string[] headers = [.. found.Select(static header => header.TrimStart('~').Replace("ï¿½", "°", StringComparison.Ordinal))];
        var lines = new ByteLines(file.Bytes, firstRow);
        var shape = CsvShape.Tab with { DecimalMark = lines.MoveNext() && lines.Line.Contains((byte)',') ? (byte)',' : (byte)'.' };
        (_, var columns) = CyclerTable.Read(file, firstRow, headers, shape, Rules, warnings);
        var settings = CyclerTable.Settings(preamble, ':');
        var provenance = new Provenance
        {
            Instrument = $"Basytec {settings.GetValueOrDefault("Testchannel", "")}".Trim(),
            Technique = settings.GetValueOrDefault("Testplan", "cycling"),
            Start = settings.TryGetValue("Start of Test", out var start) ? DateText.Read(start, DateOrder.DayFirst) : null,
            Settings = settings,
        };
        return CyclerFile.Make(file, Format, "", columns, warnings, provenance, new CellDescription { Name = settings.GetValueOrDefault("Battery", "") });
    }
}
