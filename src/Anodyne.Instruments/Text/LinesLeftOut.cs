using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Text;

/// <summary>The lines of a table that are no rows, by the reason, each counted and the first of them named.</summary>
internal sealed class LinesLeftOut(FileContent file)
{
    private const int MostNamed = 5;
    private readonly HashSet<int> _lines = [];
    private readonly Dictionary<string, List<int>> _byReason = [];

    /// <summary>Number of lines that were left out.</summary>
    public int Count => _lines.Count;

    /// <summary>Leaves out the line that begins at an offset.</summary>
    public void Add(int line, string reason)
    {
        _lines.Add(line);
        (_byReason.TryGetValue(reason, out var lines) ? lines : _byReason[reason] = []).Add(line);
    }

    /// <summary>True if the line that begins at an offset was left out.</summary>
    public bool Has(int line) => _lines.Count > 0 && _lines.Contains(line);

    /// <summary>One sentence a reason.</summary>
    public IEnumerable<string> Texts() => _byReason.Select(pair
        => FormattableString.Invariant(
            $"{pair.Value.Count} {(pair.Value.Count == 1 ? "line was" : "lines were")} left out, because {pair.Key}: {Lines(pair.Value)}."));

    /// <summary>The numbers of the lines that begin at these offsets, the first of them.</summary>
    public string Lines(List<int> offsets)
    {
        ReadOnlySpan<byte> text = file.Bytes;
        var end = text.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        var numbers = new List<int>();
        foreach (var offset in offsets.Order().Take(MostNamed))
        {
            numbers.Add(text[..offset].Count(end) + 1);
        }

        return FormattableString.Invariant($"line{(offsets.Count == 1 ? "" : "s")} {string.Join(", ", numbers)}{(offsets.Count > MostNamed ? " ..." : "")}");
    }

    /// <summary>"1 cell is", "3 cells are".</summary>
    public static string Cells(int count) => FormattableString.Invariant($"{count} {(count == 1 ? "cell is" : "cells are")}");
}
