using Anodyne.Quantities;

namespace Anodyne.Studies.Input;

/// <summary>The commented starting files that <c>anodyne new</c> writes; a test reads each of them back.</summary>
public static class StartingFile
{
    private const string Prefix = "templates/";

    /// <summary>The kinds there are, e.g. "plate".</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        .. typeof(StartingFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a starting file.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <exception cref="InputException">There is none of this kind.</exception>
    public static string Text(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        using var stream = typeof(StartingFile).Assembly.GetManifestResourceStream($"{Prefix}{kind}.yaml")
            ?? throw new InputException("there is no starting file of this kind", "kind", $"\"{kind}\"", string.Join(", ", Kinds));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What a starting file is for: the first sentence of its first comment.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static string Summary(string kind)
    {
        var line = Text(kind).Split('\n')[0].TrimStart('#', ' ');
        var end = line.IndexOfAny(['.', ':']);
        return end > 0 ? line[..end] : line;
    }
}
