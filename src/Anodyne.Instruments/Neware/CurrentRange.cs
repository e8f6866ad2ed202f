using System.Collections.Frozen;

namespace Anodyne.Instruments.Neware;

/// <summary>
/// What one count of current is worth, mA, by the range number of a record: 10^(-5...1). Counts of capacity and energy are worth the same in mA s and mW s.
/// </summary>
internal static class CurrentRange
{
    private static readonly FrozenDictionary<int, double> Factors = Make();

    public static bool TryGet(int range, out double milliamperes) => Factors.TryGetValue(range, out milliamperes);

    private static FrozenDictionary<int, double> Make()
    {
        var factors = new Dictionary<int, double> { [0] = 0, [-100000000] = 10 };
        Add(factors, 1e-2, -200000, -100000, -60000, -50000, -40000, -30000, -20000, -12000, -10000, -6000, -5000, -3000, -2000, -1000, 100, 200, 250, 500);
        Add(factors, 1e-3, -500, -100, 10, 20, 25, 50);
        Add(factors, 1e-4, -50, -25, -20, -10, 1, 2, 5);
        Add(factors, 1e-5, -5, -2, -1);
        Add(factors, 1e-1, 1000, 6000, 10000, 12000, 20000, 30000, 40000, 50000, 60000, 100000, 200000);
        return factors.ToFrozenDictionary();
    }

    private static void Add(Dictionary<int, double> factors, double factor, params int[] ranges)
    {
        foreach (var range in ranges)
        {
            factors.Add(range, factor);
        }
    }
}
