using System.Globalization;

namespace Anodyne.Reports.Blocks;

/// <summary>Numbers for people: significant digits, true minus signs, powers of ten in markup, never "NaN".</summary>
public static class ReportNumber
{
    /// <summary>The number with the given significant digits; plain between 0.001 and 1 000 000, else with a power of ten.</summary>
    /// <param name="value">The number; null or not finite gives empty text.</param>
    /// <param name="digits">Significant digits, 1 ... 15.</param>
    public static string Text(double? value, int digits = 4)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return "";
        }

        if (number == 0)
        {
            return "0";
        }

        var scientific = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var split = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(split + 1), CultureInfo.InvariantCulture);
        if (exponent is < -3 or > 5)
        {
            return Minus(scientific[..split]) + "\u00d710^{" + Minus(exponent.ToString(CultureInfo.InvariantCulture)) + "}";
        }

        // Round to the digits first, so that 9.9996 with four digits is 10.00 and not 10.000.
        var rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        return Minus(rounded.ToString("F" + Math.Max(0, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>A number as somebody wrote it: up to six significant digits, no zeros at the end.</summary>
    /// <param name="value">The number; null or not finite gives empty text.</param>
    public static string Given(double? value)
    {
        var text = Text(value, 6);
        var power = text.IndexOf('\u00d7', StringComparison.Ordinal);
        var (digits, tail) = power < 0 ? (text, "") : (text[..power], text[power..]);
        return (digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits) + tail;
    }

    /// <summary>A value with its uncertainty, both to the place of the uncertainty's second digit, e.g. "1.30 ± 0.05".</summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width; null, not finite or below the fourth digit of the value: the value alone with four digits.</param>
    public static string WithSpread(double value, double? halfWidth)
    {
        if (halfWidth is not { } half || !double.IsFinite(half) || half <= 0 || !double.IsFinite(value))
        {
            return Text(value);
        }

        // A spread beyond the fourth digit tells a reader nothing.
        if (half < 5e-4 * Math.Abs(value))
        {
            return Text(value);
        }

        var place = (int)Math.Floor(Math.Log10(half)) - 1;
        var order = value == 0 ? place : (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(value), half)));
        if (order is < -3 or > 5)
        {
            var scale = Math.Pow(10, order);
            var decimals = Math.Clamp(order - place, 0, 12);
            return $"({Fixed(value / scale, decimals)} ± {Fixed(half / scale, decimals)})\u00d710^{{{Minus(order.ToString(CultureInfo.InvariantCulture))}}}";
        }

        return $"{Fixed(value, Math.Clamp(-place, 0, 12))} ± {Fixed(half, Math.Clamp(-place, 0, 12))}";
    }

    /// <summary>Significant digits of a value that its uncertainty leaves, down to the place of the uncertainty's second digit; five where there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width; null or zero: five digits.</param>
    public static int DigitsWithin(double value, double? halfWidth) => halfWidth is { } half && half > 0 && value != 0
        ? Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - (int)Math.Floor(Math.Log10(half)) + 2, 1, 9)
        : 5;

    /// <summary>A change in percent from a natural logarithm of a ratio, e.g. "+2.1 %".</summary>
    /// <param name="logRatio">ln(new/old).</param>
    public static string Percent(double logRatio)
    {
        var percent = 100 * (Math.Exp(logRatio) - 1);
        return (percent >= 0 ? "+" : "") + Text(percent, 2) + "\u00a0%";
    }

    private static string Fixed(double value, int decimals) => Minus(value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string Minus(string text) => text.StartsWith('-') ? "\u2212" + text[1..] : text;
}
