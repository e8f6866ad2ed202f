namespace Anodyne.Records.Terms;

/// <summary>
/// The columns of the Battery Data Format 1.3.0 (Battery Data Alliance). Capacities and energies without a prefix count from the start of the test and never
/// reset; those with "Cycle" or "Step" reset there; those with "Schedule" reset where the schedule says.
/// </summary>
public static class Bdf
{
    /// <summary>Time since the start of the test, s.</summary>
    public static readonly BdfTerm TestTime = new("Test Time", "s", "test_time_second", true);

    /// <summary>Cell voltage, V.</summary>
    public static readonly BdfTerm Voltage = new("Voltage", "V", "voltage_volt", true);

    /// <summary>Current into the cell, A; positive on charge.</summary>
    public static readonly BdfTerm Current = new("Current", "A", "current_ampere", true);

    /// <summary>Seconds since 1970-01-01T00:00:00Z.</summary>
    public static readonly BdfTerm UnixTime = new("Unix Time", "s", "unix_time_second");

    /// <summary>Cycle Count.</summary>
    public static readonly BdfTerm CycleCount = new("Cycle Count", "1", "cycle_count");

    /// <summary>Steps done since the start; never decreases.</summary>
    public static readonly BdfTerm StepCount = new("Step Count", "1", "step_count");

    /// <summary>Ambient Temperature, degC.</summary>
    public static readonly BdfTerm AmbientTemperature = new("Ambient Temperature", "degC", "ambient_temperature_celsius");

    /// <summary>Record Index.</summary>
    public static readonly BdfTerm RecordIndex = new("Record Index", "1", "record_index");

    /// <summary>Program step as the vendor numbers it; may repeat.</summary>
    public static readonly BdfTerm StepId = new("Step ID", "", "step_id");

    /// <summary>Step Type.</summary>
    public static readonly BdfTerm StepType = new("Step Type", "", "step_type");

    /// <summary>Step Time, s.</summary>
    public static readonly BdfTerm StepTime = new("Step Time", "s", "step_time_second");

    /// <summary>Step Record Index.</summary>
    public static readonly BdfTerm StepRecordIndex = new("Step Record Index", "1", "step_record_index");

    /// <summary>Power, W.</summary>
    public static readonly BdfTerm Power = new("Power", "W", "power_watt");

    /// <summary>Charging Capacity, Ah.</summary>
    public static readonly BdfTerm ChargingCapacity = new("Charging Capacity", "Ah", "charging_capacity_ah");

    /// <summary>Discharging Capacity, Ah.</summary>
    public static readonly BdfTerm DischargingCapacity = new("Discharging Capacity", "Ah", "discharging_capacity_ah");

    /// <summary>Cumulative Capacity, Ah.</summary>
    public static readonly BdfTerm CumulativeCapacity = new("Cumulative Capacity", "Ah", "cumulative_capacity_ah");

    /// <summary>Charging minus discharging capacity since the start, Ah.</summary>
    public static readonly BdfTerm NetCapacity = new("Net Capacity", "Ah", "net_capacity_ah");

    /// <summary>Charging Energy, Wh.</summary>
    public static readonly BdfTerm ChargingEnergy = new("Charging Energy", "Wh", "charging_energy_wh");

    /// <summary>Discharging Energy, Wh.</summary>
    public static readonly BdfTerm DischargingEnergy = new("Discharging Energy", "Wh", "discharging_energy_wh");

    /// <summary>Cumulative Energy, Wh.</summary>
    public static readonly BdfTerm CumulativeEnergy = new("Cumulative Energy", "Wh", "cumulative_energy_wh");

    /// <summary>Net Energy, Wh.</summary>
    public static readonly BdfTerm NetEnergy = new("Net Energy", "Wh", "net_energy_wh");

    /// <summary>Cycle Charging Capacity, Ah.</summary>
    public static readonly BdfTerm CycleChargingCapacity = new("Cycle Charging Capacity", "Ah", "cycle_charging_capacity_ah");

    /// <summary>Cycle Discharging Capacity, Ah.</summary>
    public static readonly BdfTerm CycleDischargingCapacity = new("Cycle Discharging Capacity", "Ah", "cycle_discharging_capacity_ah");

    /// <summary>Cycle Cumulative Capacity, Ah.</summary>
    public static readonly BdfTerm CycleCumulativeCapacity = new("Cycle Cumulative Capacity", "Ah", "cycle_cumulative_capacity_ah");

