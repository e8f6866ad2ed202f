using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Cells.Attribution;

/// <summary>What one property contributes to the difference of a quantity between two variants.</summary>
/// <param name="Property">The property in words.</param>
/// <param name="Alone">Change when it alone is swapped in the first variant.</param>
/// <param name="Last">Change when it is swapped last, after all others.</param>
/// <param name="Shapley">Mean change over all orders of swapping.</param>
public sealed record PropertyContribution(string Property, double Alone, double Last, double Shapley);

/// <summary>
/// The difference of a quantity between two variants shared out over the properties in which they differ (L. S. Shapley, A value for n-person games,
/// 1953): the only sharing that adds up to the whole, treats equal properties equally, gives nothing to one without effect and is linear in the quantity.
/// </summary>
/// <param name="FromValue">The quantity in the first variant.</param>
/// <param name="ToValue">The quantity with all properties swapped.</param>
/// <param name="Contributions">One a property, in the order given.</param>
public sealed record ShapleyAttribution(double FromValue, double ToValue, IReadOnlyList<PropertyContribution> Contributions)
{
    private const int MostProperties = 16;

    /// <summary>ToValue - FromValue: the sum of the Shapley values.</summary>
    public double Difference => ToValue - FromValue;

    /// <summary>What one-at-a-time swapping leaves over: the interaction of the properties.</summary>
    public double Interaction => Difference - Contributions.Sum(contribution => contribution.Alone);

    /// <summary>Computes the attribution; the quantity is evaluated once for each of the 2^n mixtures.</summary>
    /// <param name="from">The first variant.</param>
    /// <param name="to">The second variant.</param>
    /// <param name="swaps">The properties, 1 to 16; each is applied to the first variant in the order given.</param>
    /// <param name="evaluate">The quantity: a growth rate in closed form, a simulated roughness ...</param>
    /// <exception cref="ComputationException">The quantity cannot be computed for a mixture, or is not finite there; the mixture is named.</exception>
    public static ShapleyAttribution Of<T>(T from, T to, IReadOnlyList<PropertySwap<T>> swaps, Func<T, double> evaluate)
    {
        ArgumentNullException.ThrowIfNull(swaps);
        ArgumentNullException.ThrowIfNull(evaluate);
        return Of(swaps.Select(swap => swap.Name).ToArray(), mask =>
        {
            var mixture = from;
            for (var i = 0; i < swaps.Count; i++)
            {
                mixture = (mask >> i & 1) == 1 ? swaps[i].Apply(mixture, to) : mixture;
            }

            return evaluate(mixture);
        });
    }

    /// <summary>Computes the attribution from the quantity of every mixture, e.g. of runs that were made in parallel.</summary>
    /// <param name="properties">Names of the properties, 1 to 16.</param>
    /// <param name="ofMixture">The quantity with the properties of the set bits swapped; bit i is property i. Called once for each of the 2^n mixtures.</param>
    public static ShapleyAttribution Of(IReadOnlyList<string> properties, Func<int, double> ofMixture)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(ofMixture);
        var n = properties.Count;
        if (n is 0 or > MostProperties)
        {
            throw new InputException("the number of properties is out of range", "attribution", n.ToString(CultureInfo.InvariantCulture), "1 to 16 properties (every mixture of them is evaluated)");
        }

        var values = new double[1 << n];
        for (var mask = 0; mask < values.Length; mask++)
        {
            values[mask] = ofMixture(mask);
            if (!double.IsFinite(values[mask]))
            {
                var swapped = string.Join(", ", properties.Where((_, i) => (mask >> i & 1) == 1));
                throw new ComputationException(new Problem("the quantity is not a number in a mixture of the two variants", "attribution", swapped.Length == 0 ? "nothing swapped" : swapped + " swapped"));
            }
        }

        return new ShapleyAttribution(values[0], values[^1], [.. properties.Select((name, i) => Contribution(name, i, values))]);
    }

    /// <summary>The Shapley value of one property: its contribution averaged over all orders of swapping.</summary>
    /// <param name="ofMixture">The quantity for every set of swapped properties, bit i of the index standing for property i; 2^n values.</param>
    /// <param name="property">Index of the property, 0 to n - 1.</param>
    public static double ValueOf(ReadOnlySpan<double> ofMixture, int property)
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

    private static PropertyContribution Contribution(string name, int property, double[] values)
    {
        var bit = 1 << property;
        return new PropertyContribution(name, values[bit] - values[0], values[^1] - values[(values.Length - 1) & ~bit], ValueOf(values, property));
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
