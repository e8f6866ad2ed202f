using Anodyne.Studies.Answers;

namespace Anodyne.Studies.Tests.Answers;

public class ShapleyValueTests
{
    // Two hundred games of 1 to 5 properties, seeded.
    private static IEnumerable<double[]> Games()
    {
        var random = new Random(1953);
        return Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 1 << random.Next(1, 6)).Select(_ => (random.NextDouble() * 20) - 10).ToArray()).ToArray();
    }

    private static double[] Of(double[] game) => [.. Enumerable.Range(0, int.Log2(game.Length)).Select(property => ShapleyValue.Of(game, property))];

    [Fact]
    public void The_glove_game()
    {
        // Two left gloves (0, 1) and one right (2): a pair is worth 1. Shapley 1953: 1/6, 1/6, 2/3.
        var worth = new double[8];
        for (var set = 0; set < 8; set++)
        {
            worth[set] = (set & 4) != 0 && (set & 3) != 0 ? 1 : 0;
        }

        Assert.Equal([1.0 / 6, 1.0 / 6, 2.0 / 3], Of(worth), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void The_values_add_up_to_the_difference() => Assert.All(Games(), game => Assert.Equal(game[^1] - game[0], Of(game).Sum(), 1e-12));

    [Fact]
    public void They_are_the_mean_over_all_orders() => Assert.All(Games(), game =>
    {
        var n = int.Log2(game.Length);
        var sums = new double[n];
        var orders = 0;
        foreach (var order in Orders([.. Enumerable.Range(0, n)], 0))
        {
            orders++;
            var mask = 0;
            foreach (var i in order)
            {
                sums[i] += game[mask | 1 << i] - game[mask];
                mask |= 1 << i;
            }
        }

        Assert.Equal(sums.Select(sum => sum / orders), Of(game), (a, b) => Math.Abs(a - b) < 1e-12);
    });

    [Fact]
    public void A_property_without_effect_gets_nothing_and_equal_ones_get_the_same() => Assert.All(Games(), game =>
    {
        // Double the game: a dummy, and a symmetric pair (bits 0 and 1 only count how many of them are set).
        double[] withDummy = [.. game, .. game];
        double[] symmetric = [game[0], game[^1], game[^1], game[game.Length / 2]];
        Assert.Equal(0, Of(withDummy)[^1], 1e-12);
        Assert.Equal(Of(symmetric)[0], Of(symmetric)[1], 1e-12);
    });

    [Fact]
    public void An_additive_quantity_is_shared_as_it_is_added() =>
        Assert.Equal([1, 2, 4, 8], Of([.. Enumerable.Range(0, 16).Select(mask => (double)mask)]), (a, b) => Math.Abs(a - b) < 1e-12);

    private static IEnumerable<int[]> Orders(int[] items, int fixedCount)
    {
        if (fixedCount == items.Length)
        {
            yield return items;
            yield break;
        }

        for (var i = fixedCount; i < items.Length; i++)
        {
            var swapped = (int[])items.Clone();
            (swapped[fixedCount], swapped[i]) = (swapped[i], swapped[fixedCount]);
            foreach (var order in Orders(swapped, fixedCount + 1))
            {
                yield return order;
            }
        }
    }
}
