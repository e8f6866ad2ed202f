using System.Globalization;

namespace Anodyne.Quantities.Estimates;

/// <summary>
/// The rule by which a number is rounded to its uncertainty: both to the place of the uncertainty's second digit ("97.5" and "1.7"), as measurements are
/// reported (JCGM 100:2008, 7.2.6). Two renderings: plain text for tables, and markup for reports. Documents and files keep every digit.
/// </summary>
public static class EstimateText
{
    private const int MostDigits = 10;

    /// <summary>Power of ten of the first digit once the number is rounded to two: 0.0996 counts as 0.10. 0 for zero.</summary>
    /// <param name="value">The number, finite.</param>
    public static int Order(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var text = value.ToString("E1", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }

    /// <summary>Power of ten of the last digit that a value keeps beside its half-width; at most ten digits are kept.</summary>
    /// <param name="value">The value, finite.</param>
    /// <param name="halfWidth">Half-width of the interval, finite, above 0.</param>
    public static int Place(double value, double halfWidth) =>
        Math.Max(Order(halfWidth) - 1, Order(Math.Max(Math.Abs(value), halfWidth)) - MostDigits + 1);

    /// <summary>Value and half-width as two plain texts; plain from 0.0001 to a million, else with an exponent.</summary>
    /// <param name="value">The value; "none" if it is not finite.</param>
    /// <param name="halfWidth">Half-width of the interval; empty if unknown or not finite, "0" if zero.</param>
    /// <param name="digits">Significant digits of a value without uncertainty, 1 to 15.</param>
    public static (string Value, string HalfWidth) Of(double value, double? halfWidth, int digits = 5)
    {
        if (!double.IsFinite(value))
        {
            return ("none", "");
        }

        if (Known(halfWidth) is not { } half)
        {
            return (Trimmed(ToPlace(value, value == 0 ? 0 : Order(value) - digits + 1, IsPlain(Order(value)))), halfWidth == 0 ? "0" : "");
        }

        var isPlain = IsPlain(Order(Math.Max(Math.Abs(value), half)));
        return (ToPlace(value, Place(value, half), isPlain), ToPlace(half, Order(half) - 1, isPlain));
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

    /// <summary>
    /// "value ± half-width" as markup with true minus signs; below 0.001 and from a million on as "(5.40 ± 0.20)×10^{−6}". A half-width below the fourth
    /// digit of the value tells a reader nothing: null, and the caller prints the value alone.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width of the interval.</param>
    public static string? Markup(double value, double? halfWidth)
    {
        if (!double.IsFinite(value) || Known(halfWidth) is not { } half || half < 5e-4 * Math.Abs(value))
        {
            return null;
        }

        var (place, order) = (Place(value, half), Order(Math.Max(Math.Abs(value), half)));
        if (order is >= -3 and <= 5)
        {
            return $"{Minus(ToPlace(value, place, isPlain: true))} ± {ToPlace(half, place, isPlain: true)}";
        }

        var (scale, decimals) = (Math.Pow(10, order), "F" + Math.Max(0, order - place).ToString(CultureInfo.InvariantCulture));
        var (scaled, width) = ((value / scale).ToString(decimals, CultureInfo.InvariantCulture),
            (half / scale).ToString(decimals, CultureInfo.InvariantCulture));
        return $"({Minus(scaled)} ± {width})×10^{{{Minus(order.ToString(CultureInfo.InvariantCulture))}}}";
    }

    /// <summary>A number's text with a true minus sign.</summary>
    public static string Minus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('-') ? "\u2212" + text[1..] : text;
    }

    private static double? Known(double? halfWidth) => halfWidth is { } half && double.IsFinite(half) && half > 0 ? half : null;

    private static bool IsPlain(int order) => order is >= -4 and <= 5;

    // Rounded to 10^place.
    private static string ToPlace(double value, int place, bool isPlain)
    {
        if (!isPlain)
        {
            var text = value.ToString("E" + Math.Clamp(Order(value) - place, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            var split = text.IndexOf('E', StringComparison.Ordinal);
            return text[..split] + "e" + int.Parse(text.AsSpan(split + 1), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        var unit = Math.Pow(10, Math.Max(0, place));
        return (place > 0 ? (Math.Round(value / unit) * unit) + 0.0 : value)
            .ToString("F" + Math.Clamp(-place, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Trimmed(string text)
    {
        var power = text.IndexOf('e', StringComparison.Ordinal);
        var (number, tail) = power < 0 ? (text, "") : (text[..power], text[power..]);
        return (number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number) + tail;
    }
}
