namespace Anodyne.Quantities.Units;

/// <summary>A column's header taken apart into the quantity and its unit, as vendors and people write it.</summary>
/// <param name="Name">The quantity without its unit.</param>
/// <param name="Written">What stands at the place of a unit, as it was written; empty if nothing does.</param>
/// <param name="Unit">The unit; null if nothing stands at its place or if it is not understood.</param>
public readonly record struct UnitHeader(string Name, string Written, Unit? Unit)
{
    // No unit is longer; a header as long as a page is searched only where its unit can stand.
    private const int Longest = 64;

    private static readonly (char Open, char Close)[] Brackets = [('[', ']'), ('(', ')'), ('\uFF08', '\uFF09')];

    /// <summary>True if something stands at the place of a unit and is none that is known: whoever reads the column must say so.</summary>
    public bool IsUnread => Written.Length > 0 && Unit is null;

    /// <summary>
    /// Knows "Name / unit", "Name/unit", "Name(unit)", "Name [unit]", "Name, unit" and "name_unit", where a further underscore is a slash or a product
    /// ("i_mA_cm2", "z_ohm_cm2"). The unit may itself hold a slash: "Capacity/mAh/g" is "Capacity" in "mAh/g". Without one of these the whole text is the name.
    /// </summary>
    /// <param name="header">The header as it stands in the file.</param>
    public static UnitHeader Split(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var text = header.Trim();
        var unread = new UnitHeader(text, "", null);
        foreach (var (open, close) in Brackets)
        {
            if (text.EndsWith(close) && Opening(text, open, close) is > 0 and var begin)
            {
                unread = Of(text[..begin], text[(begin + 1)..^1]);
                if (unread.Unit is not null)
                {
                    return unread;
                }

                break;
            }
        }

        var behind = text.LastIndexOf(',') is > 0 and var comma ? Of(text[..comma], text[(comma + 1)..]) : unread;
        if (behind.Unit is not null)
        {
            return behind;
        }

        var earliest = Math.Max(0, text.Length - Longest - 1);
        for (var slash = text.IndexOf('/', earliest); slash > 0 && unread.Written.Length == 0; slash = text.IndexOf('/', slash + 1))
        {
            if (Of(text[..slash], text[(slash + 1)..]) is { Unit: not null } found && !IsPair(found))
            {
                return found;
            }

            if (text.IndexOf('/', slash + 1) < 0)
            {
                unread = Of(text[..slash], text[(slash + 1)..]);
            }
        }

        unread = unread.Written.Length == 0 ? behind : unread;
        for (var under = text.IndexOf('_', earliest); under > 0 && unread.Written.Length == 0; under = text.IndexOf('_', under + 1))
        {
            if (Joined(text[(under + 1)..]) is { } unit)
            {
                return new UnitHeader(text[..under], text[(under + 1)..], unit);
            }
        }

        return unread;
    }

    /// <summary>
    /// What turns the column's numbers into numbers of another unit: number * Factor + Shift; null if the unit is missing, not understood or measures
    /// something else. "C" is the degree Celsius where a temperature is wanted: no thermometer prints coulombs.
    /// </summary>
    /// <param name="unit">The unit wanted.</param>
    /// <param name="ifMissing">The unit of a header that names none; null: there must be one.</param>
    public (double Factor, double Shift)? To(string unit, string? ifMissing = null)
    {
        var wanted = Units.Unit.Read(unit);
        var from = Written.Length == 0 && ifMissing is not null ? Units.Unit.Read(ifMissing) : Unit;
        return (from is { Text: "C" } && wanted.Dimension == Dimensions.Dimension.Temperature ? Units.Unit.Celsius : from)?.To(wanted);
    }

    // The bracket that the last one closes.
    private static int Opening(string text, char open, char close)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            depth += text[i] == close ? 1 : text[i] == open ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static UnitHeader Of(string name, string unit) => new(name.Trim(), unit.Trim(), Read(unit.Trim()));

    private static Unit? Read(string unit) =>
        unit.Length is > 0 and <= Longest && (unit == "1" || unit.StartsWith("1/", StringComparison.Ordinal) || !char.IsAsciiDigit(unit[0]))
            ? UnitExpression.Find(unit, isHeader: true) : null;

    // "control/V/mA" is a column in volts or milliamperes; nobody prints an ohm as V/mA.
    private static bool IsPair(UnitHeader found) =>
        found.Unit!.Dimension == Dimensions.Dimension.Resistance && found.Written.Contains('/', StringComparison.Ordinal);

    // "mA_cm2" is mA/cm2 and "ohm_cm2" is ohm cm2: the reading that people measure.
    private static Unit? Joined(string unit)
    {
        if (unit.Length == 0 || char.IsAsciiDigit(unit[0]))
        {
            return null;
        }

        var product = Read(unit.Replace('_', ' '));
        return !unit.Contains('_', StringComparison.Ordinal) || product is { Dimension.IsNamed: true } ? product : Read(unit.Replace('_', '/'));
    }
}
