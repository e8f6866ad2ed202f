using System.Numerics;

namespace Anodyne.Studies.Answers;

/// <summary>
/// The Shapley value: a property's contribution averaged over all orders in which properties can be swapped (Shapley 1953). The values of all
/// properties add up to the whole difference.
/// </summary>
internal static class ShapleyValue
{
    /// <summary>The value of one property.</summary>
    /// <param name="byMask">The quantity for every set of swapped properties, bit i of the index standing for property i; 2^n values.</param>
    /// <param name="bit">The property.</param>
    public static double Of(ReadOnlySpan<double> byMask, int bit)
    {
        var properties = BitOperations.Log2((uint)byMask.Length);
        double sum = 0;
        for (var mask = 0; mask < byMask.Length; mask++)
        {
            if ((mask >> bit & 1) == 0)
            {
                // A set of size s precedes the property in s! (n-1-s)! of the n! orders.
                var before = BitOperations.PopCount((uint)mask);
                sum += Weight(before, properties) * (byMask[mask | 1 << bit] - byMask[mask]);
            }
        }

        return sum;
    }

    private static double Weight(int before, int properties)
    {
        var weight = 1.0 / properties;
        for (var index = 1; index <= before; index++)
        {
            weight *= (double)index / (properties - index);
        }

        return weight;
    }
}
