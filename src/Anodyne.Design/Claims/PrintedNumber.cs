using System.Globalization;

namespace Anodyne.Design.Claims;

/// <summary>How a printed value is meant.</summary>
public enum Comparator
{
    /// <summary>The value.</summary>
    Equal,

    /// <summary>About the value.</summary>
    About,

    /// <summary>More than the value.</summary>
    Above,

    /// <summary>Less than the value.</summary>
    Below,
}

/// <summary>
/// A number as it was printed. The last printed digit is rounded; trailing zeros of a whole number count as rounding too, but two digits always count
/// ("1000" may be any value from 950 to 1050, "1100" from 1050 to 1150, "5" from 4.5 to 5.5). "About" widens to at least ten per cent.
/// </summary>
/// <param name="Text">As printed.</param>
/// <param name="Value">Its value.</param>
/// <param name="HalfUnit">Half of the place it is rounded to.</param>
public sealed record PrintedNumber(string Text, double Value, double HalfUnit)
{
    private const int DigitsThatCount = 2;

    /// <summary>Reads "0.025", "1000", "-15" or "1.45e-4"; null if the text is no finite number.</summary>
    public static PrintedNumber? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return null;
        }

        var mark = text.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.');
        var place = point >= 0 ? -(mantissa.Length - point - 1) : WholePlace(mantissa.TrimStart('+', '-'));
        return new PrintedNumber(text, value, 0.5 * Math.Pow(10, place + exponent));
    }

    /// <summary>The values that round to the printed one.</summary>
    public Interval Around => new(Value - HalfUnit, Value + HalfUnit);

    /// <summary>The values a comparator allows.</summary>
    public Interval Under(Comparator comparator)
    {
        var about = Math.Max(HalfUnit, 0.1 * Math.Abs(Value));
        return comparator switch
        {
            Comparator.Equal => Around,
            Comparator.About => new Interval(Value - about, Value + about),
            Comparator.Above => new Interval(Value - HalfUnit, double.PositiveInfinity),
            _ => new Interval(double.NegativeInfinity, Value + HalfUnit),
        };
    }

    /// <summary>As printed.</summary>
    public override string ToString() => Text;

    /// <summary>Power of ten of the last digit that counts in a whole number.</summary>
    private static int WholePlace(string digits)
    {
        var trimmed = digits.TrimStart('0');
        var zeros = trimmed.Length - trimmed.TrimEnd('0').Length;
        return Math.Max(0, Math.Min(zeros, trimmed.Length - DigitsThatCount));
    }
}
