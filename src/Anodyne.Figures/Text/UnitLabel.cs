using System.Globalization;
using System.Text;

namespace Anodyne.Figures;

/// <summary>Turns a plainly written unit ("mA/cm2", "ohm cm2", "um", "degC") into the markup of labels with real signs and raised exponents.</summary>
public static class UnitLabel
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["ohm"] = "\u03a9", ["mohm"] = "m\u03a9", ["kohm"] = "k\u03a9", ["Mohm"] = "M\u03a9",
        ["um"] = "\u00b5m", ["us"] = "\u00b5s", ["uA"] = "\u00b5A", ["uV"] = "\u00b5V", ["uF"] = "\u00b5F", ["ug"] = "\u00b5g", ["uL"] = "\u00b5L",
        ["degC"] = "\u00b0C", ["deg"] = "\u00b0", ["percent"] = "%", ["angstrom"] = "\u00c5", ["1"] = "",
    };

    /// <summary>The unit as label markup: "mA/cm2" gives "mA cm^{−2}", "m2/s" gives "m^{2} s^{−1}". Text that is not a product of units is returned as it is.</summary>
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
        var sign = Words.GetValueOrDefault(name, name);
        return exponent == 1 ? sign : sign + "^{" + exponent.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212') + "}";
    }
}
