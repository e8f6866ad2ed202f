using Anodyne.Numerics.Interpolation;

namespace Anodyne.Numerics.Tests.Interpolation;

/// <summary>A cubic through points that never turns where the points do not.</summary>
public class MonotoneCubicTests
{
    [Fact]
    public void It_meets_its_points_and_a_straight_line_exactly()
    {
        var line = new MonotoneCubic([0, 0.1, 0.5, 1], [1, 1.2, 2, 3]);
        Assert.All(new[] { -0.2, 0, 0.05, 0.1, 0.33, 0.7, 1, 1.4 }, x => Assert.Equal(1 + (2 * x), line.Value(x), 12));
        double[] x = [0, 0.2, 0.3, 0.8, 1], y = [4.3, 4.0, 3.99, 3.6, 2.5];
        var curve = new MonotoneCubic(x, y);
        Assert.All(x.Zip(y), point => Assert.Equal(point.Second, curve.Value(point.First), 12));
    }

    [Fact]
    public void It_falls_where_its_points_fall()
    {
        var curve = new MonotoneCubic([0, 0.2, 0.21, 0.8, 0.81, 1], [4.3, 4.0, 3.5, 3.49, 3.0, 2.99]);
        var last = double.PositiveInfinity;
        for (var i = 0; i <= 2000; i++)
        {
            var value = curve.Value(i / 2000.0);
            Assert.True(value <= last + 1e-12, $"rises at {i / 2000.0}");
            last = value;
        }
    }

    [Fact]
    public void The_error_of_a_smooth_function_falls_with_the_square_of_the_step_at_least()
    {
        static double Error(int n)
        {
            double[] x = [.. Enumerable.Range(0, n + 1).Select(i => (double)i / n)];
            var curve = new MonotoneCubic(x, [.. x.Select(v => Math.Exp(-v))]);
            return Enumerable.Range(0, 997).Max(i => Math.Abs(curve.Value(i / 996.0) - Math.Exp(-i / 996.0)));
        }

        Assert.True(Math.Log2(Error(20) / Error(40)) > 1.8);
    }

    [Fact]
    public void Too_few_points_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new MonotoneCubic([0], [1]));
}
