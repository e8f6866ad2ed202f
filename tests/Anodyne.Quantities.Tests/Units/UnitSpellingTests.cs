using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Tests.Units;

/// <summary>Every spelling of the table is read as the unit that it means, in a value and in a header, and each unit has one plain text.</summary>
public class UnitSpellingTests
{
    public static TheoryData<string, string> Spelt => new()
    {
        { "mA cm-2", "mA/cm2" }, { "mA·cm⁻²", "mA/cm2" }, { "mA*cm^-2", "mA/cm2" }, { "mA/cm²", "mA/cm2" }, { "mA.cm-2", "mA/cm2" },
        { "\u00B5A/cm\u00B2", "uA/cm2" }, { "\u03BCA cm\u207B\u00B2", "uA/cm2" }, { "\u00C2\u00B5A", "uA" }, { "\u00CE\u00BCA", "uA" },
        { "Sec.", "s" }, { "Sec", "s" }, { "SECONDS", "s" }, { "Hrs", "h" }, { "hr.", "h" }, { "minutes", "min" }, { "msec", "ms" },
        { "\u2103", "degC" }, { "°C", "degC" }, { "° C", "degC" }, { "oC", "degC" }, { "dC.", "degC" }, { "deg C", "degC" }, { "Celsius", "degC" }, { "摄氏度", "degC" },
        { "mAs", "mA s" }, { "mWs", "mW s" }, { "mAh", "mAh" }, { "mA·h", "mAh" }, { "mA.h", "mAh" }, { "mA h", "mAh" }, { "AHr", "Ah" }, { "Amp-hr", "Ah" }, { "Watt-hr", "Wh" },
        { "W.h", "Wh" }, { "毫安时", "mAh" }, { "毫安·时", "mAh" }, { "毫安时/克", "mAh/g" }, { "毫安", "mA" }, { "微安", "uA" }, { "伏", "V" }, { "毫伏", "mV" }, { "小时", "h" }, { "秒", "s" },
        { "欧姆", "ohm" }, { "毫安/平方厘米", "mA/cm2" },
        { "Ohm", "ohm" }, { "Ω", "ohm" }, { "\u2126", "ohm" }, { "mΩ", "mohm" }, { "kOhms", "kohm" }, { "mO", "mohm" }, { "Ohm.cm²", "ohm cm2" }, { "Ohm-1", "1/ohm" }, { "Ω·cm²", "ohm cm2" },
        { "J/(mol K)", "J/mol/K" }, { "J mol-1 K-1", "J/mol/K" }, { "mAh/V.g", "mAh/V/g" }, { "W/(m2·K)", "W/m2/K" }, { "µF", "uF" }, { "1/s", "1/s" }, { "s-1", "1/s" },
        { "Volts", "V" }, { "Amps", "A" }, { "hertz", "Hz" }, { "KHz", "kHz" }, { "Psi", "psi" }, { "%", "%" }, { "percent", "%" }, { "°", "deg" }, { "Å", "angstrom" }, { "", "1" }, { "1", "1" },
    };

    [Theory]
    [MemberData(nameof(Spelt))]
    public void A_spelling_is_the_unit_it_means(string written, string plain)
    {
        var unit = Unit.Read(written);
        Assert.Equal(plain, unit.Text);
        Assert.Equal(unit, Unit.Read(unit.Text));
    }

    [Fact]
    public void Every_row_of_the_table_means_a_unit_and_reads_alike_in_a_value_and_in_a_header()
    {
        foreach (var (kind, written, meaning) in UnitSpelling.All.Where(row => row.Kind is SpellingKind.Symbol or SpellingKind.Word or SpellingKind.Phrase))
        {
            var expected = Unit.Read(meaning);
            Assert.True(Unit.Read(written) == expected, $"{kind} {written}");
            Assert.Equal(expected, UnitHeader.Split($"Value ({written})").Unit);
            Assert.Equal(expected, UnitHeader.Split($"Value/{written}").Unit);
            Assert.Equal(expected.ToSi(2), UnitText.ParseToSi("2 " + written, expected.Dimension));
        }

        foreach (var (_, written, meaning) in UnitSpelling.All.Where(row => row.Kind == SpellingKind.Header))
        {
            Assert.Equal(Unit.Read(meaning), UnitHeader.Split("x_" + written).Unit);
        }
    }

