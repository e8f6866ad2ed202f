using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Spectra.Photoelectron;

/// <summary>A component of a level.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Energy">Binding energy, eV, with C-C at 284.8 eV.</param>
/// <param name="Window">How far it may lie from there, eV, above 0.</param>
public sealed record LevelComponent(string Name, double Energy, double Window);

/// <summary>A core level with the components of an interphase on lithium.</summary>
/// <param name="Name">Element and level: "C 1s".</param>
/// <param name="Low">Lower end of binding energies by which it is recognized, eV.</param>
/// <param name="High">Upper end, eV.</param>
/// <param name="Splitting">Distance of the spin-orbit partner, eV; 0 for an s level.</param>
/// <param name="Ratio">Area of the partner over that of the main line.</param>
/// <param name="Components">Components.</param>
public sealed record CoreLevel(string Name, double Low, double High, double Splitting, double Ratio, IReadOnlyList<LevelComponent> Components)
{
    private const double Usual = 0.3;

    /// <summary>The levels of an interphase, positions as the literature of lithium metal gives them within 0.3 eV.</summary>
    public static IReadOnlyList<CoreLevel> Interphase { get; } =
    [
        new("Li 1s", 48, 64, 0, 0, [new("Li salts (LiF, Li2CO3)", 55.6, 0.5), new("Li2O", 53.8, 0.4)]),
        new("S 2p", 158, 176, 1.18, 0.5, [new("SO2", 168.9, 0.4)]),
        new("C 1s", 278, 298, 0, 0,
            [new("C-C", 284.8, 0.3), new("C-O", 286.5, 0.3), new("C=O", 288.7, 0.3), new("Li2CO3", 290.0, 0.3), new("CF3", 292.9, 0.3)]),
        new("Ca 2p", 338, 362, 3.54, 0.5, [new("CaF2", 347.9, 0.4)]),
        new("N 1s", 392, 410, 0, 0, [new("Li3N", 395.2, 0.6), new("N-SO2", 399.7, 0.5)]),
        new("O 1s", 522, 544, 0, 0, [new("Li2O", 528.5, 0.4), new("Li2CO3, C=O", 531.8, 0.4), new("C-O, S=O", 533.0, 0.4)]),
        new("F 1s", 676, 698, 0, 0, [new("LiF, CaF2", 685.0, 0.4), new("C-F", 688.6, 0.4)]),
    ];

    /// <summary>The level of a spectrum: by what its file calls it, else by the middle of its energies; null where neither tells.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="words">What the file calls it.</param>
    /// <param name="middle">Middle of the binding energies, eV.</param>
    /// <param name="span">Length of the range, eV.</param>
    public static CoreLevel? Find(IReadOnlyList<CoreLevel> levels, string words, double middle, double span)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(words);
        var plain = words.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return levels.FirstOrDefault(level => plain.StartsWith(level.Name.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            ?? (span < 60 ? levels.FirstOrDefault(level => middle > level.Low && middle < level.High) : null);
    }

    /// <summary>Reads a set: lines such as <c>C 1s: C-C 284.8, C-O 286.5 +-0.2</c>; several levels are divided by semicolons or line ends.</summary>
    /// <param name="text">The text, or the name of a file that holds it, or <c>sei</c>.</param>
    /// <exception cref="InputException">A level or a component is not understood.</exception>
    public static IReadOnlyList<CoreLevel> ReadAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim().Equals("sei", StringComparison.OrdinalIgnoreCase))
        {
            return Interphase;
        }

        if (!text.Contains(':', StringComparison.Ordinal) && File.Exists(text))
        {
            text = File.ReadAllText(text);
        }

        return [.. text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line[0] != '#')
            .Select(One)];
    }

    private static CoreLevel One(string line)
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2)
        {
            throw Fail(line);
        }

        var components = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
        {
            var words = text.Replace("+-", " +- ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (plain, window) = words is [.. var before, "+-", var stated] ? (before, Number(stated) is > 0 and var width ? width : throw Fail(text))
                : (words, Usual);
            return plain.Length >= 2 && Number(plain[^1]) is { } energy ? new LevelComponent(string.Join(' ', plain[..^1]), energy, window) : throw Fail(text);
        }).ToArray();
        var known = Interphase.FirstOrDefault(level => level.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var (low, high) = (components.Min(static c => c.Energy) - 8, components.Max(static c => c.Energy) + 8);
        return known is null ? new CoreLevel(parts[0], low, high, 0, 0, components) : known with { Components = components };
    }

    private static double? Number(string word)
        => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static InputException Fail(string text) => new(
        "a set of components is not understood", "--set", text, "LEVEL: NAME ENERGY [+-WINDOW], NAME ENERGY; LEVEL: ... with energies in eV, or sei",
        "For example --set \"C 1s: C-C 284.8, C-O 286.5\".");
}
