namespace Anodyne.Quantities.Dimensions;

public readonly partial record struct Dimension
{
    /// <summary>Number, SI unit 1; written for example "0.5".</summary>
    public static Dimension None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Length, SI unit m; written for example "25 um".</summary>
    public static Dimension Length { get; } = new(1, 0, 0, 0, 0, 0);

    /// <summary>Area, SI unit m2; written for example "1.13 cm2".</summary>
    public static Dimension Area { get; } = new(2, 0, 0, 0, 0, 0);

    /// <summary>Volume, SI unit m3; written for example "60 uL".</summary>
    public static Dimension Volume { get; } = new(3, 0, 0, 0, 0, 0);

    /// <summary>Mass, SI unit kg; written for example "12 mg".</summary>
    public static Dimension Mass { get; } = new(0, 1, 0, 0, 0, 0);

    /// <summary>Time, SI unit s; written for example "10 h".</summary>
    public static Dimension Time { get; } = new(0, 0, 1, 0, 0, 0);

    /// <summary>Current, SI unit A; written for example "1 mA".</summary>
    public static Dimension Current { get; } = new(0, 0, 0, 1, 0, 0);

    /// <summary>Temperature, SI unit K; written for example "25 degC".</summary>
    public static Dimension Temperature { get; } = new(0, 0, 0, 0, 1, 0);

    /// <summary>Amount of substance, SI unit mol; written for example "1 mmol".</summary>
    public static Dimension Amount { get; } = new(0, 0, 0, 0, 0, 1);

    /// <summary>Current density, SI unit A/m2; written for example "1 mA/cm2".</summary>
    public static Dimension CurrentDensity { get; } = new(-2, 0, 0, 1, 0, 0);

    /// <summary>Charge, SI unit C; written for example "3 mAh".</summary>
    public static Dimension Charge { get; } = new(0, 0, 1, 1, 0, 0);

    /// <summary>Charge per area, SI unit C/m2; written for example "3 mAh/cm2".</summary>
    public static Dimension ChargePerArea { get; } = new(-2, 0, 1, 1, 0, 0);

    /// <summary>Charge per mass, SI unit C/kg; written for example "150 mAh/g".</summary>
    public static Dimension SpecificCharge { get; } = new(0, -1, 1, 1, 0, 0);

    /// <summary>Mass per charge, SI unit kg/C; written for example "2 g/Ah".</summary>
    public static Dimension MassPerCharge { get; } = new(0, 1, -1, -1, 0, 0);

    /// <summary>Volume per charge, SI unit m3/C; written for example "3 uL/mAh".</summary>
    public static Dimension VolumePerCharge { get; } = new(3, 0, -1, -1, 0, 0);

    /// <summary>Charge per volume, SI unit C/m3; written for example "2000 mAh/cm3".</summary>
    public static Dimension ChargeDensity { get; } = new(-3, 0, 1, 1, 0, 0);

    /// <summary>Charge per amount, SI unit C/mol; written for example "96485 C/mol".</summary>
    public static Dimension MolarCharge { get; } = new(0, 0, 1, 1, 0, -1);

    /// <summary>Voltage, SI unit V; written for example "10 mV".</summary>
    public static Dimension Voltage { get; } = new(2, 1, -3, -1, 0, 0);

    /// <summary>Voltage rate, SI unit V/s; written for example "1 mV/s".</summary>
    public static Dimension VoltageRate { get; } = new(2, 1, -4, -1, 0, 0);

    /// <summary>Electric field, SI unit V/m; written for example "1 kV/m".</summary>
    public static Dimension ElectricField { get; } = new(1, 1, -3, -1, 0, 0);

    /// <summary>Resistance, SI unit ohm; written for example "96 ohm".</summary>
    public static Dimension Resistance { get; } = new(2, 1, -3, -2, 0, 0);

    /// <summary>Areal resistance, SI unit ohm m2; written for example "12 ohm cm2".</summary>
    public static Dimension ArealResistance { get; } = new(4, 1, -3, -2, 0, 0);

    /// <summary>Resistivity, SI unit ohm m; written for example "1 ohm m".</summary>
    public static Dimension Resistivity { get; } = new(3, 1, -3, -2, 0, 0);

    /// <summary>Conductance, SI unit S; written for example "1 mS".</summary>
    public static Dimension Conductance { get; } = new(-2, -1, 3, 2, 0, 0);

    /// <summary>Areal conductance, SI unit S/m2; written for example "10 mS/cm2".</summary>
    public static Dimension ArealConductance { get; } = new(-4, -1, 3, 2, 0, 0);

    /// <summary>Conductivity, SI unit S/m; written for example "1 mS/cm".</summary>
    public static Dimension Conductivity { get; } = new(-3, -1, 3, 2, 0, 0);

    /// <summary>Molar conductivity, SI unit S m2/mol; written for example "5 mS m2/mol".</summary>
    public static Dimension MolarConductivity { get; } = new(0, -1, 3, 2, 0, -1);

    /// <summary>Diffusivity, SI unit m2/s; written for example "2.4e-10 m2/s".</summary>
    public static Dimension Diffusivity { get; } = new(2, 0, -1, 0, 0, 0);

    /// <summary>Concentration, SI unit mol/m3; written for example "1 M".</summary>
    public static Dimension Concentration { get; } = new(-3, 0, 0, 0, 0, 1);

    /// <summary>Molality, SI unit mol/kg; written for example "1 mol/kg".</summary>
    public static Dimension Molality { get; } = new(0, -1, 0, 0, 0, 1);

    /// <summary>Molar volume, SI unit m3/mol; written for example "12.97 cm3/mol".</summary>
    public static Dimension MolarVolume { get; } = new(3, 0, 0, 0, 0, -1);

    /// <summary>Molar mass, SI unit kg/mol; written for example "6.94 g/mol".</summary>
    public static Dimension MolarMass { get; } = new(0, 1, 0, 0, 0, -1);

    /// <summary>Molar flux, SI unit mol/m2/s; written for example "1e-6 mol/cm2/s".</summary>
    public static Dimension MolarFlux { get; } = new(-2, 0, -1, 0, 0, 1);

    /// <summary>Amount per area, SI unit mol/m2; written for example "1 umol/cm2".</summary>
    public static Dimension AmountPerArea { get; } = new(-2, 0, 0, 0, 0, 1);

    /// <summary>Surface energy, SI unit J/m2; written for example "0.5 J/m2".</summary>
    public static Dimension SurfaceEnergy { get; } = new(0, 1, -2, 0, 0, 0);

    /// <summary>Pressure, SI unit Pa; written for example "0.4 MPa".</summary>
    public static Dimension Pressure { get; } = new(-1, 1, -2, 0, 0, 0);

    /// <summary>Force, SI unit N; written for example "1 mN".</summary>
    public static Dimension Force { get; } = new(1, 1, -2, 0, 0, 0);

    /// <summary>Energy, SI unit J; written for example "1 Wh".</summary>
    public static Dimension Energy { get; } = new(2, 1, -2, 0, 0, 0);

    /// <summary>Energy per mass, SI unit J/kg; written for example "300 Wh/kg".</summary>
    public static Dimension SpecificEnergy { get; } = new(2, 0, -2, 0, 0, 0);

    /// <summary>Power, SI unit W; written for example "1 mW".</summary>
    public static Dimension Power { get; } = new(2, 1, -3, 0, 0, 0);

    /// <summary>Molar energy, SI unit J/mol; written for example "54.3 kJ/mol".</summary>
    public static Dimension MolarEnergy { get; } = new(2, 1, -2, 0, 0, -1);

    /// <summary>Molar entropy, SI unit J/mol/K; written for example "30 J/mol/K".</summary>
    public static Dimension MolarEntropy { get; } = new(2, 1, -2, 0, -1, -1);

    /// <summary>Specific heat capacity, SI unit J/kg/K; written for example "1500 J/kg/K".</summary>
    public static Dimension HeatCapacity { get; } = new(2, 0, -2, 0, -1, 0);

    /// <summary>Thermal conductivity, SI unit W/m/K; written for example "0.3 W/m/K".</summary>
    public static Dimension ThermalConductivity { get; } = new(1, 1, -3, 0, -1, 0);

    /// <summary>Density, SI unit kg/m3; written for example "0.534 g/cm3".</summary>
    public static Dimension Density { get; } = new(-3, 1, 0, 0, 0, 0);

    /// <summary>Mass per area, SI unit kg/m2; written for example "0.57 mg/cm2".</summary>
    public static Dimension MassPerArea { get; } = new(-2, 1, 0, 0, 0, 0);

    /// <summary>Rate, SI unit 1/s; written for example "1 Hz".</summary>
    public static Dimension Rate { get; } = new(0, 0, -1, 0, 0, 0);

    /// <summary>Rate per kelvin, SI unit 1/s/K; written for example "1 1/s/K".</summary>
    public static Dimension RatePerKelvin { get; } = new(0, 0, -1, 0, -1, 0);

    /// <summary>Velocity, SI unit m/s; written for example "2.7 nm/s".</summary>
    public static Dimension Velocity { get; } = new(1, 0, -1, 0, 0, 0);

    /// <summary>Reciprocal length, SI unit 1/m; written for example "1 1/cm".</summary>
    public static Dimension Wavenumber { get; } = new(-1, 0, 0, 0, 0, 0);

    /// <summary>Number per area, SI unit 1/m2; written for example "1e6 1/cm2".</summary>
    public static Dimension NumberPerArea { get; } = new(-2, 0, 0, 0, 0, 0);

    /// <summary>Area per mass, SI unit m2/kg; written for example "172 m2/g".</summary>
    public static Dimension SpecificArea { get; } = new(2, -1, 0, 0, 0, 0);

    /// <summary>Number per volume, SI unit 1/m3; written for example "1e20 1/cm3".</summary>
    public static Dimension NumberPerVolume { get; } = new(-3, 0, 0, 0, 0, 0);

    /// <summary>Capacitance, SI unit F; written for example "1 uF".</summary>
    public static Dimension Capacitance { get; } = new(-2, -1, 4, 2, 0, 0);

    /// <summary>Areal capacitance, SI unit F/m2; written for example "10 uF/cm2".</summary>
    public static Dimension ArealCapacitance { get; } = new(-4, -1, 4, 2, 0, 0);

    /// <summary>Reciprocal temperature, SI unit 1/K; written for example "0.01 1/K".</summary>
    public static Dimension PerTemperature { get; } = new(0, 0, 0, 0, -1, 0);

    /// <summary>Viscosity, SI unit Pa s; written for example "3 mPa s".</summary>
    public static Dimension Viscosity { get; } = new(-1, 1, -1, 0, 0, 0);

    private static readonly NamedDimension[] Names =
    [
        new(None, "number", "1", "0.5"),
        new(Length, "length", "m", "25 um"),
        new(Area, "area", "m2", "1.13 cm2"),
        new(Volume, "volume", "m3", "60 uL"),
        new(Mass, "mass", "kg", "12 mg"),
        new(Time, "time", "s", "10 h"),
        new(Current, "current", "A", "1 mA"),
        new(Temperature, "temperature", "K", "25 degC"),
        new(Amount, "amount of substance", "mol", "1 mmol"),
        new(CurrentDensity, "current density", "A/m2", "1 mA/cm2"),
        new(Charge, "charge", "C", "3 mAh"),
        new(ChargePerArea, "charge per area", "C/m2", "3 mAh/cm2"),
        new(SpecificCharge, "charge per mass", "C/kg", "150 mAh/g"),
        new(MassPerCharge, "mass per charge", "kg/C", "2 g/Ah"),
        new(VolumePerCharge, "volume per charge", "m3/C", "3 uL/mAh"),
        new(ChargeDensity, "charge per volume", "C/m3", "2000 mAh/cm3"),
        new(MolarCharge, "charge per amount", "C/mol", "96485 C/mol"),
        new(Voltage, "voltage", "V", "10 mV"),
        new(VoltageRate, "voltage rate", "V/s", "1 mV/s"),
        new(ElectricField, "electric field", "V/m", "1 kV/m"),
        new(Resistance, "resistance", "ohm", "96 ohm"),
        new(ArealResistance, "areal resistance", "ohm m2", "12 ohm cm2"),
        new(Resistivity, "resistivity", "ohm m", "1 ohm m"),
        new(Conductance, "conductance", "S", "1 mS"),
        new(ArealConductance, "areal conductance", "S/m2", "10 mS/cm2"),
        new(Conductivity, "conductivity", "S/m", "1 mS/cm"),
        new(MolarConductivity, "molar conductivity", "S m2/mol", "5 mS m2/mol"),
        new(Diffusivity, "diffusivity", "m2/s", "2.4e-10 m2/s"),
        new(Concentration, "concentration", "mol/m3", "1 M"),
        new(Molality, "molality", "mol/kg", "1 mol/kg"),
        new(MolarVolume, "molar volume", "m3/mol", "12.97 cm3/mol"),
        new(MolarMass, "molar mass", "kg/mol", "6.94 g/mol"),
        new(MolarFlux, "molar flux", "mol/m2/s", "1e-6 mol/cm2/s"),
        new(AmountPerArea, "amount per area", "mol/m2", "1 umol/cm2"),
        new(SurfaceEnergy, "surface energy", "J/m2", "0.5 J/m2"),
        new(Pressure, "pressure", "Pa", "0.4 MPa"),
        new(Force, "force", "N", "1 mN"),
        new(Energy, "energy", "J", "1 Wh"),
        new(SpecificEnergy, "energy per mass", "J/kg", "300 Wh/kg"),
        new(Power, "power", "W", "1 mW"),
        new(MolarEnergy, "molar energy", "J/mol", "54.3 kJ/mol"),
        new(MolarEntropy, "molar entropy", "J/mol/K", "30 J/mol/K"),
        new(HeatCapacity, "specific heat capacity", "J/kg/K", "1500 J/kg/K"),
        new(ThermalConductivity, "thermal conductivity", "W/m/K", "0.3 W/m/K"),
        new(Density, "density", "kg/m3", "0.534 g/cm3"),
        new(MassPerArea, "mass per area", "kg/m2", "0.57 mg/cm2"),
        new(Rate, "rate", "1/s", "1 Hz"),
        new(RatePerKelvin, "rate per kelvin", "1/s/K", "1 1/s/K"),
        new(Velocity, "velocity", "m/s", "2.7 nm/s"),
        new(Wavenumber, "reciprocal length", "1/m", "1 1/cm"),
        new(NumberPerArea, "number per area", "1/m2", "1e6 1/cm2"),
        new(SpecificArea, "area per mass", "m2/kg", "172 m2/g"),
        new(NumberPerVolume, "number per volume", "1/m3", "1e20 1/cm3"),
        new(Capacitance, "capacitance", "F", "1 uF"),
        new(ArealCapacitance, "areal capacitance", "F/m2", "10 uF/cm2"),
        new(PerTemperature, "reciprocal temperature", "1/K", "0.01 1/K"),
        new(Viscosity, "viscosity", "Pa s", "3 mPa s"),
    ];

    /// <summary>Every dimension that has a name, for messages and for tests.</summary>
    public static IReadOnlyList<Dimension> AllNamed => [.. Names.Select(entry => entry.Dimension)];

    private static NamedDimension? Named(Dimension dimension) => Array.Find(Names, entry => entry.Dimension == dimension);

    private sealed record NamedDimension(Dimension Dimension, string Name, string SiUnit, string Example);
}
