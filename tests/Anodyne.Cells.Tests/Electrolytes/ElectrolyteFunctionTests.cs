using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities;
using FsCheck.Fluent;

namespace Anodyne.Cells.Tests.Electrolytes;

public class ElectrolyteFunctionTests
{
    private static readonly ElectrolyteFunction[] Functions =
    [
        new ConstantFunction(0.32),
        new ProportionalFunction(0.95, 1000),
        new PolynomialFunction(1000, new(3, 0.1297), new(1.5, -2.51), new(1, 3.329)),
        new PolynomialFunction(1000, new(2, 8.794e-11), new(1, -3.972e-10), new(0, 4.862e-10)),
        new ActivatedFunction(new PolynomialFunction(1000, new PolynomialTerm(0.5, 2), new PolynomialTerm(0, 1)), 20000, 298.15),
    ];

    [Fact]
    public void The_slope_is_the_derivative() => Prop.ForAll(
        (from i in Gen.Choose(0, Functions.Length - 1) from c in Gen.Choose(10, 4000) from t in Gen.Choose(250, 350) select (Functions[i], (double)c, (double)t)).ToArbitrary(),
        draw =>
        {
            var (f, c, t) = draw;
            var h = 1e-4 * c;
            var numeric = (f.Value(c + h, t) - f.Value(c - h, t)) / (2 * h);
            return Math.Abs(numeric - f.Slope(c, t)) <= 1e-6 * (Math.Abs(f.Value(c, t)) / c + Math.Abs(numeric));
        }).Holds();

    /// <summary>Nyman, Behm and Lindbergh, Electrochim. Acta 53 (2008) 6356 at 1 M: 0.949 S/m and 1.77e-10 m2/s.</summary>
    [Fact]
    public void The_fits_of_Nyman_give_their_values_at_one_molar()
    {
        Assert.Equal(0.9487, Functions[2].Value(1000, 298.15), 1e-12);
        Assert.Equal(1.7694e-10, Functions[3].Value(1000, 298.15), 1e-22);
    }

    [Fact]
    public void Constants_say_so() => Assert.Equal([true, false, false, false, false], Functions.Select(f => f.IsConstant));

    [Fact]
    public void Equal_polynomials_are_equal()
    {
        Assert.Equal(new PolynomialFunction(1000, new PolynomialTerm(1, 2)), new PolynomialFunction(1000, new PolynomialTerm(1, 2)));
        Assert.NotEqual(new PolynomialFunction(1000, new PolynomialTerm(1, 2)), new PolynomialFunction(1000, new PolynomialTerm(1, 3)));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-1)]
    [InlineData(9)]
    public void Powers_that_are_neither_integer_nor_half_are_refused(double power) => Assert.Throws<InputException>(() => new PolynomialFunction(1000, new PolynomialTerm(power, 1)));
}
