using System.Globalization;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>One factor of a unit: a symbol of the catalog and its power.</summary>
internal sealed record UnitFactor(UnitSymbol Symbol, int Power)
{
    private static readonly string[] MakeHours = ["A", "W"];

    /// <summary>The unit that the factors make, in the order in which they were written.</summary>
    public static Unit Unit(IReadOnlyList<UnitFactor> factors)
    {
        var (scale, dimension) = (1.0, Dimension.None);
        foreach (var (symbol, power) in factors)
        {
            scale = power >= 0 ? scale * Raise(symbol.Scale, power) : scale / Raise(symbol.Scale, -power);
            dimension *= symbol.Dimension.Raised(power);
        }

        return new Unit(Print(Merged(factors)), scale, 0, dimension);
    }

    /// <summary>The plain text: products with spaces, then every negative power behind its own slash.</summary>
    private static string Print(List<UnitFactor> factors)
    {
        var above = string.Join(' ',
            factors.Where(factor => factor.Power > 0).Select(factor => factor.Symbol.Symbol + Digits(factor.Symbol.Symbol, factor.Power)));
        var below = string.Concat(factors.Where(factor => factor.Power < 0)
            .Select(factor => "/" + factor.Symbol.Symbol + Digits(factor.Symbol.Symbol, -factor.Power)));
        return (above.Length == 0 ? "1" : above) + below;
    }

    private static string Digits(string symbol, int power) => power == 1 ? "" : (symbol == "%" ? "^" : "") + power.ToString(CultureInfo.InvariantCulture);

    // "mA h" and "W h" are the units "mAh" and "Wh".
    private static List<UnitFactor> Merged(IReadOnlyList<UnitFactor> factors)
    {
        var merged = new List<UnitFactor>();
        foreach (var factor in factors)
        {
            if (factor is { Symbol.Symbol: "h", Power: 1 } && merged is [.., { Power: 1 } last]
                && MakeHours.Any(ending => last.Symbol.Symbol.EndsWith(ending, StringComparison.Ordinal))
                    && UnitCatalog.TryFind(last.Symbol.Symbol + "h", out var hours))
            {
                merged[^1] = new UnitFactor(hours, 1);
            }
            else
            {
                merged.Add(factor);
            }
        }

        return merged;
    }

    private static double Raise(double scale, int power)
    {
        // 1 / (1e2)^2 is exact where (1e-2)^2 is not: powers of a sub-multiple are taken of its reciprocal.
        var invert = UnitText.IsExactReciprocal(scale, out var reciprocal);
        var result = 1.0;
        for (var i = 0; i < power; i++)
        {
            result *= invert ? reciprocal : scale;
        }

        return invert ? 1 / result : result;
    }
}
