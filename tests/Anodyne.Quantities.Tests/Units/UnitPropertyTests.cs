using System.Globalization;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Quantities.Tests.Units;

/// <summary>Laws of the unit border, over random values and random unit expressions.</summary>
public class UnitPropertyTests
{
    private static readonly string[] Symbols = ["m", "cm", "um", "g", "kg", "s", "h", "min", "A", "mA", "K", "mol", "L", "M", "C", "mAh", "V", "ohm", "S", "mS", "F", "N", "Pa", "MPa", "J", "kJ", "Wh", "W", "Hz", "%"];

    private static readonly Gen<double> Number =
        from mantissa in Gen.Choose(-999_999_999, 999_999_999)
        from exponent in Gen.Choose(-20, 12)
        select double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}"), CultureInfo.InvariantCulture);

    private static readonly Gen<(string Text, Dimension Dimension)> Unit =
        from count in Gen.Choose(1, 4)
        from factors in Gen.ListOf(
            from symbol in Gen.Elements(Symbols)
            from power in Gen.Choose(1, 3)
            from divide in Gen.Elements(true, false)
            select (symbol, power, divide), count)
        let products = factors.Where(f => !f.divide).ToArray()
        let quotients = factors.Where(f => f.divide).ToArray()
        let text = (products.Length == 0 ? "1" : string.Join(' ', products.Select(f => Write(f.symbol, f.power)))) + string.Concat(quotients.Select(f => "/" + Write(f.symbol, f.power)))
        let dimension = factors.Aggregate(Dimension.None, (d, f) => f.divide ? d / UnitText.ReadUnit(f.symbol).Dimension.Raised(f.power) : d * UnitText.ReadUnit(f.symbol).Dimension.Raised(f.power))
        select (text, dimension);

    private static string Write(string symbol, int power) => power == 1 ? symbol : symbol == "%" ? $"{symbol}^{power}" : $"{symbol}{power}";

    [Fact]
    public void Printing_in_a_unit_and_reading_it_back_returns_the_value() => Prop.ForAll(
        (from number in Number from unit in Unit select (number, unit)).ToArbitrary(),
        draw =>
        {
            var printed = UnitText.Print(draw.number, draw.unit.Text, 17);
            var back = UnitText.ParseToSi(printed, draw.unit.Dimension);
            return Math.Abs(back - draw.number) <= 1e-15 * Math.Abs(draw.number);
        }).Holds(20000);

    [Fact]
    public void A_unit_and_its_reciprocal_cancel() => Prop.ForAll(
        (from unit in Unit select unit).ToArbitrary(),
        unit =>
        {
            var (scale, dimension) = UnitText.ReadUnit(unit.Text);
            var (inverse, inverseDimension) = UnitText.ReadUnit("1/(" + unit.Text + ")");
            return dimension == unit.Dimension && dimension * inverseDimension == Dimension.None && Math.Abs((scale * inverse) - 1) <= 1e-14;
        }).Holds(20000);

    [Fact]
    public void Any_text_is_read_or_refused_but_never_fails_otherwise() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("1", "2.5", "-", "e", "E5", "m", "A", "/", "*", "^", "(", ")", " ", "%", "°", "Ω", "²", "mA", "cm2", ".", ",", "\t", "degC", "⁻", "é", "\0")).Select(string.Concat).ToArbitrary(),
        text =>
        {
            var read = UnitText.TryParseToSi(text, Dimension.CurrentDensity, out var value, out var problem);
            return read ? double.IsFinite(value) : problem is { What.Length: > 0, Where.Length: > 0, Allowed.Length: > 0 } || text.Contains(',', StringComparison.Ordinal);
        }).Holds();

    [Fact]
    public void Edit_distance_is_symmetric_and_zero_only_for_the_same_word() => Prop.ForAll(
        (from a in Gen.ArrayOf(Gen.Elements('a', 'b', 'B', '-', ' ')) from b in Gen.ArrayOf(Gen.Elements('a', 'b', 'B', '-', ' ')) select (new string(a), new string(b))).ToArbitrary(),
        pair => Spelling.Distance(pair.Item1, pair.Item2) == Spelling.Distance(pair.Item2, pair.Item1) && (Spelling.Distance(pair.Item1, pair.Item2) == 0) == (pair.Item1 == pair.Item2))
        .Holds();
}
