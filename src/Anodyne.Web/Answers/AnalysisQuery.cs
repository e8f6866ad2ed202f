namespace Anodyne.Web.Answers;

/// <summary>An analysis as the address of the page says it.</summary>
/// <param name="Method">Name of the method; empty for the one that fits each file.</param>
/// <param name="Files">Files of the workspace.</param>
/// <param name="Options">Options by name, without dashes.</param>
public sealed record AnalysisQuery(string Method, IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>What tells it apart from another one.</summary>
    public string Key => Workspaces.OwnPlaces.NameOf(string.Join(
        '\n', [Method, .. Files, "", .. Options.OrderBy(static o => o.Key, StringComparer.Ordinal).Select(static o => $"{o.Key}={o.Value}")]));

    /// <summary>The command line that makes the same numbers.</summary>
    public IReadOnlyList<string> Command =>
    [
        "anodyne", "analyze", .. Method.Length > 0 ? [Method] : Array.Empty<string>(), .. Files,
        .. Options.SelectMany(static o => o.Value == "yes" ? (string[])["--" + o.Key] : ["--" + o.Key, o.Value]),
    ];
}
