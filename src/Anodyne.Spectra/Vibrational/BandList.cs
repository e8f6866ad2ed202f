using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Spectra.Vibrational;

/// <summary>A band that is looked for.</summary>
/// <param name="Name">Its name; the bands called free, SSIP, CIP, AGG, AGG-I and AGG-II are populations of one ion.</param>
/// <param name="Position">Where it is expected, 1/cm.</param>
/// <param name="Window">How far it may lie from there, 1/cm, above 0.</param>
public sealed record Band(string Name, double Position, double Window)
{
    private static readonly string[] s_populations = ["free", "SSIP", "CIP", "AGG", "AGG-I", "AGG-II"];

    /// <summary>True if it is a population of an ion.</summary>
    public bool IsPopulation => s_populations.Contains(Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Bands by name: ready sets and lists that a person writes.</summary>
public static class BandList
{
    private const double Usual = 4;

    private static readonly Dictionary<string, Band[]> s_sets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsi"] = [new("free", 719, 4), new("CIP", 731.5, 4), new("AGG", 744, 4)],
        ["fsi-dme"] = [new("free", 719, 4), new("CIP", 731.5, 4), new("AGG", 744, 4), new("DME", 820, 4), new("DME 2", 848, 4), new("DME on Li", 868, 5)],
        ["tfsi"] = [new("free", 740, 3), new("CIP", 745, 3), new("AGG", 750, 3)],
        ["dme"] = [new("DME", 820, 4), new("DME 2", 848, 4), new("DME on Li", 868, 5)],
        ["dmc"] = [new("DMC", 915, 4), new("DMC on Li", 935, 5)],
        ["ec"] = [new("EC", 893, 4), new("EC on Li", 903, 4)],
        ["ch"] = [new("CH2 sym", 2850, 8), new("CH3 sym", 2878, 8), new("CH3 Fermi", 2940, 8)],
        ["carbonate"] = [new("CO3 bend", 875, 10), new("CO3 stretch", 1440, 30), new("CO3 stretch 2", 1500, 30)],
    };

    /// <summary>The names of the ready sets.</summary>
    public static IEnumerable<string> Sets => s_sets.Keys;

    /// <summary>
    /// Reads the name of a set, or a list such as <c>free 719, CIP 731.5 +-4, 868</c>, or the name of a file that holds such a list, one band a line.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">A band has no position.</exception>
    public static IReadOnlyList<Band> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (s_sets.TryGetValue(text.Trim(), out var set))
        {
            return set;
        }

        if (text.IndexOfAny([',', '\n']) < 0 && File.Exists(text))
        {
            text = File.ReadAllText(text);
        }

        return [.. text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static part => part[0] != '#')
            .Select(One)];
    }

    private static Band One(string part)
    {
        var words = part.Replace("\u00B1", " +-", StringComparison.Ordinal).Replace("+-", " +- ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var window = Usual;
        if (words is [.. var before, "+-", var width] && Number(width) is > 0 and var stated)
        {
            (words, window) = (before, stated);
        }

        return words.Length > 0 && Number(words[^1]) is > 0 and var position
            ? new Band(words.Length > 1 ? string.Join(' ', words[..^1]) : words[0], position, window)
            : throw new InputException(
                "a band has no position", "--bands", part, $"NAME POSITION or NAME POSITION +-WINDOW in 1/cm, or a set: {string.Join(", ", Sets)}");
    }

    private static double? Number(string word)
        => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
