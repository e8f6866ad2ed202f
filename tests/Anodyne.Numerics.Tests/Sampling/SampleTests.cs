using Anodyne.Numerics.Sampling;

namespace Anodyne.Numerics.Tests.Sampling;

/// <summary>Sobol's points against the printed ones, and what each kind of sample promises about where its points lie.</summary>
public class SampleTests
{
    // Joe and Kuo print the points in the order of the Gray code.
    [Theory]
    [InlineData(1, 0.5, 0.5, 0.5)]
    [InlineData(2, 0.75, 0.25, 0.25)]
    [InlineData(4, 0.375, 0.375, 0.625)]
    [InlineData(6, 0.625, 0.125, 0.875)]
    [InlineData(8, 0.1875, 0.3125, 0.9375)]
    [InlineData(9, 0.6875, 0.8125, 0.4375)]
    public void The_sequence_is_the_printed_one(int place, double x, double y, double z)
    {
        var point = new double[3];
        new SobolSequence(3).Write((uint)(place ^ (place >> 1)), point);
        Assert.Equal([x, y, z], point);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7L)]
    [InlineData(123456L)]
    public void Every_interval_of_every_axis_holds_one_point(long? seed)
    {
        const int count = 64;
        var points = new SobolSequence(SobolSequence.MostDimensions, seed).Draw(count);
        for (var d = 0; d < SobolSequence.MostDimensions; d++)
        {
            Assert.Equal(Enumerable.Range(0, count), points.Select(point => (int)(point[d] * count)).Order());
        }
    }

    // The first two axes are a net: every box of area 1/64 holds one point, whatever its shape; a scrambling must not break that.
    [Theory]
    [InlineData(null)]
    [InlineData(3L)]
    public void Every_elementary_box_of_the_first_two_axes_holds_one_point(long? seed)
    {
        var points = new SobolSequence(2, seed).Draw(64);
        for (var a = 0; a <= 6; a++)
        {
            var boxes = points.Select(point => ((int)(point[0] * (1 << a)), (int)(point[1] * (1 << (6 - a)))));
            Assert.Equal(64, boxes.Distinct().Count());
        }
    }

    [Fact]
    public void Scramblings_differ_by_seed_and_are_uniform()
    {
        var means = Enumerable.Range(0, 200).Select(seed => new SobolSequence(3, seed).Draw(1)[0][2]).ToArray();
        Assert.Equal(0.5, means.Average(), 0.08);
        Assert.Equal(200, means.Distinct().Count());
    }

    [Fact]
    public void A_scrambled_sequence_integrates_far_better_than_random_points()
    {
        // The integral of prod (1 + (x - 1/2)) over six axes is 1; its standard error with 1024 random points would be 0.023.
        var errors = Enumerable.Range(0, 20).Select(seed =>
            new SobolSequence(6, seed).Draw(1024).Average(point => point.Aggregate(1.0, (product, x) => product * (0.5 + x))) - 1);
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0, 0.001);
    }

    [Fact]
    public void A_latin_hypercube_holds_one_point_a_part()
    {
        var points = LatinHypercube.Draw(50, 4, 11);
        for (var d = 0; d < 4; d++)
        {
            Assert.Equal(Enumerable.Range(0, 50), points.Select(point => (int)(point[d] * 50)).Order());
        }

        Assert.Equal(points[17], LatinHypercube.Draw(50, 4, 11)[17]);
        Assert.NotEqual(points[17], LatinHypercube.Draw(50, 4, 12)[17]);
    }
}