    [Theory]
    [InlineData("TestTime/Sec.", "TestTime", "s")]
    [InlineData("SCapacity/mAh/g", "SCapacity", "mAh/g")]
    [InlineData("SEnergy/Wh/kg", "SEnergy", "Wh/kg")]
    [InlineData("Q charge/discharge/mA.h", "Q charge/discharge", "mAh")]
    [InlineData("control/V/mA", "control/V", "mA")]
    [InlineData("dQ/dV/mAh/V", "dQ/dV", "mAh/V")]
    [InlineData("Conductivity/mS/cm", "Conductivity", "mS/cm")]
    [InlineData("Current(\u03BCA)", "Current", "uA")]
    [InlineData("Current [mA]", "Current", "mA")]
    [InlineData("i(A/cm²)", "i", "A/cm2")]
    [InlineData("Z'(Ohm.cm²)", "Z'", "ohm cm2")]
    [InlineData("WE(1).Current (A)", "WE(1).Current", "A")]
    [InlineData("Voltage / V", "Voltage", "V")]
    [InlineData("Current Density, mA/cm^2", "Current Density", "mA/cm2")]
    [InlineData("i_mA_cm2", "i", "mA/cm2")]
    [InlineData("i_ma_cm2", "i", "mA/cm2")]
    [InlineData("z_re_ohm", "z_re", "ohm")]
    [InlineData("z_ohm_cm2", "z", "ohm cm2")]
    [InlineData("capacity_mAh_g", "capacity", "mAh/g")]
    [InlineData("frequency_hz", "frequency", "Hz")]
    [InlineData("AuxTemp/dC.", "AuxTemp", "degC")]
    [InlineData("电流(毫安)", "电流", "mA")]
    [InlineData("温度\uFF08\u2103\uFF09", "温度", "degC")]
    [InlineData("DCIR(mO)", "DCIR", "mohm")]
    public void A_header_is_taken_apart(string header, string name, string unit)
    {
        var split = UnitHeader.Split(header);
        Assert.Equal((name, unit, false), (split.Name, split.Unit?.Text, split.IsUnread));
    }

    [Theory]
    [InlineData("Current(mBlah)", "mBlah")]
    [InlineData("Current [furlong]", "furlong")]
    [InlineData("Force / dyn", "dyn")]
    [InlineData("Current, Gilbert", "Gilbert")]
    public void A_unit_that_is_not_understood_is_kept_to_be_said(string header, string written)
    {
        var split = UnitHeader.Split(header);
        Assert.True(split.IsUnread);
        Assert.Equal(written, split.Written);
        Assert.Null(split.To("A"));
    }

    [Theory]
    [InlineData("Cycle_Index", "Cycle_Index")]
    [InlineData("Aux_Voltage_1", "Aux_Voltage_1")]
    [InlineData("Data_Point", "Data_Point")]
    [InlineData("Voltage", "Voltage")]
    [InlineData("", "")]
    public void A_header_without_a_unit_is_only_a_name(string header, string name) => Assert.Equal(new UnitHeader(name, "", null), UnitHeader.Split(header));

    [Fact]
    public void A_column_is_turned_into_the_unit_wanted()
    {
        Assert.Equal((1e-3, 0), UnitHeader.Split("Current(mA)").To("A"));
        Assert.Equal((1e-3 / 3600, 0), UnitHeader.Split("Capacity(mAs)").To("Ah"));
        Assert.Equal((3600, 0), UnitHeader.Split("Total Time(h)").To("s"));
        Assert.Equal((1, -273.15), UnitHeader.Split("Temperature/K").To("degC"));
        Assert.Equal((1, 0), UnitHeader.Split("temperature_1_C").To("degC"));
        Assert.Equal((1, 0), UnitHeader.Split("Voltage").To("V", ifMissing: "V"));
        Assert.Null(UnitHeader.Split("Voltage").To("V"));
        Assert.Null(UnitHeader.Split("Voltage(A)").To("V"));
    }

    [Fact]
    public void Celsius_is_a_point_and_not_a_factor()
    {
        Assert.Equal(298.15, Unit.Read("°C").ToSi(25));
        Assert.Equal(25, Unit.Read("℃").FromSi(298.15), 12);
        Assert.Contains("K", Assert.Throws<InputException>(() => Unit.Read("W/°C")).Problem.Mend, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => UnitText.ReadUnit("degC"));
        Assert.Equal(300, UnitText.ParseToSi("300 J/(m2 K)", Dimension.ArealHeatCapacity));
    }
}
