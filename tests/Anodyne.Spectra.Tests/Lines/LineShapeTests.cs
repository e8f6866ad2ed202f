using Anodyne.Quantities;
using Anodyne.Spectra.Lines;

namespace Anodyne.Spectra.Tests.Lines;

/// <summary>Lines have height 1, the width that they are named by, and the area that is said.</summary>
public sealed class LineShapeTests
{
    [Theory]
    [InlineData(0, 1, 0.427583576155807)]
    [InlineData(1, 1, 0.304744205256913)]
    [InlineData(1, 0, 0.367879441171442)]
    [InlineData(2, 0.1, 0.0402)]
    public void Faddeevas_function_has_its_known_values(double x, double y, double real)
        => Assert.Equal(real, Faddeeva.Real(x, y), real == 0.0402 ? 1e-3 : 1e-9);

    [Theory]
    [InlineData("SGL(0)")]
    [InlineData("SGL(30)")]
    [InlineData("GL(0)")]
    [InlineData("GL(100)")]
    [InlineData("Voigt(0.05)")]
    [InlineData("Voigt(0.5)")]
    [InlineData("Voigt(0.95)")]
    [InlineData("LA(1,1)")]
    public void Height_is_one_and_width_is_one(string text)
    {
        var shape = LineShape.Read(text);
        Assert.Equal(1, shape.At(0), 1e-9);
        Assert.Equal(0.5, shape.At(0.5), 2e-4);
        Assert.Equal(0.5, shape.At(-0.5), 2e-4);
    }

    [Fact]
    public void Areas_are_those_of_closed_forms()
    {
        Assert.Equal(0.5 * Math.Sqrt(Math.PI / Math.Log(2)), LineShape.Read("GL(0)").UnitArea, 1e-8);
        Assert.Equal(0.5 * Math.Sqrt(Math.PI / Math.Log(2)), LineShape.Read("Voigt(0.000001)").UnitArea, 1e-4);
        Assert.Equal(Math.PI / 2, LineShape.Read("Voigt(1)").UnitArea, 1e-5);
        Assert.Equal(Math.Atan(30), LineShape.Read("GL(100)").UnitArea, 1e-6);
        var shape = LineShape.Read("Voigt(0.4)");
        var sum = Enumerable.Range(-40000, 80001).Sum(k => shape.At(0.005 * k) * 0.005);
        Assert.Equal(shape.UnitArea, sum, 0.003);
    }

    [Fact]
    public void A_metal_has_its_tail_at_high_binding_energy()
    {
        var metal = LineShape.Read("DS(0.15)");
        Assert.True(metal.At(3) > 2 * metal.At(-3));
        Assert.Equal(1, metal.At(0), 1e-12);
        Assert.True(LineShape.Read("LA(0.8,2)").At(3) > LineShape.Read("LA(0.8,2)").At(-3));
    }

    [Theory]
    [InlineData("LF(0.54,10,80,100,6)")]
    [InlineData("LA(1.5,10,200)")]
    [InlineData("GL(130)")]
    [InlineData("Gauss")]
    public void What_is_not_computed_is_refused_by_name(string text)
        => Assert.Contains(text, Assert.Throws<InputException>(() => LineShape.Read(text)).Problem.ToString(), StringComparison.Ordinal);
}
