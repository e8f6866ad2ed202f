using Anodyne.Studies.Models;

namespace Anodyne.Studies.Tests.Models;

public class SpreadTests
{
    [Fact]
    public void Eight_draws()
    {
        var spread = Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal(5, spread.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(32.0 / 7), spread.StandardDeviation, 1e-12);

        // t(0.975, 7) = 2.364624 (tables); the half-width is t s / sqrt n.
        Assert.Equal(2.364624 * Math.Sqrt(32.0 / 7 / 8), spread.HalfWidth, 1e-6);
        Assert.Equal((2, 9, 8), (spread.Low, spread.High, spread.Count));
    }

    // Two draws about 0 one apart: s = 1/sqrt(2), half-width t/2; so for n + 1 draws of which the t of tables follows.
    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(31, 2.0395)]
    [InlineData(60, 2.0003)]
    [InlineData(1000, 1.9623)]
    public void The_half_width_is_that_of_the_tables(int freedom, double quantile)
    {
        var spread = Spread.Of(Enumerable.Range(0, freedom + 1).Select(draw => (double)draw));
        Assert.Equal(quantile, spread.HalfWidth * Math.Sqrt(spread.Count) / spread.StandardDeviation, 2e-4);
    }

    [Fact]
    public void One_draw_has_no_spread()
    {
        var spread = Spread.Of([3, double.NaN]);
        Assert.Equal(3, spread.Mean);
        Assert.True(double.IsNaN(spread.HalfWidth));
        Assert.Equal(1, spread.Count);
    }
}
