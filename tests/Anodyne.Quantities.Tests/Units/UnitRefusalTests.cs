using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Tests.Units;

/// <summary>What a person gets wrong, and that the message names the position, what was found and the mend.</summary>
public class UnitRefusalTests
{
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "1 ma/cm2", nameof(Dimension.CurrentDensity), "position 3", "\"mA\"" },
        { "1 mA/cm3", nameof(Dimension.CurrentDensity), "position 3", "current density" },
        { "1 mA/cmm2", nameof(Dimension.CurrentDensity), "position 6", "Did you mean" },
        { "1", nameof(Dimension.CurrentDensity), "position 2", "1 mA/cm2" },
        { "1,5 um", nameof(Dimension.Length), "position 2", "decimal point" },
        { "um", nameof(Dimension.Length), "position 1", "not a number" },
        { "", nameof(Dimension.Length), "position 1", "not a number" },
        { "nan um", nameof(Dimension.Length), "position 1", "not a number" },
        { "1e999 um", nameof(Dimension.Length), "position 1", "not a number" },
        { "25 C", nameof(Dimension.Temperature), "position 4", "degC" },
        { "-300 degC", nameof(Dimension.Temperature), "position 1", "absolute zero" },
        { "1 1/degC", nameof(Dimension.PerTemperature), "position 5", "K" },
        { "30 J/mol K", nameof(Dimension.MolarEntropy), "position 10", "J/(mol K)" },
        { "1 mA/", nameof(Dimension.CurrentDensity), "position 6", "missing" },
        { "1 mA/cm^", nameof(Dimension.CurrentDensity), "position 9", "power" },
        { "1 mA/cm^0.5", nameof(Dimension.CurrentDensity), "position 10", "integer" },
        { "1 (mA/cm2", nameof(Dimension.CurrentDensity), "position 10", "parenthesis" },
        { "1 mA/cm2)", nameof(Dimension.CurrentDensity), "position 9", "')'" },
        { "1 mA/cm2 # note", nameof(Dimension.CurrentDensity), "position 10", "#" },
        { "1.2.3 um", nameof(Dimension.Length), "position 1", "not a number" },
        { "1 Meter", nameof(Dimension.Length), "position 3", "no known unit" },
        { "0.3 um", nameof(Dimension.None), "position 5", "a plain number" },
        { "1 mA per cm2", nameof(Dimension.CurrentDensity), "position 6", "slash" },
        { "25 microns", nameof(Dimension.Length), "position 4", "\"um\"" },
        { "25 um2", nameof(Dimension.Length), "position 4", "measures area" },
        { "1 m99", nameof(Dimension.Length), "position", "power" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void It_is_refused_with_place_and_mend(string text, string dimension, string where, string says)
    {
        var failure = Assert.Throws<InputException>(() => UnitText.ParseToSi(text, UnitTextTests.Find(dimension)));
        Assert.Contains(where, failure.Problem.Where, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Problem.Found);
        Assert.Equal(2, failure.ExitStatus);
        Assert.False(UnitText.TryParseToSi(text, UnitTextTests.Find(dimension), out var value));
        Assert.True(double.IsNaN(value) || !double.IsFinite(value));
    }

    [Theory]
    [InlineData("trasference number", "transference number")]
    [InlineData("conductivty", "conductivity")]
    [InlineData("Conductivity", "conductivity")]
    [InlineData("macmullin_number", "macmullin number")]
    [InlineData("zzz", null)]
    [InlineData("trans", "transference number")]
    public void The_nearest_word_is_found(string word, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(word, ["conductivity", "transference number", "macmullin number", "thickness"]));
}
