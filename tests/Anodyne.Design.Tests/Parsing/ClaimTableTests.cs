using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Formulas;
using Anodyne.Quantities;
using FsCheck.Fluent;

namespace Anodyne.Design.Tests.Parsing;

/// <summary>The readers of reported values, of printed numbers and of printed formulas.</summary>
public sealed class ClaimTableTests
{
    private const string Header = "paper\tquantity\tvalue\tunit\tcomparator\tcycles\n";

    [Theory]
    [InlineData("0.025", 0.0245, 0.0255)]
    [InlineData("5", 4.5, 5.5)]
    [InlineData("1000", 950, 1050)]
    [InlineData("1100", 1050, 1150)]
    [InlineData("20", 19.5, 20.5)]
    [InlineData("-15", -15.5, -14.5)]
    [InlineData("648.8", 648.75, 648.85)]
    [InlineData("1.45e-4", 1.445e-4, 1.455e-4)]
    [InlineData("3.00", 2.995, 3.005)]
    [InlineData("0", -0.5, 0.5)]
    public void A_printed_number_is_the_values_that_round_to_it(string text, double low, double high)
    {
        var interval = PrintedNumber.TryParse(text)!.Around;
        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Fact]
    public void Any_value_lies_in_the_interval_of_its_own_rounding()
    {
        var numbers = Gen.Choose(1, 1_000_000).SelectMany(number => Gen.Choose(0, 4).Select(decimals => (Value: number / 1000.0, Decimals: decimals)));
        Prop.ForAll(numbers.ToArbitrary(), number =>
        {
            var text = number.Value.ToString("F" + number.Decimals, System.Globalization.CultureInfo.InvariantCulture);
            var interval = PrintedNumber.TryParse(text)!.Around;
            return interval.Low <= number.Value + 1e-9 && number.Value <= interval.High + 1e-9;
        }).Holds(2000);
    }

    [Fact]
    public void Interval_products_and_quotients_contain_what_they_must()
    {
        var ends = Gen.Choose(1, 1000).Select(n => n / 10.0);
        Prop.ForAll(ends.Four().ToArbitrary(), e =>
        {
            var (a, b, c, d) = e;
            var (x, y) = (new Design.Claims.Interval(Math.Min(a, b), Math.Max(a, b)), new Design.Claims.Interval(Math.Min(c, d), Math.Max(c, d)));
            var (product, quotient) = (x * y, x / y);
            return product.Low <= x.Middle * y.Middle && x.Middle * y.Middle <= product.High && quotient.Low <= a / c && a / c <= quotient.High && x.Meets(x) && x.Meets(y) == y.Meets(x);
        }).Holds(1000);
    }

    [Theory]
    [InlineData("paper\tquantity\tunit\np\tq\tum\n", "t.tsv:1", "\"value\" is missing")]
    [InlineData(Header + "p\tx\tabc\tum\t=\t\n", "t.tsv:2, column value", "not a number")]
    [InlineData(Header + "p\tx\t1,5\tum\t=\t\n", "t.tsv:2, column value", "not a number")]
    [InlineData(Header + "\n# remark\np\tx\t1\tum\t!\t\n", "t.tsv:4, column comparator", "not a comparator")]
    [InlineData(Header + "p\tx\t1\tum\t=\tmany\n", "t.tsv:2, column cycles", "not a number")]
    [InlineData(Header + "p\tx\t\tum\t=\t\n", "t.tsv:2, column value", "missing")]
    [InlineData(Header + "p\t\t1\tum\t=\t\n", "t.tsv:2, column quantity", "missing")]
    [InlineData(Header + "p\tx\t1\tum\t=\t\textra\n", "t.tsv:2", "more cells")]
    [InlineData("paper\tpaper\tquantity\tvalue\tunit\n", "t.tsv:1", "twice")]
    [InlineData(Header + "p\tx\t1\tparsec\t=\t\n", "t.tsv:2, column unit, position 1", "unit")]
    [InlineData(Header + "p\tx\t1\tmA/smidgen\t=\t\n", "t.tsv:2, column unit, position 4", "unit")]
    [InlineData("", "t.tsv", "empty")]
    public void Bad_tables_are_refused_with_line_and_column(string text, string where, string what)
    {
        var problem = Assert.Throws<InputException>(() => ClaimTable.Parse(text, "t.tsv")).Problem;
        Assert.Equal(where, problem.Where);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_columns_are_named_and_windows_lines_are_read()
    {
        var table = ClaimTable.Parse("paper\tquantity\tvalue\tunit\tcolor\r\np\tx\t1\tum\tred\r\n", "t.tsv");
        Assert.Equal("color", Assert.Single(table.UnknownColumns));
        Assert.Equal("um", table.Claims.Single().Unit);
    }

    [Theory]
    [InlineData("a + b", "one equals sign")]
    [InlineData("a = b = c", "one equals sign")]
    [InlineData("a = (b", "column 5")]
    [InlineData("a = b)", "column 6")]
    [InlineData("a = exp b", "column 9")]
    [InlineData("a = ", "column 5")]
    [InlineData("a = 1..2", "column 5")]
    [InlineData("a = b # c", "column 7")]
    public void Bad_formulas_are_refused_with_their_column(string text, string expected)
    {
        var problem = Assert.Throws<InputException>(() => PrintedFormula.Parse(text)).Problem;
        Assert.Contains(expected, problem.Where + " " + problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y = 2 t^2/4", 3, 4.5)]
    [InlineData("y = -t^2", 3, -9)]
    [InlineData("y = 2^-1 t", 3, 1.5)]
    [InlineData("y = 2^3^2", 3, 512)]
    [InlineData("y = 10 - 4 - t", 3, 3)]
    [InlineData("y = 12/2/t", 3, 2)]
    [InlineData("y = sqrt(t + 1) ln(exp(2))", 3, 4)]
    [InlineData("y = [t - 1] (t + 1)", 3, 8)]
    public void Formulas_are_evaluated_as_they_are_read(string text, double time, double expected) =>
        Assert.Equal(expected, PrintedFormula.Parse(text).Right.Evaluate(new Dictionary<string, double> { ["t"] = time }), 1e-12);

    [Fact]
    public void Any_text_is_a_formula_or_an_input_error()
    {
        var pieces = new[] { "t", "D", "=", "+", "-", "*", "/", "^", "(", ")", "[", "]", "exp", "sqrt(", "2", ".", "1.5", " ", "pi", "é" };
        var texts = Gen.Choose(0, 14).SelectMany(length => Gen.Elements(pieces).ArrayOf(length)).Select(parts => "y = " + string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                return PrintedFormula.Parse(text).Right is not null;
            }
            catch (InputException)
            {
                return true;
            }
        }).Holds(4000);
        Assert.Throws<InputException>(() => PrintedFormula.Parse("y = " + new string('(', 5000)));
        Assert.Throws<InputException>(() => PrintedFormula.Parse("y = " + new string('-', 5000) + "1"));
    }
}
