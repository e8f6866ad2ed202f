using Anodyne.Numerics.Fitting;

namespace Anodyne.Numerics.Tests.Fitting;

/// <summary>Student's quantiles against printed tables, the runs test against its definition, the normal numbers against their moments.</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(1, 12.7062047362)]
    [InlineData(2, 4.30265272975)]
    [InlineData(5, 2.57058183661)]
    [InlineData(30, 2.04227245630)]
    [InlineData(1e6, 1.95996635682)]
    public void Quantiles_of_95_percent_are_those_of_the_tables(double degrees, double t) => Assert.Equal(1, StudentDistribution.TwoSidedQuantile(0.95, degrees) / t, 1e-8);

    [Fact]
    public void With_one_degree_of_freedom_it_is_the_cauchy_distribution() => Assert.Equal(2 / Math.PI * Math.Atan(1 / 3.0), StudentDistribution.TwoSidedTail(3, 1), 1e-14);

    [Fact]
    public void Runs_are_counted_as_defined()
    {
        var test = RunsTest.Of([1, 2, -1, -3, 4, -2, -2, 1]);
        Assert.Equal((4, 4, 5), (test.Positive, test.Negative, test.Runs));
        Assert.Equal(0, test.Score, 1e-12);
        Assert.True(RunsTest.Of([.. Enumerable.Range(0, 40).Select(i => i < 20 ? 1.0 : -1.0)]).Score < -5);
        Assert.True(RunsTest.Of([.. Enumerable.Repeat(1.0, 40)]).Score < -5);
    }

    [Fact]
    public void Noise_has_unit_variance_and_is_reproducible()
    {
        var first = new NormalNoise(7);
        var second = new NormalNoise(7);
        double sum = 0, squares = 0;
        for (var i = 0; i < 20000; i++)
        {
            var x = first.Next();
            Assert.Equal(x, second.Next());
            sum += x;
            squares += x * x;
        }

        Assert.Equal(0, sum / 20000, 0.03);
        Assert.Equal(1, squares / 20000, 0.03);
    }

    [Theory]
    [InlineData(1, 3.841458820694124, 0.95)]
    [InlineData(2, 5.991464547107979, 0.95)]
    [InlineData(5, 11.07049769351635, 0.95)]
    [InlineData(10, 2.558212159, 0.01)]
    [InlineData(155, 185.0523, 0.95)]
    [InlineData(1000, 1074.679, 0.95)]
    public void Chi_square_limits_are_those_of_the_tables(int degrees, double value, double probability) => Assert.Equal(probability, ChiSquareDistribution.Probability(value, degrees), 1e-6);

    [Fact]
    public void Chi_square_has_its_closed_forms_and_ends()
    {
        // Two degrees: 1 - e^(-x/2); four: 1 - (1 + x/2) e^(-x/2).
        foreach (var x in new[] { 0.01, 0.7, 3.0, 40.0 })
        {
            Assert.Equal(1 - Math.Exp(-0.5 * x), ChiSquareDistribution.Probability(x, 2), 1e-14);
            Assert.Equal(1 - ((1 + (0.5 * x)) * Math.Exp(-0.5 * x)), ChiSquareDistribution.Probability(x, 4), 1e-14);
        }

        Assert.Equal((0.0, 1.0, 1.0), (ChiSquareDistribution.Probability(0, 3), ChiSquareDistribution.Probability(1e9, 3), ChiSquareDistribution.Probability(double.PositiveInfinity, 7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquareDistribution.Probability(1, 0));
    }

    [Fact]
    public void Stated_errors_are_believed_until_the_scatter_contradicts_them()
    {
        Assert.Equal(new StatedErrors(1.959963984540054, false), StatedErrors.Judge(11.07, 5));
        var beyond = StatedErrors.Judge(11.08, 5);
        Assert.True(beyond.IsContradicted);
        Assert.Equal(2.57058183661 * Math.Sqrt(11.08 / 5), beyond.Multiplier, 1e-8);
        Assert.False(StatedErrors.Judge(1e6, 0).IsContradicted);
    }
}
