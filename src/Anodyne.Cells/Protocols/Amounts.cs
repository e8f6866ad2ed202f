using System.Globalization;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Protocols;

/// <summary>Reads a number with its unit from a sentence: "1 C", "C/3", "0.5C", "4.2 V", "1 mA/cm2", "1 mA cm-2", "30 minutes".</summary>
internal static class Amounts
{
    private const int MostWordsOfAUnit = 3;

    private static readonly Dictionary<Dimension, AmountKind> Kinds = new()
    {
        [Dimension.Current] = AmountKind.Current,
        [Dimension.CurrentDensity] = AmountKind.CurrentDensity,
        [Dimension.Voltage] = AmountKind.Voltage,
        [Dimension.Power] = AmountKind.Power,
        [Dimension.PowerDensity] = AmountKind.PowerDensity,
        [Dimension.Resistance] = AmountKind.Resistance,
        [Dimension.Time] = AmountKind.Time,
        [Dimension.Charge] = AmountKind.Charge,
        [Dimension.ChargePerArea] = AmountKind.ChargePerArea,
        [Dimension.VoltageRate] = AmountKind.SweepRate,
        [Dimension.Rate] = AmountKind.Frequency,
        [Dimension.Temperature] = AmountKind.Temperature,
        [Dimension.Length] = AmountKind.Length,
        [Dimension.Concentration] = AmountKind.Concentration,
    };

    /// <summary>What a unit counts in a protocol, where "C" is the rate; null for what no step needs.</summary>
    public static AmountKind? Kind(Unit? unit) => unit switch
    {
        null => null,
        { Text: "C" } => AmountKind.CRate,
        { Text: "%" } => AmountKind.Share,
        _ => Kinds.TryGetValue(unit.Dimension, out var kind) ? kind : null,
    };

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
        words.Next();
        return WithUnit(words, value, word[split..], what, allowed);
    }

    // The unit is the rest of the number's word and the words behind it: as many of them as make a unit that fits here, else the first that makes one.
    private static Amount WithUnit(Words words, double value, string attached, string what, AmountKind[] allowed)
    {
        var first = attached.Length > 0 ? 0 : 1;
        (Unit Unit, AmountKind Kind, int Count)? best = null;
        for (var count = first; count < MostWordsOfAUnit + first && (count == 0 || words.Ahead(count - 1).Length > 0); count++)
        {
            var text = string.Join(' ', Enumerable.Range(0, count).Select(words.Ahead).Prepend(attached)).Trim();
            if (Unit.Find(text) is { } unit && Kind(unit) is { } kind && (best is null || Array.IndexOf(allowed, kind) >= 0))
            {
                best = (unit, kind, count);
            }
        }

        if (best is var (found, counts, taken))
        {
            words.Skip(taken);
            return Checked(words, new Amount(counts == AmountKind.CRate ? value : found.ToSi(value), counts), what, allowed, -1);
        }

        return attached.Length == 0 && Array.IndexOf(allowed, AmountKind.Number) >= 0
            ? new Amount(value, AmountKind.Number)
            : throw words.Wrong($"the unit is not known: {what}", Example(allowed), first - 1);
    }

    private static Amount Checked(Words words, Amount amount, string what, AmountKind[] allowed, int back) =>
        Array.IndexOf(allowed, amount.Kind) >= 0 ? amount : throw words.Wrong($"the unit does not fit: {what}", Example(allowed), back);

    private static bool Number(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && !char.IsLetter(text[^1]);

    // A dimension shows how it is written; only rates, shares and plain numbers are words of protocols alone.
    private static string Example(AmountKind[] allowed) => string.Join(", ", allowed.Select(static kind => kind switch
    {
        AmountKind.CRate => "'C/3'",
        AmountKind.Share => "'80%'",
        AmountKind.Number => "a number",
        _ => $"'{Kinds.First(entry => entry.Value == kind).Key.Example}'",
    }));
}
