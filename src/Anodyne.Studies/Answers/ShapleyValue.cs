namespace Anodyne.Studies.Answers;

/// <summary>
/// The difference of a quantity between two variants shared out over the properties in which they differ (L. S. Shapley, A value for n-person games,
/// 1953): the only sharing that adds up to the whole, treats equal properties equally, gives nothing to one without effect and is linear in the quantity.
/// </summary>
internal static class ShapleyValue
{
    /// <summary>The share of one property: its contribution averaged over all orders of swapping, in the unit of the quantity.</summary>
    public static double Of(ReadOnlySpan<double> ofMixture, int property)
    {
        var bit = 1 << property;
        var n = int.Log2(ofMixture.Length);
        var sum = 0.0;
        for (var mask = 0; mask < ofMixture.Length; mask++)
        {
            if ((mask & bit) == 0)
            {
                sum += Weight(int.PopCount(mask), n) * (ofMixture[mask | bit] - ofMixture[mask]);
            }
        }

        return sum;
    }

    // s! (n-1-s)!/n!: the share of the orders in which exactly a given set of s properties comes before the one at hand.
    private static double Weight(int before, int n)
    {
        var weight = 1.0 / n;
        for (var s = 1; s <= before; s++)
        {
            weight *= (double)s / (n - s);
        }

        return weight;
    }
}
