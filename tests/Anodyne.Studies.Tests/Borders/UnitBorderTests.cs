using Anodyne.Analysis.Options;
using Anodyne.Cells.Protocols;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Tests.Borders;

/// <summary>A unit is the same unit wherever a person can write one: in a YAML file, a sentence of a protocol, a table's header and an option.</summary>
public class UnitBorderTests
{
    private static readonly string[] Composed =
    [
        "mA cm-2", "mA·cm⁻²", "mA/cm^2", "\u00B5A/cm²", "\u03BCA cm⁻²", "mAh/cm2", "mA·h", "mA h cm-2", "毫安/平方厘米", "毫安·时", "Ω", "\u2126", "mΩ", "kOhm", "mW cm-2", "W/m²", "mV s-1", "mV/sec",
        "µA", "μA", "°C", "℃", "mol/L", "ohm cm2", "J/(m2 K)",
    ];

    public static TheoryData<string> Spellings =>
        [.. UnitSpelling.All.Where(row => row.Kind is SpellingKind.Symbol or SpellingKind.Word or SpellingKind.Phrase).Select(row => row.Written).Concat(Composed)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_spelling_is_read_alike_at_every_border(string written)
    {
        var unit = Unit.Read(written);
        var si = unit.ToSi(2);
        Assert.Equal(si, YamlReader.Read($"a: 2 {written}", "case.yaml").AsMapping().Quantity("a", unit.Dimension));
        Assert.Equal(si, new QuantityOption("value", unit.Dimension, "2 " + written, "a value").Read("2 " + written));
        Assert.Equal(unit, UnitHeader.Split($"Value ({written})").Unit);
        if (InSentence(written, unit.Dimension) is { } value)
        {
            Assert.Equal(si, value, 1e-12 * Math.Abs(si));
        }
    }

    [Fact]
    public void A_unit_that_is_printed_reads_back_at_every_border() =>
        Assert.All(Dimension.AllNamed.Where(d => d != Dimension.None), dimension =>
        {
            var printed = UnitText.Print(3, dimension.SiUnit);
            Assert.Equal(3, YamlReader.Read($"a: {printed}", "case.yaml").AsMapping().Quantity("a", dimension), 1e-12);
            Assert.Equal(dimension, UnitHeader.Split($"Value / {dimension.SiUnit}").Unit?.Dimension);
        });

    // What the sentence makes of "2 unit", SI; null for a unit that no sentence has a place for.
    private static double? InSentence(string unit, Dimension dimension)
    {
        ProtocolStep Step(string sentence) => SentenceParser.Parse(sentence);
        return dimension == Dimension.Current || dimension == Dimension.CurrentDensity || dimension == Dimension.Power || dimension == Dimension.PowerDensity
            || dimension == Dimension.Resistance ? Math.Abs(Step($"Discharge at 2 {unit} until 3 V").Amount.Value)
            : dimension == Dimension.Voltage ? Step($"Hold at 2 {unit} for 1 h").Amount.Value
            : dimension == Dimension.Time ? Step($"Rest for 2 {unit}").Duration
            : dimension == Dimension.VoltageRate ? Step($"Sweep to 1 V at 2 {unit}").Amount.Value
            : dimension == Dimension.Temperature ? Step($"Rest for 1 h (2 {unit})").Temperature
            : (dimension == Dimension.Charge && Unit.Read(unit).Text != "C") || dimension == Dimension.ChargePerArea ? Step($"Plate 2 {unit} at 1 mA").Charge?.Value
            : null;
    }
}
