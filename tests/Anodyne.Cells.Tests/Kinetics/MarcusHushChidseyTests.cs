using Anodyne.Cells.Kinetics;
using Anodyne.Quantities;
using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace Anodyne.Cells.Tests.Kinetics;

/// <summary>Marcus-Hush-Chidsey kinetics against an independent quadrature of the integral, and its limits.</summary>
public class MarcusHushChidseyTests
{
    private const double T = 298.15;
    private static readonly double Thermal = PhysicalConstants.ThermalVoltage(T);

    // Reduction: an electron of energy y meets the barrier (l - x + y)^2/4l; Gauss-Legendre on pieces that resolve both the Gaussian and the step.
    private static double Rate(double x, double l)
    {
        var sum = 0.0;
        for (var a = -200.0; a < 120; a += 4)
        {
            sum += GaussLegendreRule.Integrate(y => Math.Exp(-(y - l + x) * (y - l + x) / (4 * l)) / (1 + Math.Exp(y)), a, a + 4, 24);
        }

        return sum;
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(4.0)]
    [InlineData(12.0)]
    [InlineData(40.0)]
    [InlineData(75.0)]
    public void It_is_the_integral_to_rounding(double l)
    {
        var law = new MarcusHushChidsey(1, 1000, l * Thermal);
        foreach (var x in new[] { 0.01, 0.5, 1, 2, 5, 8, 12, 20, 30, 40, -3, -25 })
        {
            var reference = (Rate(x, l) - Rate(-x, l)) / Rate(0, l);
            var value = law.Rate(x * Thermal, 1000, T).CurrentDensity;
            Assert.True(Math.Abs(value - reference) <= 2e-13 * Math.Abs(reference) + 1e-14, $"l {l}, x {x}: {value:R} against {reference:R}");
        }
    }

    /// <summary>The closed approximation of Zeng et al. 2014, scaled to the same exchange current: the deviations that the documentation states.</summary>
    [Theory]
    [InlineData(12.0, 0.032)]
    [InlineData(20.0, 0.121)]
    [InlineData(40.0, 0.289)]
    public void The_published_approximation_deviates_as_stated(double l, double deviation)
    {
        var law = new MarcusHushChidsey(1, 1000, l * Thermal);
        double Shape(double x) => SpecialFunctions.Erfc((l - Math.Sqrt(1 + Math.Sqrt(l) + (x * x))) / (2 * Math.Sqrt(l)));
        var worst = new[] { 0.5, 1, 2, 5, 8, 12, 20, 30, 40 }.Max(x => Math.Abs((2 * Math.Tanh(x / 2) * Shape(x) / Shape(0) / law.Rate(x * Thermal, 1000, T).CurrentDensity) - 1));
        Assert.InRange(worst, 0.9 * deviation, deviation);
    }

    [Fact]
    public void A_large_reorganization_energy_gives_Butler_Volmer_with_one_half()
    {
        var marcus = new MarcusHushChidsey(1, 1000, 2);
        var butler = new ButlerVolmer(1, 1000);
        foreach (var x in new[] { 0.1, 1.0, 3.0 })
        {
            Assert.Equal(butler.Rate(x * Thermal, 1000, T).CurrentDensity, marcus.Rate(x * Thermal, 1000, T).CurrentDensity, 0.03 * butler.Rate(x * Thermal, 1000, T).CurrentDensity);
        }
    }

    [Fact]
    public void The_current_saturates_where_it_says()
    {
        var law = new MarcusHushChidsey(1, 1000, 0.3);
        Assert.Equal(law.LimitingRatio(T), law.Rate(5, 1000, T).CurrentDensity, 1e-12 * law.LimitingRatio(T));
        Assert.Throws<ComputationException>(() => law.DriveFor(1.01 * law.LimitingRatio(T), 1000, T));
    }
}
