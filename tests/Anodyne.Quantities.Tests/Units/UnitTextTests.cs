using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Tests.Units;

/// <summary>Values as a battery scientist writes them, against the SI value worked out by hand.</summary>
public class UnitTextTests
{
    public static TheoryData<string, string, double> Values => new()
    {
        { "1 mA/cm2", nameof(Dimension.CurrentDensity), 10 },
        { "1mA/cm2", nameof(Dimension.CurrentDensity), 10 },
        { "1 mA cm-2", nameof(Dimension.CurrentDensity), 10 },
        { "1 mA·cm^-2", nameof(Dimension.CurrentDensity), 10 },
        { "1 mA cm⁻²", nameof(Dimension.CurrentDensity), 10 },
        { "  -20.5 A / m2 ", nameof(Dimension.CurrentDensity), -20.5 },
        { "12 ohm cm2", nameof(Dimension.ArealResistance), 12e-4 },
        { "12 Ω·cm²", nameof(Dimension.ArealResistance), 12e-4 },
        { "0.5 J/m2", nameof(Dimension.SurfaceEnergy), 0.5 },
        { "0.5 N/m", nameof(Dimension.SurfaceEnergy), 0.5 },
        { "3 mAh/cm2", nameof(Dimension.ChargePerArea), 108000 },
        { "3 mA h/cm2", nameof(Dimension.ChargePerArea), 108000 },
        { "25 um", nameof(Dimension.Length), 25e-6 },
        { "25 µm", nameof(Dimension.Length), 25e-6 },
        { "1 angstrom", nameof(Dimension.Length), 1e-10 },
        { "1 mS/cm", nameof(Dimension.Conductivity), 0.1 },
        { "2.4e-10 m2/s", nameof(Dimension.Diffusivity), 2.4e-10 },
        { "2.4E-6 cm2/s", nameof(Dimension.Diffusivity), 2.4e-10 },
        { "1 M", nameof(Dimension.Concentration), 1000 },
        { "6 mol/L", nameof(Dimension.Concentration), 6000 },
        { "500 mM", nameof(Dimension.Concentration), 500 },
        { "1000 mol/m3", nameof(Dimension.Concentration), 1000 },
        { "25 degC", nameof(Dimension.Temperature), 298.15 },
        { "25 °C", nameof(Dimension.Temperature), 298.15 },
        { "298.15 K", nameof(Dimension.Temperature), 298.15 },
        { "10 mV", nameof(Dimension.Voltage), 0.01 },
        { "1/s", nameof(Dimension.Rate), 1 },
        { "5 1/s", nameof(Dimension.Rate), 5 },
        { "5 Hz", nameof(Dimension.Rate), 5 },
        { "34.3 %", nameof(Dimension.None), 0.343 },
        { "34.3%", nameof(Dimension.None), 0.343 },
        { "0.32", nameof(Dimension.None), 0.32 },
        { "180 deg", nameof(Dimension.None), Math.PI },
        { "6.94 g/mol", nameof(Dimension.MolarMass), 6.94e-3 },
        { "12.97 cm3/mol", nameof(Dimension.MolarVolume), 12.97e-6 },
        { "30 J/(mol K)", nameof(Dimension.MolarEntropy), 30 },
        { "30 J/mol/K", nameof(Dimension.MolarEntropy), 30 },
        { "54.27 kJ/mol", nameof(Dimension.MolarEnergy), 54270 },
        { "300 Wh/kg", nameof(Dimension.SpecificEnergy), 1.08e6 },
        { "150 mAh/g", nameof(Dimension.SpecificCharge), 540000 },
        { "2 g/Ah", nameof(Dimension.MassPerCharge), 2e-3 / 3600 },
        { "0.4 MPa", nameof(Dimension.Pressure), 4e5 },
        { "1 bar", nameof(Dimension.Pressure), 1e5 },
        { "10 uF/cm2", nameof(Dimension.ArealCapacitance), 0.1 },
        { "0.534 g/cm3", nameof(Dimension.Density), 534 },
        { "10 min", nameof(Dimension.Time), 600 },
        { "1 h", nameof(Dimension.Time), 3600 },
        { "1 V s", nameof(Dimension.Voltage) + "*" + nameof(Dimension.Time), 1 },
    };

    public static Dimension Find(string name) => name.Split('*')
        .Select(part => (Dimension)typeof(Dimension).GetProperty(part)!.GetValue(null)!)
        .Aggregate((a, b) => a * b);

    [Theory]
    [MemberData(nameof(Values))]
    public void Text_becomes_the_si_value(string text, string dimension, double si)
    {
        var value = UnitText.ParseToSi(text, Find(dimension));
        Assert.True(Math.Abs(value - si) <= 4e-16 * Math.Abs(si), $"{text}: {value:R} against {si:R}");
    }

    [Theory]
    [InlineData("1 um", 1e-6)]
    [InlineData("3 nm", 3e-9)]
    [InlineData("5 um", 5e-6)]
    [InlineData("0.3 um", 0.3e-6)]
    public void A_sub_multiple_gives_the_double_a_program_would_write(string text, double si) => Assert.Equal(si, UnitText.ParseToSi(text, Dimension.Length));

    [Theory]
    [InlineData(10, "mA/cm2", "1 mA/cm2")]
    [InlineData(298.15, "degC", "25 degC")]
    [InlineData(0.343, "%", "34.3 %")]
    [InlineData(2.4e-10, "m2/s", "2.4e-10 m2/s")]
    [InlineData(0.32, "1", "0.32")]
    [InlineData(1e9, "Pa", "1e09 Pa")]
    [InlineData(double.NaN, "V", "- V")]
    public void Si_values_are_printed(double si, string unit, string text) => Assert.Equal(text, UnitText.Print(si, unit));

    [Fact]
    public void Every_named_dimension_has_an_example_that_parses_and_a_coherent_unit()
    {
        foreach (var dimension in Dimension.AllNamed)
        {
            Assert.True(double.IsFinite(UnitText.ParseToSi(dimension.Example, dimension)), dimension.Name);
            if (dimension != Dimension.None)
            {
                var (scale, unitDimension) = UnitText.ReadUnit(dimension.SiUnit);
                Assert.Equal(dimension, unitDimension);
                Assert.Equal(1.0, scale, 1e-15);
            }
        }

        Assert.Equal(Dimension.AllNamed.Count, Dimension.AllNamed.Distinct().Count());
    }

    [Fact]
    public void A_dimension_without_a_name_prints_base_units_that_read_back()
    {
        var odd = Dimension.Mass.Raised(2) * Dimension.Temperature / Dimension.Time.Raised(3);
        Assert.Equal("kg2 K/s3", odd.SiUnit);
        Assert.Equal(odd, UnitText.ReadUnit(odd.SiUnit).Dimension);
    }
}
