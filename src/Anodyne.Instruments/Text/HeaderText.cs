namespace Anodyne.Instruments.Text;

/// <summary>Splits a vendor's header into the quantity and its unit.</summary>
internal static class HeaderText
{
    /// <summary>
    /// Knows "Name / unit", "Name/unit", "Name(unit)", "Name [unit]" and "Name, unit". Without one of these the whole text is the name and the unit is empty.
    /// A slash inside a name that ends with a unit is kept: "Q charge/discharge/mA.h" is "Q charge/discharge" in "mA.h".
    /// </summary>
    public static (string Name, string Unit) Split(string header)
    {
        var text = header.Trim();
        if (Bracketed(text, '[', ']') is { } square)
        {
            return square;
        }

        if (Bracketed(text, '(', ')') is { } round)
        {
            return round;
        }

        var slash = text.LastIndexOf('/');
        if (slash > 0 && slash < text.Length - 1)
        {
            var unit = text[(slash + 1)..].Trim();
            var name = text[..slash].Trim();
            if (unit == "cm" && name.EndsWith("mS", StringComparison.Ordinal) && name.LastIndexOf('/') is > 0 and var inner)
            {
                return (name[..inner].Trim(), name[(inner + 1)..].Trim() + "/cm");
            }

            if (LooksLikeUnit(unit))
            {
                return (name, unit);
            }
        }

        return (text, "");
    }

    private static (string Name, string Unit)? Bracketed(string text, char open, char close)
    {
        var begin = text.LastIndexOf(open);
        if (begin <= 0 || !text.EndsWith(close))
        {
            return null;
        }

        var unit = text[(begin + 1)..^1].Trim();
        var name = text[..begin].Trim();
        return name.Length > 0 && LooksLikeUnit(unit) ? (name, unit) : null;
    }

    private static bool LooksLikeUnit(string unit)
        => unit.Length is > 0 and <= 12 && !unit.Contains(' ', StringComparison.Ordinal) && (char.IsLetter(unit[0]) || unit[0] is '%' or '°' or '1' or 'µ' or 'Ω')
            && UnitFactors.IsKnown(unit);
}
