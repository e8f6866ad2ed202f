using System.Buffers.Binary;
using System.Text.Json;
using Anodyne.Studies.Requests;
using Anodyne.Web.Drawing;

namespace Anodyne.Web.Tests;

/// <summary>Fewer points, the same picture: no spike is lost, no point is invented, a window has its neighbours.</summary>
public class ThinningTests
{
    [Fact]
    public void A_spike_among_a_million_points_stays()
    {
        var x = new double[1_000_000];
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (i, Math.Sin(i * 1e-4));
        }

        (y[123_456], y[777_777]) = (9, -9);
        var (keptX, keptY, isWhole) = Thinning.Of(x, y, 0, x.Length - 1, 1000);
        Assert.False(isWhole);
        Assert.InRange(keptX.Length, 1000, 4004);
        Assert.Equal(9, keptY[Array.IndexOf(keptX, 123_456)]);
        Assert.Equal(-9, keptY[Array.IndexOf(keptX, 777_777)]);
        Assert.Equal((0, 999_999), (keptX[0], keptX[^1]));
    }

    [Fact]
    public void Every_column_keeps_its_extremes_and_only_points_that_are_there()
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, 5000).Select(_ => random.NextDouble() * 100).Order().ToArray();
        var y = x.Select(_ => random.NextDouble()).ToArray();
        var (keptX, keptY, _) = Thinning.Of(x, y, 0, 100, 50);
        var known = x.Zip(y).ToHashSet();
        Assert.All(keptX.Zip(keptY), point => Assert.Contains(point, known));
        Assert.Equal(y.Max(), keptY.Max());
        Assert.Equal(y.Min(), keptY.Min());
        Assert.Equal(keptX.Order(), keptX);
    }

    [Fact]
    public void A_narrow_window_has_all_its_points_and_a_neighbour_on_each_side()
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(static i => (double)i)];
        var (keptX, _, isWhole) = Thinning.Of(x, x, 500.5, 600.5, 1000);
        Assert.True(isWhole);
        Assert.Equal((500, 601, 102), (keptX[0], keptX[^1], keptX.Length));
    }

    [Fact]
    public void A_curve_that_turns_back_is_left_whole() => Assert.True(Thinning.Of([1, 2, 1.5, 3], [0, 1, 2, 3], 0, 9, 1).IsWhole);

    [Fact]
    public void A_block_is_a_header_and_numbers()
    {
        var panel = new CurvePanel(new CurveAxis("Time", "h", false), new CurveAxis("Voltage", "V", false), null, false, [new Curve("a, \u00b5", 0, 3, [1, 2], [5, 6])]);
        var block = CurveBlock.Of(new DrawnCurves(new CurveSet("V-t", "x", "cell", ["V-t"], ["a"], [panel]), []), double.NaN, double.NaN, 100);
        var length = BinaryPrimitives.ReadInt32LittleEndian(block);
        Assert.Equal(0, (4 + length) % 8);
        using var header = JsonDocument.Parse(block.AsMemory(4, length));
        Assert.Equal("a, \u00b5", header.RootElement.GetProperty("panels")[0].GetProperty("curves")[0].GetProperty("name").GetString());
        Assert.Equal(6, BinaryPrimitives.ReadDoubleLittleEndian(block.AsSpan(4 + length + 24)));
    }
}