    /// <summary>Cycle Net Capacity, Ah.</summary>
    public static readonly BdfTerm CycleNetCapacity = new("Cycle Net Capacity", "Ah", "cycle_net_capacity_ah");

    /// <summary>Cycle Charging Energy, Wh.</summary>
    public static readonly BdfTerm CycleChargingEnergy = new("Cycle Charging Energy", "Wh", "cycle_charging_energy_wh");

    /// <summary>Cycle Discharging Energy, Wh.</summary>
    public static readonly BdfTerm CycleDischargingEnergy = new("Cycle Discharging Energy", "Wh", "cycle_discharging_energy_wh");

    /// <summary>Cycle Cumulative Energy, Wh.</summary>
    public static readonly BdfTerm CycleCumulativeEnergy = new("Cycle Cumulative Energy", "Wh", "cycle_cumulative_energy_wh");

    /// <summary>Cycle Net Energy, Wh.</summary>
    public static readonly BdfTerm CycleNetEnergy = new("Cycle Net Energy", "Wh", "cycle_net_energy_wh");

    /// <summary>Step Charging Capacity, Ah.</summary>
    public static readonly BdfTerm StepChargingCapacity = new("Step Charging Capacity", "Ah", "step_charging_capacity_ah");

    /// <summary>Step Discharging Capacity, Ah.</summary>
    public static readonly BdfTerm StepDischargingCapacity = new("Step Discharging Capacity", "Ah", "step_discharging_capacity_ah");

    /// <summary>Step Cumulative Capacity, Ah.</summary>
    public static readonly BdfTerm StepCumulativeCapacity = new("Step Cumulative Capacity", "Ah", "step_cumulative_capacity_ah");

    /// <summary>Step Net Capacity, Ah.</summary>
    public static readonly BdfTerm StepNetCapacity = new("Step Net Capacity", "Ah", "step_net_capacity_ah");

    /// <summary>Step Charging Energy, Wh.</summary>
    public static readonly BdfTerm StepChargingEnergy = new("Step Charging Energy", "Wh", "step_charging_energy_wh");

    /// <summary>Step Discharging Energy, Wh.</summary>
    public static readonly BdfTerm StepDischargingEnergy = new("Step Discharging Energy", "Wh", "step_discharging_energy_wh");

    /// <summary>Step Cumulative Energy, Wh.</summary>
    public static readonly BdfTerm StepCumulativeEnergy = new("Step Cumulative Energy", "Wh", "step_cumulative_energy_wh");

    /// <summary>Step Net Energy, Wh.</summary>
    public static readonly BdfTerm StepNetEnergy = new("Step Net Energy", "Wh", "step_net_energy_wh");

    /// <summary>Schedule Charging Capacity, Ah.</summary>
    public static readonly BdfTerm ScheduleChargingCapacity = new("Schedule Charging Capacity", "Ah", "schedule_charging_capacity_ah");

    /// <summary>Schedule Discharging Capacity, Ah.</summary>
    public static readonly BdfTerm ScheduleDischargingCapacity = new("Schedule Discharging Capacity", "Ah", "schedule_discharging_capacity_ah");

    /// <summary>Schedule Charging Energy, Wh.</summary>
    public static readonly BdfTerm ScheduleChargingEnergy = new("Schedule Charging Energy", "Wh", "schedule_charging_energy_wh");

    /// <summary>Schedule Discharging Energy, Wh.</summary>
    public static readonly BdfTerm ScheduleDischargingEnergy = new("Schedule Discharging Energy", "Wh", "schedule_discharging_energy_wh");

    /// <summary>Internal Resistance, ohm.</summary>
    public static readonly BdfTerm InternalResistance = new("Internal Resistance", "ohm", "internal_resistance_ohm");

    /// <summary>DC Internal Resistance, ohm.</summary>
    public static readonly BdfTerm DcInternalResistance = new("DC Internal Resistance", "ohm", "dc_internal_resistance_ohm");

    /// <summary>AC Internal Resistance, ohm.</summary>
    public static readonly BdfTerm AcInternalResistance = new("AC Internal Resistance", "ohm", "ac_internal_resistance_ohm");

    /// <summary>Frequency, Hz.</summary>
    public static readonly BdfTerm Frequency = new("Frequency", "Hz", "frequency_hertz");

