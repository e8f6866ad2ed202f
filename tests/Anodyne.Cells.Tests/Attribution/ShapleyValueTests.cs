using Anodyne.Cells.Attribution;
using FsCheck.Fluent;

namespace Anodyne.Cells.Tests.Attribution;

public class ShapleyValueTests
{
    [Fact]
    public void The_glove_game()
    {
        // Two left gloves (0, 1) and one right (2): a pair is worth 1. Shapley 1953: 1/6, 1/6, 2/3.
        var worth = new double[8];
        for (var set = 0; set < 8; set++)
        {
            worth[set] = (set & 4) != 0 && (set & 3) != 0 ? 1 : 0;
        }

        Assert.Equal(1.0 / 6, ShapleyAttribution.ValueOf(worth, 0), 1e-15);
        Assert.Equal(1.0 / 6, ShapleyAttribution.ValueOf(worth, 1), 1e-15);
        Assert.Equal(2.0 / 3, ShapleyAttribution.ValueOf(worth, 2), 1e-15);
    }

    [Fact]
    public void The_values_add_up_to_the_whole_difference() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var worth = Enumerable.Range(0, 1 << random.Next(1, 6)).Select(_ => random.NextDouble()).ToArray();
            var bits = System.Numerics.BitOperations.Log2((uint)worth.Length);
            var sum = Enumerable.Range(0, bits).Sum(bit => ShapleyAttribution.ValueOf(worth, bit));
            return Math.Abs(sum - (worth[^1] - worth[0])) < 1e-12;
        }).Holds();
}
