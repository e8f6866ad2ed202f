using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>Maccor's columns. "Cap" and "Ener" reset with each step and have no sign; the state (C, D, R, S, ...) tells the direction.</summary>
internal static class MaccorHeaders
{
    public static HeaderRules Rules { get; } = Make(DateOrder.MonthFirst);

    public static HeaderRules RulesDayFirst { get; } = Make(DateOrder.DayFirst);

    public static bool IsHeader(IReadOnlyList<string> headers)
        => headers.Count > 6 && headers[0] is "Rec" or "Rec#" && headers.Any(static h => h is "Step") && headers.Any(static h => h.StartsWith("Volt", StringComparison.Ordinal));

    private static HeaderRules Make(DateOrder order) => new HeaderRules(order)
        .Add(Bdf.RecordIndex, "1", "Rec", "Rec#")
        .Add(Bdf.CycleCount, "1", "Cycle C", "Cyc#")
        .Add(Bdf.StepId, "", "Step")
        .Add(new HeaderRule(Bdf.TestTime, Kind: CellKind.Duration), "TestTime", "Test Time (sec)", "Test (Sec)")
        .Add(new HeaderRule(Bdf.StepTime, Kind: CellKind.Duration), "StepTime", "Step Time (sec)", "Step (Sec)")
        .Add(Bdf.StepCumulativeCapacity, "Ah", "Amp-hr", "Cap.", "Capacity")
        .Add(Bdf.StepCumulativeEnergy, "Wh", "Watt-hr", "Ener.", "Energy")
        .Add(Bdf.Current, "A", "Amps", "Current")
        .Add(Bdf.Voltage, "V", "Volts", "Voltage")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "State", "Md")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "DPt Time")
        .Add(Bdf.TemperatureT1, "degC", "Temp 1");
}