    /// <summary>Real Impedance, ohm.</summary>
    public static readonly BdfTerm RealImpedance = new("Real Impedance", "ohm", "real_impedance_ohm");

    /// <summary>Imaginary part of the impedance, ohm; negative = capacitive.</summary>
    public static readonly BdfTerm ImaginaryImpedance = new("Imaginary Impedance", "ohm", "imaginary_impedance_ohm");

    /// <summary>Absolute Impedance, ohm.</summary>
    public static readonly BdfTerm AbsoluteImpedance = new("Absolute Impedance", "ohm", "absolute_impedance_ohm");

    /// <summary>Phase of the impedance, degrees; negative = capacitive.</summary>
    public static readonly BdfTerm Phase = new("Phase", "deg", "phase_degree");

    /// <summary>Surface Temperature, degC.</summary>
    public static readonly BdfTerm SurfaceTemperature = new("Surface Temperature", "degC", "surface_temperature_celsius");

    /// <summary>Temperature T1, degC.</summary>
    public static readonly BdfTerm TemperatureT1 = new("Temperature T1", "degC", "temperature_t1_celsius");

    /// <summary>Temperature T2, degC.</summary>
    public static readonly BdfTerm TemperatureT2 = new("Temperature T2", "degC", "temperature_t2_celsius");

    /// <summary>Temperature T3, degC.</summary>
    public static readonly BdfTerm TemperatureT3 = new("Temperature T3", "degC", "temperature_t3_celsius");

    /// <summary>Temperature T4, degC.</summary>
    public static readonly BdfTerm TemperatureT4 = new("Temperature T4", "degC", "temperature_t4_celsius");

    /// <summary>Temperature T5, degC.</summary>
    public static readonly BdfTerm TemperatureT5 = new("Temperature T5", "degC", "temperature_t5_celsius");

    /// <summary>Ambient Pressure, Pa.</summary>
    public static readonly BdfTerm AmbientPressure = new("Ambient Pressure", "Pa", "ambient_pressure_pa");

    /// <summary>Applied Pressure, Pa.</summary>
    public static readonly BdfTerm AppliedPressure = new("Applied Pressure", "Pa", "applied_pressure_pa");

    /// <summary>Surface Pressure, Pa.</summary>
    public static readonly BdfTerm SurfacePressure = new("Surface Pressure", "Pa", "surface_pressure_pa");

    /// <summary>All terms in the order of the format's table.</summary>
    public static IReadOnlyList<BdfTerm> All { get; } =
    [
        TestTime, Voltage, Current, UnixTime, CycleCount, StepCount, AmbientTemperature, RecordIndex, StepId, StepType, StepTime, StepRecordIndex,
        Power, ChargingCapacity, DischargingCapacity, CumulativeCapacity, NetCapacity, ChargingEnergy, DischargingEnergy, CumulativeEnergy,
        NetEnergy, CycleChargingCapacity, CycleDischargingCapacity, CycleCumulativeCapacity, CycleNetCapacity, CycleChargingEnergy,
        CycleDischargingEnergy, CycleCumulativeEnergy, CycleNetEnergy, StepChargingCapacity, StepDischargingCapacity, StepCumulativeCapacity,
        StepNetCapacity, StepChargingEnergy, StepDischargingEnergy, StepCumulativeEnergy, StepNetEnergy, ScheduleChargingCapacity,
        ScheduleDischargingCapacity, ScheduleChargingEnergy, ScheduleDischargingEnergy, InternalResistance, DcInternalResistance,
        AcInternalResistance, Frequency, RealImpedance, ImaginaryImpedance, AbsoluteImpedance, Phase, SurfaceTemperature, TemperatureT1,
        TemperatureT2, TemperatureT3, TemperatureT4, TemperatureT5, AmbientPressure, AppliedPressure, SurfacePressure,
    ];

    private static readonly Dictionary<string, BdfTerm> Lookup = Names();

    /// <summary>The term of a name, a human label or a machine name; null if the format has none. Case does not matter.</summary>
    public static BdfTerm? Find(string text) => Lookup.GetValueOrDefault(text.Trim());

    private static Dictionary<string, BdfTerm> Names()
    {
        var names = new Dictionary<string, BdfTerm>(StringComparer.OrdinalIgnoreCase);
        foreach (var term in All)
        {
            names.TryAdd(term.Name, term);
            names.TryAdd(term.Label, term);
            names.TryAdd(term.MachineName, term);
        }

        return names;
    }
}
