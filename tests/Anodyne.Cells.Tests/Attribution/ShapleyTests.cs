using Anodyne.Cells.Attribution;
using Anodyne.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Cells.Tests.Attribution;

public class ShapleyTests
{
    private static readonly Gen<double[]> Game = from n in Gen.Choose(1, 5) from values in Gen.ArrayOf(Gen.Choose(-1000, 1000), 1 << n) select values.Select(v => v * 0.01).ToArray();

    private static string[] Names(double[] game) => [.. Enumerable.Range(0, int.Log2(game.Length)).Select(i => $"p{i}")];

    private static ShapleyAttribution Of(double[] game) => ShapleyAttribution.Of(Names(game), mask => game[mask]);

    [Fact]
    public void The_values_add_up_to_the_difference() => Prop.ForAll(Game.ToArbitrary(), game =>
        Math.Abs(Of(game).Contributions.Sum(c => c.Shapley) - (game[^1] - game[0])) < 1e-12).Holds();

    [Fact]
    public void They_are_the_mean_over_all_orders() => Prop.ForAll(Game.ToArbitrary(), game =>
    {
        var n = int.Log2(game.Length);
        var sums = new double[n];
        var orders = 0;
        foreach (var order in Orders(Enumerable.Range(0, n).ToArray(), 0))
        {
            orders++;
            var mask = 0;
            foreach (var i in order)
            {
                sums[i] += game[mask | 1 << i] - game[mask];
                mask |= 1 << i;
            }
        }

        return Of(game).Contributions.Select((c, i) => Math.Abs(c.Shapley - (sums[i] / orders))).Max() < 1e-12;
    }).Holds();

    [Fact]
    public void A_property_without_effect_gets_nothing_and_equal_ones_get_the_same() => Prop.ForAll(Game.ToArbitrary(), game =>
    {
        // Double the game: a dummy, and a symmetric pair (bits 0 and 1 only count how many of them are set).
        var withDummy = new double[2 * game.Length];
        for (var mask = 0; mask < withDummy.Length; mask++)
        {
            withDummy[mask] = game[mask & (game.Length - 1)];
        }

        var symmetric = new double[4];
        (symmetric[0], symmetric[1], symmetric[2], symmetric[3]) = (game[0], game[^1], game[^1], game[game.Length / 2]);
        var pair = Of(symmetric).Contributions;
        return Math.Abs(Of(withDummy).Contributions[^1].Shapley) < 1e-12 && Math.Abs(pair[0].Shapley - pair[1].Shapley) < 1e-12;
    }).Holds();

    [Fact]
    public void Every_mixture_is_evaluated_once()
    {
        var seen = new List<int>();
        var result = ShapleyAttribution.Of(["a", "b", "c", "d"], mask =>
        {
            seen.Add(mask);
            return mask;
        });
        Assert.Equal(Enumerable.Range(0, 16), seen.Order());
        // The quantity is additive: all three ways of counting agree and nothing is left over.
        Assert.All(result.Contributions.Select((c, i) => (c, i)), x => Assert.True(x.c.Alone == 1 << x.i && x.c.Last == 1 << x.i && Math.Abs(x.c.Shapley - (1 << x.i)) < 1e-12));
        Assert.Equal(0, result.Interaction, 1e-12);
    }

    [Fact]
    public void A_mixture_that_cannot_be_evaluated_is_named()
    {
        var failure = Assert.Throws<ComputationException>(() => ShapleyAttribution.Of(["a", "b"], mask => mask == 2 ? double.NaN : 1));
        Assert.Contains("b swapped", failure.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => ShapleyAttribution.Of([], _ => 1));
    }

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
