using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Arbin;

/// <summary>Arbin's columns. Capacities and energies reset only where the schedule says, hence the "Schedule" terms.</summary>
internal static class ArbinHeaders
{
    public static HeaderRules Rules { get; } = new HeaderRules(DateOrder.MonthFirst)
        .Add(Bdf.RecordIndex, "1", "Data Point")
        .Add(Bdf.TestTime, "s", "Test Time")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "DateTime")
        .Add(Bdf.StepTime, "s", "Step Time")
        .Add(Bdf.StepId, "", "Step Index", "Step ID")
        .Add(Bdf.CycleCount, "1", "Cycle Index", "Cycle ID")
        .Add(Bdf.Current, "A", "Current")
        .Add(Bdf.Voltage, "V", "Voltage")
        .Add(Bdf.Power, "W", "Power")
        .Add(Bdf.ScheduleChargingCapacity, "Ah", "Charge Capacity")
        .Add(Bdf.ScheduleDischargingCapacity, "Ah", "Discharge Capacity")
        .Add(Bdf.ScheduleChargingEnergy, "Wh", "Charge Energy")
        .Add(Bdf.ScheduleDischargingEnergy, "Wh", "Discharge Energy")
        .Add(Bdf.InternalResistance, "ohm", "Internal Resistance")
        .Add(Bdf.TemperatureT1, "degC", "Temperature", "Aux_Temperature_1")
        .Add(Bdf.TemperatureT2, "degC", "Aux_Temperature_2")
        .Add(Bdf.TemperatureT3, "degC", "Aux_Temperature_3");

    /// <summary>
    /// True if these headers are Arbin's: test time, cycle and voltage, and a capacity with the step, or the underscores that only Arbin writes.
    /// </summary>
    public static bool IsHeader(string[] headers)
    {
        if (!Array.Exists(headers, static header => header.StartsWith("Test", StringComparison.Ordinal))
            || Array.Exists(headers, static header => header.Contains(" / ", StringComparison.Ordinal)))
        {
            return false;
        }

        HashSet<BdfTerm> terms = [.. headers.Select(static header => Rules.Find(header)?.Term).OfType<BdfTerm>()];
        return terms.Contains(Bdf.TestTime) && terms.Contains(Bdf.CycleCount) && terms.Contains(Bdf.Voltage)
            && ((terms.Contains(Bdf.StepId) && terms.Contains(Bdf.ScheduleChargingCapacity))
                || (terms.Contains(Bdf.Current) && Array.Exists(headers, static header => header.StartsWith("Test_Time", StringComparison.Ordinal))));
    }
}
