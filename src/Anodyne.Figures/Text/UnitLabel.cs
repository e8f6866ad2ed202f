using System.Globalization;
using System.Text;

namespace Anodyne.Figures.Text;

/// <summary>Turns a plainly written unit ("mA/cm2", "ohm cm2", "um", "degC") into the markup of labels with real signs and raised exponents.</summary>
public static class UnitLabel
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["ohm"] = "\u03a9", ["mohm"] = "m\u03a9", ["kohm"] = "k\u03a9", ["Mohm"] = "M\u03a9",
        ["degC"] = "\u00b0C", ["deg"] = "\u00b0", ["percent"] = "%", ["angstrom"] = "\u00c5", ["1"] = "",
    };

    // Units that a leading u makes a millionth of.
    private static readonly HashSet<string> Divided = new(StringComparer.Ordinal) { "m", "s", "A", "V", "F", "g", "L", "l", "mol", "C", "W", "Wh", "Ah", "S",
        "H", "J", "N", "M", "Hz", "Pa" };

    /// <summary>
    /// The unit as label markup: "mA/cm2" gives "mA cm^{−2}", "m2/s" gives "m^{2} s^{−1}". Text that is not a product of units is returned as it is.
    /// </summary>
    /// <param name="unit">Factors separated by a space, a dot or *; those after a / count as denominator; exponents follow directly or after ^.</param>
    public static string Markup(string unit)
    {
        var result = new StringBuilder();
        var inverse = false;
        var start = 0;
        for (var i = 0; i <= unit.Length; i++)
        {
            if (i < unit.Length && unit[i] is not (' ' or '/' or '\u00b7'))
            {
                continue;
            }

            var factor = Factor(unit[start..i], inverse);
            if (factor is null)
            {
                return unit;
            }

            if (factor.Length > 0)
            {
                result.Append(result.Length > 0 ? "\u00a0" : "").Append(factor);
            }

            inverse |= i < unit.Length && unit[i] == '/';
            start = i + 1;
        }

        return result.ToString();
    }

    /// <summary>One factor with its exponent; null if it is no unit.</summary>
    private static string? Factor(string text, bool inverse)
    {
        text = text.Trim('(', ')').Replace("^", "", StringComparison.Ordinal).Replace('\u2212', '-');
        if (text.Length == 0 || text == "1")
        {
            return "";
        }

        var end = text.Length;
        while (end > 0 && (char.IsAsciiDigit(text[end - 1]) || text[end - 1] == '.'))
        {
            end--;
        }

        if (end > 0 && end < text.Length && text[end - 1] == '-')
        {
            end--;
        }

        var name = text[..end];
        if (name.Length == 0 || name.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var exponentText = text[end..];
        var exponent = exponentText.Length == 0 ? 1 : double.Parse(exponentText, CultureInfo.InvariantCulture);
        exponent = inverse ? -exponent : exponent;
        var sign = Words.TryGetValue(name, out var word) ? word
            : name == "uohm" ? "\u00b5\u03a9"
            : name[0] == 'u' && Divided.Contains(name[1..]) ? "\u00b5" + name[1..]
            : name;
        return exponent == 1 ? sign : sign + "^{" + exponent.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212') + "}";
    }
}
