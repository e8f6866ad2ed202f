namespace Anodyne.Quantities.Dimensions;

public readonly partial record struct Dimension
{
    // First, because each property below adds itself.
    private static readonly List<NamedDimension> Names = [];

    /// <summary>Number, SI unit 1; written for example "0.5".</summary>
    public static Dimension None { get; } = Entered(new(0, 0, 0, 0, 0, 0), "number", "1", "0.5");

    /// <summary>Length, SI unit m; written for example "25 um".</summary>
    public static Dimension Length { get; } = Entered(new(1, 0, 0, 0, 0, 0), "length", "m", "25 um");

    /// <summary>Area, SI unit m2; written for example "1.13 cm2".</summary>
    public static Dimension Area { get; } = Entered(new(2, 0, 0, 0, 0, 0), "area", "m2", "1.13 cm2");

    /// <summary>Volume, SI unit m3; written for example "60 uL".</summary>
    public static Dimension Volume { get; } = Entered(new(3, 0, 0, 0, 0, 0), "volume", "m3", "60 uL");

    /// <summary>Mass, SI unit kg; written for example "12 mg".</summary>
    public static Dimension Mass { get; } = Entered(new(0, 1, 0, 0, 0, 0), "mass", "kg", "12 mg");

    /// <summary>Time, SI unit s; written for example "10 h".</summary>
    public static Dimension Time { get; } = Entered(new(0, 0, 1, 0, 0, 0), "time", "s", "10 h");

    /// <summary>Current, SI unit A; written for example "1 mA".</summary>
    public static Dimension Current { get; } = Entered(new(0, 0, 0, 1, 0, 0), "current", "A", "1 mA");

    /// <summary>Temperature, SI unit K; written for example "25 degC".</summary>
    public static Dimension Temperature { get; } = Entered(new(0, 0, 0, 0, 1, 0), "temperature", "K", "25 degC");

    /// <summary>Amount of substance, SI unit mol; written for example "1 mmol".</summary>
    public static Dimension Amount { get; } = Entered(new(0, 0, 0, 0, 0, 1), "amount of substance", "mol", "1 mmol");

    /// <summary>Current density, SI unit A/m2; written for example "1 mA/cm2".</summary>
    public static Dimension CurrentDensity { get; } = Entered(new(-2, 0, 0, 1, 0, 0), "current density", "A/m2", "1 mA/cm2");

    /// <summary>Current per mass, SI unit A/kg; written for example "170 mA/g".</summary>
    public static Dimension SpecificCurrent { get; } = Entered(new(0, -1, 0, 1, 0, 0), "current per mass", "A/kg", "170 mA/g");

    /// <summary>Charge, SI unit C; written for example "3 mAh".</summary>
    public static Dimension Charge { get; } = Entered(new(0, 0, 1, 1, 0, 0), "charge", "C", "3 mAh");

    /// <summary>Charge per area, SI unit C/m2; written for example "3 mAh/cm2".</summary>
    public static Dimension ChargePerArea { get; } = Entered(new(-2, 0, 1, 1, 0, 0), "charge per area", "C/m2", "3 mAh/cm2");

    /// <summary>Charge per mass, SI unit C/kg; written for example "150 mAh/g".</summary>
    public static Dimension SpecificCharge { get; } = Entered(new(0, -1, 1, 1, 0, 0), "charge per mass", "C/kg", "150 mAh/g");

    /// <summary>Mass per charge, SI unit kg/C; written for example "2 g/Ah".</summary>
    public static Dimension MassPerCharge { get; } = Entered(new(0, 1, -1, -1, 0, 0), "mass per charge", "kg/C", "2 g/Ah");

    /// <summary>Volume per charge, SI unit m3/C; written for example "3 uL/mAh".</summary>
    public static Dimension VolumePerCharge { get; } = Entered(new(3, 0, -1, -1, 0, 0), "volume per charge", "m3/C", "3 uL/mAh");

    /// <summary>Charge per volume, SI unit C/m3; written for example "2000 mAh/cm3".</summary>
    public static Dimension ChargeDensity { get; } = Entered(new(-3, 0, 1, 1, 0, 0), "charge per volume", "C/m3", "2000 mAh/cm3");

    /// <summary>Charge per amount, SI unit C/mol; written for example "96485 C/mol".</summary>
    public static Dimension MolarCharge { get; } = Entered(new(0, 0, 1, 1, 0, -1), "charge per amount", "C/mol", "96485 C/mol");

    /// <summary>Voltage, SI unit V; written for example "10 mV".</summary>
    public static Dimension Voltage { get; } = Entered(new(2, 1, -3, -1, 0, 0), "voltage", "V", "10 mV");

    /// <summary>Voltage rate, SI unit V/s; written for example "1 mV/s".</summary>
    public static Dimension VoltageRate { get; } = Entered(new(2, 1, -4, -1, 0, 0), "voltage rate", "V/s", "1 mV/s");

    /// <summary>Voltage per temperature (of an entropic coefficient), SI unit V/K; written for example "-0.1 mV/K".</summary>
    public static Dimension VoltagePerTemperature { get; } = Entered(new(2, 1, -3, -1, -1, 0), "voltage per temperature", "V/K", "-0.1 mV/K");

    /// <summary>Electric field, SI unit V/m; written for example "1 kV/m".</summary>
    public static Dimension ElectricField { get; } = Entered(new(1, 1, -3, -1, 0, 0), "electric field", "V/m", "1 kV/m");

    /// <summary>Resistance, SI unit ohm; written for example "96 ohm".</summary>
    public static Dimension Resistance { get; } = Entered(new(2, 1, -3, -2, 0, 0), "resistance", "ohm", "96 ohm");

    /// <summary>Areal resistance, SI unit ohm m2; written for example "12 ohm cm2".</summary>
    public static Dimension ArealResistance { get; } = Entered(new(4, 1, -3, -2, 0, 0), "areal resistance", "ohm m2", "12 ohm cm2");

    /// <summary>Resistivity, SI unit ohm m; written for example "1 ohm m".</summary>
    public static Dimension Resistivity { get; } = Entered(new(3, 1, -3, -2, 0, 0), "resistivity", "ohm m", "1 ohm m");

    /// <summary>Inductance, SI unit H; written for example "1 uH".</summary>
    public static Dimension Inductance { get; } = Entered(new(2, 1, -2, -2, 0, 0), "inductance", "H", "1 uH");

    /// <summary>Conductance, SI unit S; written for example "1 mS".</summary>
    public static Dimension Conductance { get; } = Entered(new(-2, -1, 3, 2, 0, 0), "conductance", "S", "1 mS");

    /// <summary>Areal conductance, SI unit S/m2; written for example "10 mS/cm2".</summary>
    public static Dimension ArealConductance { get; } = Entered(new(-4, -1, 3, 2, 0, 0), "areal conductance", "S/m2", "10 mS/cm2");

    /// <summary>Conductivity, SI unit S/m; written for example "1 mS/cm".</summary>
    public static Dimension Conductivity { get; } = Entered(new(-3, -1, 3, 2, 0, 0), "conductivity", "S/m", "1 mS/cm");

    /// <summary>Molar conductivity, SI unit S m2/mol; written for example "5 mS m2/mol".</summary>
    public static Dimension MolarConductivity { get; } = Entered(new(0, -1, 3, 2, 0, -1), "molar conductivity", "S m2/mol", "5 mS m2/mol");

    /// <summary>Diffusivity, SI unit m2/s; written for example "2.4e-10 m2/s".</summary>
    public static Dimension Diffusivity { get; } = Entered(new(2, 0, -1, 0, 0, 0), "diffusivity", "m2/s", "2.4e-10 m2/s");

    /// <summary>Concentration, SI unit mol/m3; written for example "1 M".</summary>
    public static Dimension Concentration { get; } = Entered(new(-3, 0, 0, 0, 0, 1), "concentration", "mol/m3", "1 M");

    /// <summary>Molality, SI unit mol/kg; written for example "1 mol/kg".</summary>
    public static Dimension Molality { get; } = Entered(new(0, -1, 0, 0, 0, 1), "molality", "mol/kg", "1 mol/kg");

    /// <summary>Molar volume, SI unit m3/mol; written for example "12.97 cm3/mol".</summary>
    public static Dimension MolarVolume { get; } = Entered(new(3, 0, 0, 0, 0, -1), "molar volume", "m3/mol", "12.97 cm3/mol");

    /// <summary>Molar mass, SI unit kg/mol; written for example "6.94 g/mol".</summary>
    public static Dimension MolarMass { get; } = Entered(new(0, 1, 0, 0, 0, -1), "molar mass", "kg/mol", "6.94 g/mol");

    /// <summary>Molar flux, SI unit mol/m2/s; written for example "1e-6 mol/cm2/s".</summary>
    public static Dimension MolarFlux { get; } = Entered(new(-2, 0, -1, 0, 0, 1), "molar flux", "mol/m2/s", "1e-6 mol/cm2/s");

    /// <summary>Amount per area, SI unit mol/m2; written for example "1 umol/cm2".</summary>
    public static Dimension AmountPerArea { get; } = Entered(new(-2, 0, 0, 0, 0, 1), "amount per area", "mol/m2", "1 umol/cm2");

    /// <summary>Surface energy, SI unit J/m2; written for example "0.5 J/m2".</summary>
    public static Dimension SurfaceEnergy { get; } = Entered(new(0, 1, -2, 0, 0, 0), "surface energy", "J/m2", "0.5 J/m2");

    /// <summary>Pressure, SI unit Pa; written for example "0.4 MPa".</summary>
    public static Dimension Pressure { get; } = Entered(new(-1, 1, -2, 0, 0, 0), "pressure", "Pa", "0.4 MPa");

    /// <summary>Force, SI unit N; written for example "1 mN".</summary>
    public static Dimension Force { get; } = Entered(new(1, 1, -2, 0, 0, 0), "force", "N", "1 mN");

    /// <summary>Energy, SI unit J; written for example "1 Wh".</summary>
    public static Dimension Energy { get; } = Entered(new(2, 1, -2, 0, 0, 0), "energy", "J", "1 Wh");

    /// <summary>Energy per mass, SI unit J/kg; written for example "300 Wh/kg".</summary>
    public static Dimension SpecificEnergy { get; } = Entered(new(2, 0, -2, 0, 0, 0), "energy per mass", "J/kg", "300 Wh/kg");

    /// <summary>Power, SI unit W; written for example "1 mW".</summary>
    public static Dimension Power { get; } = Entered(new(2, 1, -3, 0, 0, 0), "power", "W", "1 mW");

    /// <summary>Power per area, SI unit W/m2; written for example "5 mW/cm2".</summary>
    public static Dimension PowerDensity { get; } = Entered(new(0, 1, -3, 0, 0, 0), "power per area", "W/m2", "5 mW/cm2");

    /// <summary>Power per mass, SI unit W/kg; written for example "100 W/kg".</summary>
    public static Dimension SpecificPower { get; } = Entered(new(2, 0, -3, 0, 0, 0), "power per mass", "W/kg", "100 W/kg");

    /// <summary>Molar energy, SI unit J/mol; written for example "54.3 kJ/mol".</summary>
    public static Dimension MolarEnergy { get; } = Entered(new(2, 1, -2, 0, 0, -1), "molar energy", "J/mol", "54.3 kJ/mol");

    /// <summary>Molar entropy, SI unit J/mol/K; written for example "30 J/mol/K".</summary>
    public static Dimension MolarEntropy { get; } = Entered(new(2, 1, -2, 0, -1, -1), "molar entropy", "J/mol/K", "30 J/mol/K");

    /// <summary>Specific heat capacity, SI unit J/kg/K; written for example "1500 J/kg/K".</summary>
    public static Dimension HeatCapacity { get; } = Entered(new(2, 0, -2, 0, -1, 0), "specific heat capacity", "J/kg/K", "1500 J/kg/K");

    /// <summary>Heat capacity per area, SI unit J/m2/K; written for example "300 J/(m2 K)".</summary>
    public static Dimension ArealHeatCapacity { get; } = Entered(new(0, 1, -2, 0, -1, 0), "heat capacity per area", "J/m2/K", "300 J/(m2 K)");

    /// <summary>Heat transfer coefficient, SI unit W/m2/K; written for example "10 W/(m2 K)".</summary>
    public static Dimension HeatTransfer { get; } = Entered(new(0, 1, -3, 0, -1, 0), "heat transfer coefficient", "W/m2/K", "10 W/(m2 K)");

    /// <summary>Thermal conductivity, SI unit W/m/K; written for example "0.3 W/m/K".</summary>
    public static Dimension ThermalConductivity { get; } = Entered(new(1, 1, -3, 0, -1, 0), "thermal conductivity", "W/m/K", "0.3 W/m/K");

    /// <summary>Density, SI unit kg/m3; written for example "0.534 g/cm3".</summary>
    public static Dimension Density { get; } = Entered(new(-3, 1, 0, 0, 0, 0), "density", "kg/m3", "0.534 g/cm3");

    /// <summary>Mass per area, SI unit kg/m2; written for example "0.57 mg/cm2".</summary>
    public static Dimension MassPerArea { get; } = Entered(new(-2, 1, 0, 0, 0, 0), "mass per area", "kg/m2", "0.57 mg/cm2");

    /// <summary>Rate, SI unit 1/s; written for example "1 Hz".</summary>
    public static Dimension Rate { get; } = Entered(new(0, 0, -1, 0, 0, 0), "rate", "1/s", "1 Hz");

    /// <summary>Rate per kelvin, SI unit 1/s/K; written for example "1 1/s/K".</summary>
    public static Dimension RatePerKelvin { get; } = Entered(new(0, 0, -1, 0, -1, 0), "rate per kelvin", "1/s/K", "1 1/s/K");

    /// <summary>Velocity, SI unit m/s; written for example "2.7 nm/s".</summary>
    public static Dimension Velocity { get; } = Entered(new(1, 0, -1, 0, 0, 0), "velocity", "m/s", "2.7 nm/s");

    /// <summary>Reciprocal length, SI unit 1/m; written for example "1 1/cm".</summary>
    public static Dimension Wavenumber { get; } = Entered(new(-1, 0, 0, 0, 0, 0), "reciprocal length", "1/m", "1 1/cm");

    /// <summary>Number per area, SI unit 1/m2; written for example "1e6 1/cm2".</summary>
    public static Dimension NumberPerArea { get; } = Entered(new(-2, 0, 0, 0, 0, 0), "number per area", "1/m2", "1e6 1/cm2");

    /// <summary>Area per mass, SI unit m2/kg; written for example "172 m2/g".</summary>
    public static Dimension SpecificArea { get; } = Entered(new(2, -1, 0, 0, 0, 0), "area per mass", "m2/kg", "172 m2/g");

    /// <summary>Number per volume, SI unit 1/m3; written for example "1e20 1/cm3".</summary>
    public static Dimension NumberPerVolume { get; } = Entered(new(-3, 0, 0, 0, 0, 0), "number per volume", "1/m3", "1e20 1/cm3");

    /// <summary>Capacitance, SI unit F; written for example "1 uF".</summary>
    public static Dimension Capacitance { get; } = Entered(new(-2, -1, 4, 2, 0, 0), "capacitance", "F", "1 uF");

    /// <summary>Areal capacitance, SI unit F/m2; written for example "10 uF/cm2".</summary>
    public static Dimension ArealCapacitance { get; } = Entered(new(-4, -1, 4, 2, 0, 0), "areal capacitance", "F/m2", "10 uF/cm2");

    /// <summary>Reciprocal temperature, SI unit 1/K; written for example "0.01 1/K".</summary>
    public static Dimension PerTemperature { get; } = Entered(new(0, 0, 0, 0, -1, 0), "reciprocal temperature", "1/K", "0.01 1/K");

    /// <summary>Viscosity, SI unit Pa s; written for example "3 mPa s".</summary>
    public static Dimension Viscosity { get; } = Entered(new(-1, 1, -1, 0, 0, 0), "viscosity", "Pa s", "3 mPa s");

    /// <summary>Every dimension that has a name, for messages and for tests.</summary>
    public static IReadOnlyList<Dimension> AllNamed => [.. Names.Select(entry => entry.Dimension)];

    /// <summary>True if the dimension has a name of its own: a quantity that people measure, not any product of units.</summary>
    public bool IsNamed => Named(this) is not null;

    private static NamedDimension? Named(Dimension dimension) => Names.Find(entry => entry.Dimension == dimension);

    private static Dimension Entered(Dimension dimension, string name, string unit, string example)
    {
        Names.Add(new NamedDimension(dimension, name, unit, example));
        return dimension;
    }

    private sealed record NamedDimension(Dimension Dimension, string Name, string SiUnit, string Example);
}
