using System.Globalization;

namespace Anodyne.Records;

/// <summary>Something of a measurement that was not used: said by the reader, by a cutter and by every analysis, never dropped in silence.</summary>
/// <param name="What">What it is, in the singular: "row without a number in Current".</param>
/// <param name="Count">How many there are, at least 1.</param>
/// <param name="Where">Where they are: "row 613", "lines 4, 11, 13"; empty where there is nothing to say.</param>
public sealed record LeftOut(string What, int Count, string Where)
{
    private const int MostNamed = 5;

    /// <summary>One kind of thing at places that are counted.</summary>
    /// <param name="what">What it is, in the singular.</param>
    /// <param name="place">What is counted, in the singular: "row", "line".</param>
    /// <param name="numbers">The places, from 1, in order; not empty.</param>
    public static LeftOut At(string what, string place, IReadOnlyCollection<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var named = string.Join(", ", numbers.Take(MostNamed).Select(static n => n.ToString(CultureInfo.InvariantCulture)));
        var rest = numbers.Count > MostNamed ? FormattableString.Invariant($" and {numbers.Count - MostNamed} more") : "";
        return new LeftOut(what, numbers.Count, $"{place}{(numbers.Count > 1 ? "s" : "")} {named}{rest}");
    }

    /// <summary>A sentence: "1 row without a number in Current was left out (row 613)".</summary>
    public override string ToString()
    {
        var cut = What.IndexOf(' ', StringComparison.Ordinal);
        var (noun, rest) = cut < 0 ? (What, "") : (What[..cut], What[cut..]);
        var place = Where.Length > 0 ? $" ({Where})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Count} {(Count > 1 ? noun + "s" : noun)}{rest} {(Count > 1 ? "were" : "was")} left out{place}");
    }
}
