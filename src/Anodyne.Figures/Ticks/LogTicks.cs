using System.Globalization;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Ticks;

/// <summary>Ticks of a logarithmic axis: decades, thinned when there are many; 2 and 5 between them when there are few.</summary>
public static class LogTicks
{
    /// <summary>
    /// Ends that cover the data and the ticks between. The ends are powers of ten, or 1, 2 or 5 times one when the data span less than two decades.
    /// </summary>
    /// <param name="min">Smallest value, positive.</param>
    /// <param name="max">Largest value, at least <paramref name="min"/>.</param>
    /// <param name="wanted">Wanted number of labelled ticks, at least 2.</param>
    public static TickSet Cover(double min, double max, int wanted)
    {
        if (!(min > 0) || !double.IsFinite(max) || max < min)
        {
            throw new ArgumentOutOfRangeException(nameof(min), min,
                string.Create(CultureInfo.InvariantCulture, $"A logarithmic axis needs 0 < min <= max; max is {max}."));
        }

        if (max / min < 1.0001)
        {
            (min, max) = (min / 2, max * 2);
        }

        if (max / min >= 100)
        {
            return Within(Power(Math.Floor(Math.Log10(min) + 1e-9)), Power(Math.Ceiling(Math.Log10(max) - 1e-9)), wanted);
        }

        return Within(RoundDown(min), RoundUp(max), wanted);
    }

    /// <summary>Ticks inside ends that are given and kept.</summary>
    /// <param name="low">Lower end, positive.</param>
    /// <param name="high">Upper end, greater than <paramref name="low"/>.</param>
    /// <param name="wanted">Wanted number of labelled ticks, at least 2.</param>
    public static TickSet Within(double low, double high, int wanted)
    {
        var firstDecade = (int)Math.Floor(Math.Log10(low) + 1e-9);
        var lastDecade = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        var every = Math.Max(1, (int)Math.Ceiling((lastDecade - firstDecade) / (double)Math.Max(2, wanted)));
        var labelsBetween = Math.Log10(high / low) < 1.7;
        var plain = firstDecade >= -2 && lastDecade <= 3;
        List<Tick> major = [];
        List<double> minor = [];
        for (var decade = firstDecade; decade <= lastDecade; decade++)
        {
            for (var digit = 1; digit <= 9; digit++)
            {
                var value = digit * Power(decade);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
                {
                    continue;
                }

                var isLabelled = digit == 1 ? decade % every == 0 : labelsBetween && digit is 2 or 5 && labelsBetween;
                if (isLabelled)
                {
                    major.Add(new Tick(Math.Clamp(value, low, high), Label(digit, decade, plain)));
                }
                else if (every == 1 || digit == 1)
                {
                    minor.Add(Math.Clamp(value, low, high));
                }
            }
        }

        return new TickSet(low, high, major, minor, 0);
    }

    private static string Label(int digit, int decade, bool plain)
    {
        if (plain)
        {
            return Format.Fixed(digit * Power(decade), Math.Max(0, -decade));
        }

        var power = "10^{" + decade.ToString(CultureInfo.InvariantCulture).Replace('-', '\u2212') + "}";
        return digit == 1 ? power : digit.ToString(CultureInfo.InvariantCulture) + "\u00d7" + power;
    }

    private static double Power(double exponent) => exponent < 0 ? 1 / Math.Pow(10, -exponent) : Math.Pow(10, exponent);

    private static double RoundDown(double value)
    {
        var decade = Power(Math.Floor(Math.Log10(value) + 1e-9));
        return value >= 5 * decade * (1 - 1e-9) ? 5 * decade : value >= 2 * decade * (1 - 1e-9) ? 2 * decade : decade;
    }

    private static double RoundUp(double value)
    {
        var decade = Power(Math.Floor(Math.Log10(value) + 1e-9));
        return value <= decade * (1 + 1e-9)
            ? decade : value <= 2 * decade * (1 + 1e-9) ? 2 * decade : value <= 5 * decade * (1 + 1e-9) ? 5 * decade : 10 * decade;
    }
}
