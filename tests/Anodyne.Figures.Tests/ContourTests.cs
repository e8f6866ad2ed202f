using Anodyne.Figures.Contours;

namespace Anodyne.Figures.Tests;

public class ContourTests
{
    [Theory]
    [InlineData(33)]
    [InlineData(65)]
    public void A_circle_is_one_closed_line_with_second_order_error(int n)
    {
        // r^2 about an odd center, level 1: the line through linear crossings lies within h^2/4 of the circle.
        var h = 3.0 / (n - 1);
        double[] field = [.. Enumerable.Range(0, n * n).Select(k => Square((k % n * h) - 1.47) + Square((k / n * h) - 1.53))];
        var line = Assert.Single(MarchingSquares.Trace(field, n, n, 1));
        Assert.Equal(line[0], line[^1]);
        Assert.All(line, p => Assert.InRange(Math.Sqrt(Square((p.Column * h) - 1.47) + Square((p.Row * h) - 1.53)), 1 - (0.5 * h * h), 1 + (0.5 * h * h)));
    }

    [Fact]
    public void Lines_end_only_at_the_border_or_at_holes()
    {
        const int n = 40;
        double[] field = [.. Enumerable.Range(0, n * n).Select(k => k % n == 12 && k / n == 30 ? double.NaN : Math.Sin(0.31 * (k % n)) * Math.Cos(0.23 * (k / n)))];
        var open = MarchingSquares.Trace(field, n, n, 0.1).Where(l => l[0] != l[^1]).SelectMany(l => new[] { l[0], l[^1] }).ToArray();
        Assert.NotEmpty(open);
        Assert.All(open, e => Assert.True(
            e.Column is 0 or n - 1 || e.Row is 0 or n - 1 || (Math.Abs(e.Column - 12) <= 1 && Math.Abs(e.Row - 30) <= 1), $"a line ends at {e}"));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(-0.2)]
    public void A_saddle_is_decided_by_its_middle(double shift)
    {
        // Two high corners (0,0), (1,1); the level below the mean joins them, so the lines cut off the low corners.
        var lines = MarchingSquares.Trace([1, -1, -1, 1], 2, 2, shift);
        Assert.Equal(2, lines.Count);
        var cutsLow = lines.Any(l => l.All(p => p.Column + (1 - p.Row) > 1));
        Assert.Equal(shift <= 0, cutsLow);
    }

    [Fact]
    public void A_level_outside_the_data_has_no_line() => Assert.Empty(MarchingSquares.Trace([1, 2, 3, 4], 2, 2, 9));

    private static double Square(double x) => x * x;
}
