using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>
/// Maccor's columns. "Cap" and "Ener" reset with each step and have no sign; the state (C, D, R, S, ...) tells the direction. A prefix of the unit may stand in
/// the name ("mAmps").
/// </summary>
internal static class MaccorHeaders
{
    public static HeaderRules Rules { get; } = new HeaderRules(DateOrder.MonthFirst)
        .Add(Bdf.RecordIndex, "1", "Rec", "Rec#")
        .Add(Bdf.CycleCount, "1", "Cycle C", "Cyc#")
        .Add(Bdf.StepId, "", "Step")
        .Add(new HeaderRule(Bdf.TestTime, "s", CellKind.Duration), "TestTime", "Test Time (sec)", "Test (Sec)", "Test")
        .Add(new HeaderRule(Bdf.StepTime, "s", CellKind.Duration), "StepTime", "Step Time (sec)", "Step (Sec)")
        .Add(Bdf.StepCumulativeCapacity, "Ah", "Amp-hr", "Cap.", "Capacity")
        .Add(Bdf.StepCumulativeCapacity, "mAh", "mAmp-hr")
        .Add(Bdf.StepCumulativeEnergy, "Wh", "Watt-hr", "Ener.", "Energy")
        .Add(Bdf.StepCumulativeEnergy, "mWh", "mWatt-hr")
        .Add(Bdf.Current, "A", "Amps", "Current")
        .Add(Bdf.Current, "mA", "mAmps")
        .Add(Bdf.Voltage, "V", "Volts", "Voltage")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "State", "Md")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "DPt Time")
        .Add(Bdf.TemperatureT1, "degC", "Temp 1");

    public static HeaderRules RulesDayFirst { get; } = Rules.With(DateOrder.DayFirst);

    public static bool IsHeader(string[] headers)
        => headers.Length > 6 && headers[0] is "Rec" or "Rec#" && Array.Exists(headers, static h => h is "Step")
            && Array.Exists(headers, static h => h.StartsWith("Volt", StringComparison.Ordinal));
}
