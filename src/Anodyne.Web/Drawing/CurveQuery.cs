using Anodyne.Quantities;
using Anodyne.Studies.Requests;
using Anodyne.Web.Listing;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Drawing;

/// <summary>What is drawn, as the address of the page says it.</summary>
/// <param name="Files">Files of the workspace.</param>
/// <param name="What">Kind of figure; empty for the one that fits.</param>
/// <param name="Cycles">Cycles, such as <c>1,2,50-100:10</c>; empty for all.</param>
/// <param name="Per">What values are divided by; empty for what the cells state.</param>
public sealed record CurveQuery(IReadOnlyList<string> Files, string What = "", string Cycles = "", string Per = "")
{
    /// <summary>Parts of the x axis that a journal's figure shows larger, each LOW:HIGH.</summary>
    public IReadOnlyList<string> Insets { get; init; } = [];

    /// <summary>Ends of the x axis, LOW:HIGH; empty for all.</summary>
    public string X { get; init; } = "";

    /// <summary>The request for it; every file has passed the guard of the workspace.</summary>
    /// <exception cref="InputException">A file lies outside, or no file was named.</exception>
    public PlotRequest Request(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (Files.Count == 0)
        {
            throw new InputException("no file is chosen", "files", "none", "one file or more", "Tick a file of the list.");
        }

        string[] full = [.. Files.Select(workspace.Within)];
        foreach (var file in full.SelectMany(FileBeside.Of))
        {
            NamedFiles.MustHold(workspace, file);
        }

        return new PlotRequest(full)
        {
            What = Given(What, PlotRequest.Kinds), Cycles = Cycles.Length > 0 ? Cycles : null, Per = Given(Per, PlotRequest.Bases), Insets = Insets,
            X = X.Length > 0 ? X : null,
        };
    }

    /// <summary>What tells the answer apart from another one, the state of the files included.</summary>
    public string Key(FolderCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return $"{string.Join('|', Files.Select(file => file + "@" + catalog.Find(file)?.Stamp))}?{What}&{Cycles}&{Per}";
    }

    private static string? Given(string word, IReadOnlyList<string> words) => word.Length == 0 ? null : words.Contains(word) ? word
        : throw new InputException("there is no such word", "address", word, string.Join(", ", words));
}
