using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware.Export;

/// <summary>The columns of the record sheet of Neware's exports. Capacities and energies reset with each step.</summary>
internal static class NewareHeaders
{
    public static HeaderRules Rules { get; } = new HeaderRules()
        .Add(Bdf.RecordIndex, "1", "DataPoint", "Record number", "Record ID", "Record Index")
        .Add(Bdf.CycleCount, "1", "Cycle Index", "Cycle")
        .Add(Bdf.StepId, "", "Step Index", "Step")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Step Type", "State", "Status")
        .Add(new HeaderRule(Bdf.StepTime, Kind: CellKind.Duration), "Time")
        .Add(new HeaderRule(Bdf.TestTime, Kind: CellKind.Duration), "Total Time", "Cumulative Time")
        .Add(Bdf.Current, "A", "Current")
        .Add(Bdf.Voltage, "V", "Voltage")
        .Add(Bdf.StepChargingCapacity, "Ah", "Chg. Cap.")
        .Add(Bdf.StepDischargingCapacity, "Ah", "DChg. Cap.")
        .Add(Bdf.StepCumulativeCapacity, "Ah", "Capacity")
        .Add(Bdf.StepChargingEnergy, "Wh", "Chg. Energy")
        .Add(Bdf.StepDischargingEnergy, "Wh", "DChg. Energy")
        .Add(Bdf.StepCumulativeEnergy, "Wh", "Energy")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Date", "Absolute Time", "Realtime")
        .Add(Bdf.Power, "W", "Power");

    /// <summary>True if these are the headers of a record sheet.</summary>
    public static bool IsHeader(IReadOnlyList<string> headers)
        => headers.Count > 8 && headers[0].Trim('"', '\u00ef', '\u00bb', '\u00bf') is "DataPoint" or "Record number" or "Record ID" && headers.Contains("Step Type");
}
