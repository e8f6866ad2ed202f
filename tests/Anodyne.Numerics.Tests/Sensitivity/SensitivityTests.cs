using Anodyne.Numerics.Sensitivity;

namespace Anodyne.Numerics.Tests.Sensitivity;

/// <summary>Indices against the closed forms of two functions that the field tests with, and elementary effects of a function that is known.</summary>
public class SensitivityTests
{
    [Fact]
    public void Ishigami_is_met_within_a_hundredth()
    {
        // f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3: V = 49/8 + 0.1 pi^4/5 + 0.01 pi^8/18 + 1/2 (Ishigami and Homma 1990).
        const double a = 7, b = 0.1;
        double pi4 = Math.Pow(Math.PI, 4), pi8 = pi4 * pi4;
        var whole = (a * a / 8) + (b * pi4 / 5) + (b * b * pi8 / 18) + 0.5;
        var first = new[] { 0.5 * Math.Pow(1 + (b * pi4 / 5), 2) / whole, a * a / 8 / whole, 0 };
        var both = b * b * pi8 * (1.0 / 18 - 1.0 / 50) / whole;
        var total = new[] { first[0] + both, first[1], both };
        Check(3, first, total, x =>
        {
            var (p, q, r) = (Angle(x[0]), Angle(x[1]), Angle(x[2]));
            return Math.Sin(p) + (a * Math.Sin(q) * Math.Sin(q)) + (b * Math.Pow(r, 4) * Math.Sin(p));
        });
        static double Angle(double u) => Math.PI * ((2 * u) - 1);
    }

    [Fact]
    public void Sobol_g_is_met_within_a_hundredth()
    {
        // g = prod (|4x - 2| + a)/(1 + a): V_i = 1/(3 (1 + a_i)^2), V = prod(1 + V_i) - 1 (Saltelli and Sobol 1995).
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99];
        double[] own = [.. a.Select(value => 1 / (3 * (1 + value) * (1 + value)))];
        var product = own.Aggregate(1.0, (p, v) => p * (1 + v));
        Check(
            8,
            [.. own.Select(v => v / (product - 1))],
            [.. own.Select(v => v * product / (1 + v) / (product - 1))],
            x => x.Select((u, d) => (Math.Abs((4 * u) - 2) + a[d]) / (1 + a[d])).Aggregate(1.0, (p, v) => p * v));
    }

    [Fact]
    public void A_result_that_is_missing_takes_its_base_point_out_and_nothing_else()
    {
        var design = SobolIndices.Design(512, 2, 5);
        double[] results = [.. design.Select(x => x[0] + (2 * x[1]))];
        results[6] = double.NaN;
        var indices = SobolIndices.Of(results, 2, 1);
        Assert.Equal(0.2, indices[0].Total, 0.02);
        Assert.Equal(0.8, indices[1].Total, 0.02);
        Assert.All(SobolIndices.Of([.. Enumerable.Repeat(double.NaN, 16)], 2, 1), index => Assert.True(double.IsNaN(index.First)));
    }

    [Fact]
    public void Elementary_effects_of_a_linear_input_are_its_slope_and_do_not_scatter()
    {
        var design = MorrisScreening.Design(20, 3, 4, 3);
        double[] results = [.. design.Select(x => (3 * x[0]) - (x[1] * x[1]) + 7)];
        var effects = MorrisScreening.Of(design, results);
        Assert.Equal(3, effects[0].Mean, 1e-12);
        Assert.Equal(0, effects[0].Deviation, 1e-12);
        Assert.True(effects[1].Deviation > 0.05 && effects[1].Mean < 0);
        Assert.Equal(0, effects[2].MeanAbsolute, 1e-12);
        Assert.All(design.SelectMany(x => x), x => Assert.InRange(x, 0, 1));
        Assert.All(effects, effect => Assert.Equal(20, effect.Count));
    }

    private static void Check(int dimensions, double[] first, double[] total, Func<double[], double> f)
    {
        var design = SobolIndices.Design(8192, dimensions, 2);
        var indices = SobolIndices.Of([.. design.Select(f)], dimensions, 1);
        for (var d = 0; d < dimensions; d++)
        {
            Assert.Equal(first[d], indices[d].First, 0.01);
            Assert.Equal(total[d], indices[d].Total, 0.01);
            Assert.InRange(indices[d].FirstError, 0, 0.02);
            Assert.InRange(Math.Abs(total[d] - indices[d].Total), 0, (4 * indices[d].TotalError) + 1e-6);
        }
    }
}
