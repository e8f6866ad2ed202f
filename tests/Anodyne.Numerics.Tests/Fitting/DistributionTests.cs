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
}
