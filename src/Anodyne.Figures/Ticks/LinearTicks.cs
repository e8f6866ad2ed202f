using System.Globalization;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Ticks;

/// <summary>Ticks of a linear axis: multiples of 1, 2, 2.5 or 5 times a power of ten.</summary>
public static class LinearTicks
{
    private static readonly double[] Steps = [1, 2, 5, 2.5];

    /// <summary>Ends that are ticks and cover the data, and the ticks between. Among the round steps the one is taken that wastes little of the axis,
    /// comes near the wanted number of ticks and is simple (weights after the idea of Talbot, Lin and Hanrahan, IEEE TVCG 16 (2010) 1036).</summary>
    /// <param name="min">Smallest value, finite.</param>
    /// <param name="max">Largest value, finite, at least <paramref name="min"/>; equal values get a range around them.</param>
    /// <param name="wanted">Wanted number of ticks, at least 2.</param>
    public static TickSet Cover(double min, double max, int wanted)
    {
        (min, max) = Widen(min, max);
        var best = double.NegativeInfinity;
        (double Low, double High, double Quotient, int Power) chosen = default;
        var power = (int)Math.Floor(Math.Log10((max - min) / wanted));
        for (var k = power - 1; k <= power + 2; k++)
        {
            for (var q = 0; q < Steps.Length; q++)
            {
                var low = Math.Floor(Index(min, Steps[q], k) + 1e-9);
                var high = Math.Ceiling(Index(max, Steps[q], k) - 1e-9);
                var count = high - low + 1;
                if (count < 2 || count > (2 * wanted) + 1)
                {
                    continue;
                }

                var covered = (max - min) / (At(high, Steps[q], k) - At(low, Steps[q], k));
                var density = 1 - (Math.Abs(count - wanted) / wanted);
                var score = (0.5 * covered) + (0.35 * density) - (0.05 * q);
                if (score > best)
                {
                    (best, chosen) = (score, (low, high, Steps[q], k));
                }
            }
        }

        return Build(At(chosen.Low, chosen.Quotient, chosen.Power), At(chosen.High, chosen.Quotient, chosen.Power), chosen.Quotient, chosen.Power);
    }

    /// <summary>Ticks inside ends that are given and kept.</summary>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite, greater than <paramref name="low"/>.</param>
    /// <param name="wanted">Wanted number of ticks, at least 2.</param>
    public static TickSet Within(double low, double high, int wanted)
    {
        var power = (int)Math.Floor(Math.Log10((high - low) / wanted));
        var best = double.PositiveInfinity;
        var chosen = (Quotient: 1.0, Power: power);
        for (var k = power - 1; k <= power + 1; k++)
        {
            for (var q = 0; q < Steps.Length; q++)
            {
                var first = Math.Ceiling(Index(low, Steps[q], k) - 1e-9);
                var count = Math.Floor(Index(high, Steps[q], k) + 1e-9) - first + 1;
                var score = Math.Abs(count - wanted) + (0.4 * q) + (count < 2 ? 100 : 0);
                if (score < best)
                {
                    (best, chosen) = (score, (Steps[q], k));
                }
            }
        }

        return Build(low, high, chosen.Quotient, chosen.Power);
    }

    /// <summary>Ticks at a given step inside given ends: for two axes that must be divided alike.</summary>
    internal static TickSet WithStepOf(TickSet other, double low, double high)
    {
        var step = other.Major.Count > 1 ? other.Major[1].Value - other.Major[0].Value : high - low;
        var power = (int)Math.Floor(Math.Log10(step) + 1e-9);
        return Build(low, high, Math.Round(step / Math.Pow(10, power), 6), power);
    }

    /// <summary>Ticks at given places, with as many decimals as they need.</summary>
    internal static TickSet At(double low, double high, IReadOnlyList<double> places)
    {
        var decimals = 0;
        while (decimals < 6 && places.Any(p => Math.Abs(Math.Round(p, decimals) - p) > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high))))
        {
            decimals++;
        }

        return new TickSet(low, high, [.. places.Where(p => p >= low && p <= high).Order().Select(p => new Tick(p, Format.Fixed(p, decimals)))], [], 0);
    }

    private static (double Min, double Max) Widen(double min, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || max < min)
        {
            throw new ArgumentOutOfRangeException(nameof(min), min,
                string.Create(CultureInfo.InvariantCulture, $"An axis needs finite min <= max; max is {max}."));
        }

        // Closer than the digits of a double can divide into ticks counts as one value.
        var smallest = 1e-10 * Math.Max(Math.Abs(min), Math.Abs(max));
        if (max - min > smallest)
        {
            return (min, max);
        }

        var half = min == 0 ? 1 : 0.1 * Math.Max(Math.Abs(min), Math.Abs(max));
        return (min - half, max + half);
    }

    private static double Index(double value, double quotient, int power) => value / quotient / Math.Pow(10, power);

    /// <summary>The multiple, formed so that 3 * 0.1 prints and compares as 0.3.</summary>
    private static double At(double index, double quotient, int power) =>
        power < 0 ? index * quotient / Math.Pow(10, -power) : index * quotient * Math.Pow(10, power);

    private static TickSet Build(double low, double high, double quotient, int power)
    {
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        var order = (int)Math.Floor(Math.Log10(largest) + 1e-9);
        var exponent = order is >= 5 or < -2 ? (int)(3 * Math.Floor(order / 3.0)) : 0;
        var decimals = Math.Clamp(exponent - power + (quotient == 2.5 ? 1 : 0), 0, 12);
        List<Tick> major = [];
        List<double> minor = [];
        var first = (long)Math.Ceiling(Index(low, quotient, power) - 1e-9);
        var last = (long)Math.Floor(Index(high, quotient, power) + 1e-9);
        var parts = quotient is 1 or 5 ? 5 : quotient == 2 ? 4 : 5;
        for (var i = first - 1; i <= last; i++)
        {
            if (i >= first)
            {
                var value = Math.Clamp(At(i, quotient, power), low, high);
                major.Add(new Tick(value, Format.Fixed(value / Math.Pow(10, exponent), decimals)));
            }

            for (var part = 1; part < parts; part++)
            {
                var between = At(i + ((double)part / parts), quotient, power);
                if (between > low && between < high)
                {
                    minor.Add(between);
                }
            }
        }

        return new TickSet(low, high, major, minor, exponent);
    }
}
