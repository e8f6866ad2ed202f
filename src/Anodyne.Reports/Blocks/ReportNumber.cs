using System.Globalization;
using Anodyne.Quantities.Estimates;

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
            return EstimateText.Minus(scientific[..split]) + "\u00d710^{" + EstimateText.Minus(exponent.ToString(CultureInfo.InvariantCulture)) + "}";
        }

        // Round to the digits first, so that 9.9996 with four digits is 10.00 and not 10.000.
        var rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        return EstimateText.Minus(
            rounded.ToString("F" + Math.Max(0, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
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

    /// <summary>A value with its uncertainty, rounded by the rule of <see cref="EstimateText"/>, e.g. "1.300 ± 0.050".</summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width; null, not finite or below the fourth digit of the value: the value alone with four digits.</param>
    public static string WithSpread(double value, double? halfWidth) => EstimateText.Markup(value, halfWidth) ?? Text(value);

    /// <summary>Significant digits of a value that its uncertainty leaves, by the rule of <see cref="EstimateText"/>; five where there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="halfWidth">Half-width; null or zero: five digits.</param>
    public static int DigitsWithin(double value, double? halfWidth) => halfWidth is { } half && half > 0 && value != 0
        ? Math.Clamp(EstimateText.Order(value) - EstimateText.Place(value, half) + 1, 1, 9)
        : 5;

    /// <summary>A change in percent from a natural logarithm of a ratio, e.g. "+2.1 %".</summary>
    /// <param name="logRatio">ln(new/old).</param>
    public static string Percent(double logRatio)
    {
        var percent = 100 * (Math.Exp(logRatio) - 1);
        return (percent >= 0 ? "+" : "") + Text(percent, 2) + "\u00a0%";
    }
}
