using System.Globalization;

namespace Anodyne.Cells.Protocols;

/// <summary>Reads a number with its unit from a sentence: "1 C", "C/3", "0.5C", "4.2 V", "1 mA/cm2", "30 minutes".</summary>
internal static class Amounts
{
    private static readonly Dictionary<string, (double Factor, AmountKind Kind)> Units = new(StringComparer.Ordinal)
    {
        ["A"] = (1, AmountKind.Current),
        ["mA"] = (1e-3, AmountKind.Current),
        ["uA"] = (1e-6, AmountKind.Current),
        ["A/m2"] = (1, AmountKind.CurrentDensity),
        ["mA/cm2"] = (10, AmountKind.CurrentDensity),
        ["uA/cm2"] = (1e-2, AmountKind.CurrentDensity),
        ["C"] = (1, AmountKind.CRate),
        ["V"] = (1, AmountKind.Voltage),
        ["mV"] = (1e-3, AmountKind.Voltage),
        ["volt"] = (1, AmountKind.Voltage),
        ["volts"] = (1, AmountKind.Voltage),
        ["W"] = (1, AmountKind.Power),
        ["mW"] = (1e-3, AmountKind.Power),
        ["W/m2"] = (1, AmountKind.PowerDensity),
        ["mW/cm2"] = (10, AmountKind.PowerDensity),
        ["ohm"] = (1, AmountKind.Resistance),
        ["Ohm"] = (1, AmountKind.Resistance),
        ["ohms"] = (1, AmountKind.Resistance),
        ["Ohms"] = (1, AmountKind.Resistance),
        ["kohm"] = (1e3, AmountKind.Resistance),
        ["s"] = (1, AmountKind.Time),
        ["second"] = (1, AmountKind.Time),
        ["seconds"] = (1, AmountKind.Time),
        ["ms"] = (1e-3, AmountKind.Time),
        ["min"] = (60, AmountKind.Time),
        ["minute"] = (60, AmountKind.Time),
        ["minutes"] = (60, AmountKind.Time),
        ["h"] = (3600, AmountKind.Time),
        ["hour"] = (3600, AmountKind.Time),
        ["hours"] = (3600, AmountKind.Time),
        ["day"] = (86400, AmountKind.Time),
        ["days"] = (86400, AmountKind.Time),
        ["Ah"] = (3600, AmountKind.Charge),
        ["mAh"] = (3.6, AmountKind.Charge),
        ["uAh"] = (3.6e-3, AmountKind.Charge),
        ["mAh/cm2"] = (36000, AmountKind.ChargePerArea),
        ["Ah/m2"] = (3600, AmountKind.ChargePerArea),
        ["V/s"] = (1, AmountKind.SweepRate),
        ["mV/s"] = (1e-3, AmountKind.SweepRate),
        ["mV/h"] = (1e-3 / 3600, AmountKind.SweepRate),
        ["Hz"] = (1, AmountKind.Frequency),
        ["mHz"] = (1e-3, AmountKind.Frequency),
        ["kHz"] = (1e3, AmountKind.Frequency),
        ["MHz"] = (1e6, AmountKind.Frequency),
        ["K"] = (1, AmountKind.Temperature),
        ["um"] = (1e-6, AmountKind.Length),
        ["nm"] = (1e-9, AmountKind.Length),
        ["mM"] = (1, AmountKind.Concentration),
        ["M"] = (1000, AmountKind.Concentration),
        ["mol/m3"] = (1, AmountKind.Concentration),
        ["%"] = (0.01, AmountKind.Share),
    };

    /// <summary>Factor to SI and kind of a unit; false for an unknown one.</summary>
    public static bool TryUnit(string unit, out double factor, out AmountKind kind)
    {
        var known = Units.TryGetValue(unit, out var found);
        (factor, kind) = found;
        return known;
    }

    /// <summary>Reads an amount; throws an error that points at the word.</summary>
    public static Amount Read(Words words, string what, params AmountKind[] allowed)
    {
        var word = words.Current;
        if (word.StartsWith("C/", StringComparison.Ordinal) && Number(word.AsSpan(2), out var divisor) && divisor > 0)
        {
            words.Next();
            return Checked(words, new Amount(1 / divisor, AmountKind.CRate), what, allowed, -1);
        }

        var split = word.Length;
        while (split > 0 && !Number(word.AsSpan(0, split), out _))
        {
            split--;
        }

        if (split == 0)
        {
            throw words.Wrong($"a number is missing: {what}", Example(allowed));
        }

        Number(word.AsSpan(0, split), out var value);
        var unit = word[split..];
        var back = -1;
        words.Next();
        if (unit.Length == 0)
        {
            unit = words.Current;
            back = 0;
            if (unit is "oC" or "degC")
            {
                words.Next();
                return Checked(words, new Amount(value + 273.15, AmountKind.Temperature), what, allowed, -1);
            }

            if (Units.ContainsKey(unit))
            {
                words.Next();
                back = -1;
            }
            else if (Array.IndexOf(allowed, AmountKind.Number) >= 0)
            {
                return new Amount(value, AmountKind.Number);
            }
        }

        if (unit is "oC" or "degC")
        {
            return Checked(words, new Amount(value + 273.15, AmountKind.Temperature), what, allowed, back);
        }

        return Units.TryGetValue(unit, out var found)
            ? Checked(words, new Amount(value * found.Factor, found.Kind), what, allowed, back)
            : throw words.Wrong($"the unit is not known: {what}", Example(allowed), back);
    }

    private static Amount Checked(Words words, Amount amount, string what, AmountKind[] allowed, int back) =>
        Array.IndexOf(allowed, amount.Kind) >= 0 ? amount : throw words.Wrong($"the unit does not fit: {what}", Example(allowed), back);

    private static bool Number(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && !char.IsLetter(text[^1]);

    private static string Example(AmountKind[] allowed) => string.Join(", ", allowed.Select(static kind => kind switch
    {
        AmountKind.Current => "'2 mA'",
        AmountKind.CurrentDensity => "'1 mA/cm2'",
        AmountKind.CRate => "'C/3'",
        AmountKind.Voltage => "'4.2 V'",
        AmountKind.Power => "'10 mW'",
        AmountKind.PowerDensity => "'5 W/m2'",
        AmountKind.Resistance => "'100 ohm'",
        AmountKind.Time => "'30 minutes'",
        AmountKind.Charge => "'2 mAh'",
        AmountKind.ChargePerArea => "'1 mAh/cm2'",
        AmountKind.SweepRate => "'0.1 mV/s'",
        AmountKind.Frequency => "'10 mHz'",
        AmountKind.Temperature => "'40 degC'",
        AmountKind.Length => "'1 um'",
        AmountKind.Concentration => "'10 mM'",
        AmountKind.Share => "'80%'",
        _ => "a number",
    }));
}
