using Anodyne.Quantities.Formulas;

namespace Anodyne.Quantities.Tests.Formulas;

/// <summary>Formulas of one variable as papers print them.</summary>
public class FormulaReaderTests
{
    [Theory]
    [InlineData("1 + 2 x^2", 9)]
    [InlineData("0.5e-1 exp(-x) 20", 0.1353352832366127)]
    [InlineData("-0.809 x + 4.4875 - 17.7326 tanh(15.789 (x - 2))", 2.8695)]
    [InlineData("log10(100) x", 4)]
    [InlineData("2E+3 - x", 1998)]
    [InlineData("cosh(0) + sinh(0) + ln(1) + sqrt(4) x", 5)]
    public void A_formula_has_its_value(string text, double expected) =>
        Assert.Equal(expected, FormulaReader.Read(text, "f").Evaluate(new Dictionary<string, double> { ["x"] = 2 }), 1e-12);

    [Theory]
    [InlineData("1 + ", "missing")]
    [InlineData("tanh x", "needs a bracket")]
    [InlineData("(1 + x", "not closed")]
    [InlineData("1 $ x", "unexpected")]
    public void What_is_no_formula_is_refused_with_its_column(string text, string says)
    {
        var problem = Assert.Throws<InputException>(() => FormulaReader.Read(text, "f")).Problem;
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.StartsWith("f, column ", problem.Where, StringComparison.Ordinal);
        Assert.Contains("tanh", problem.Allowed, StringComparison.Ordinal);
    }
}
