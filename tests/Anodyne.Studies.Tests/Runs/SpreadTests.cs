using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Tests.Runs;

public class SpreadTests
{
    [Fact]
    public void Eight_draws()
    {
        var spread = Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal(5, spread.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(32.0 / 7), spread.StandardDeviation, 1e-12);

        // t(0.975, 7) = 2.364624 (tables); the half-width is t s / sqrt n.
        Assert.Equal(2.364624 * Math.Sqrt(32.0 / 7 / 8), spread.HalfWidth, 1e-3);
        Assert.Equal((2, 9, 8), (spread.Low, spread.High, spread.Count));
    }

    [Theory]
    [InlineData(31, 2.0395)]
    [InlineData(60, 2.0003)]
    [InlineData(1000, 1.9623)]
    public void The_quantile_beyond_the_table(int freedom, double expected) => Assert.Equal(expected, Spread.Quantile(freedom), 2e-4);

    [Fact]
    public void One_draw_has_no_spread()
    {
        var spread = Spread.Of([3, double.NaN]);
        Assert.Equal(3, spread.Mean);
        Assert.True(double.IsNaN(spread.HalfWidth));
        Assert.Equal(1, spread.Count);
    }
}
