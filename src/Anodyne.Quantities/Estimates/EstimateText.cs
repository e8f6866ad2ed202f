using System.Globalization;

namespace Anodyne.Quantities.Estimates;

/// <summary>
/// A number and its uncertainty as plain text, both to the place of the uncertainty's second digit ("97.5" and "1.7"), as measurements are reported (JCGM 100:2008,
/// 7.2.6). Plain from 0.0001 to a million, else with an exponent. For tables; documents and files keep every digit.
/// </summary>
public static class EstimateText
{
    private const int MostDigits = 10;

    /// <summary>Value and half-width as two texts.</summary>
    /// <param name="value">The value; "none" if it is not finite.</param>
    /// <param name="halfWidth">Half-width of the interval; empty if unknown or not finite, "0" if zero.</param>
    /// <param name="digits">Significant digits of a value without uncertainty, 1 to 15.</param>
    public static (string Value, string HalfWidth) Of(double value, double? halfWidth, int digits = 5)
    {
        if (!double.IsFinite(value))
        {
            return ("none", "");
        }

        if (halfWidth is not { } half || !double.IsFinite(half) || half <= 0)
        {
            var last = value == 0 ? 0 : Order(value) - digits + 1;
            return (Trimmed(ToPlace(value, last, IsPlain(Order(value)))), halfWidth == 0 ? "0" : "");
        }

        var order = Order(Math.Max(Math.Abs(value), half));
        var place = Math.Max(Order(half) - 1, order - MostDigits + 1);
        return (ToPlace(value, place, IsPlain(order)), ToPlace(half, Order(half) - 1, IsPlain(order)));
    }

    /// <summary>"value ± half-width", or the value alone where the half-width is unknown or zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width of the interval.</param>
    /// <param name="digits">Significant digits of a value without uncertainty, 1 to 15.</param>
    public static string Joined(double value, double? halfWidth, int digits = 5)
    {
        var (number, half) = Of(value, halfWidth, digits);
        return half is "" or "0" ? number : $"{number} ± {half}";
    }

    // Power of ten of the first digit, after rounding to two: 0.0996 counts as 0.10.
    private static int Order(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var text = value.ToString("E1", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }

    private static bool IsPlain(int order) => order is >= -4 and <= 5;

    // Rounded to 10^place.
    private static string ToPlace(double value, int place, bool plain)
    {
        if (!plain)
        {
            var text = value.ToString("E" + Math.Clamp(Order(value) - place, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            var split = text.IndexOf('E', StringComparison.Ordinal);
            return text[..split] + "e" + int.Parse(text.AsSpan(split + 1), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        var unit = Math.Pow(10, Math.Max(0, place));
        return (place > 0 ? Math.Round(value / unit) * unit : value)
            .ToString("F" + Math.Clamp(-place, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Trimmed(string text)
    {
        var power = text.IndexOf('e', StringComparison.Ordinal);
        var (number, tail) = power < 0 ? (text, "") : (text[..power], text[power..]);
        return (number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number) + tail;
    }
}
