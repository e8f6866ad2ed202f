using Anodyne.Quantities;
using Anodyne.Studies.Requests;
using Anodyne.Web.Listing;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Answers;

/// <summary>Analyses that were made lately: a reload shows the same answer without computing again. Safe to use from several threads.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class AnalysisShelf(Workspace workspace)
{
    private const int Most = 64;
    private readonly Lock _gate = new();
    private readonly LinkedList<KeyValuePair<string, FoundAnalysis>> _kept = new();

    /// <summary>An answer by its key; null if it is not kept.</summary>
    public FoundAnalysis? Find(string key)
    {
        lock (_gate)
        {
            return _kept.FirstOrDefault(item => item.Key == key).Value;
        }
    }

    /// <summary>Analyses; curves and figures are kept in the page's own folder.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="report">Told how far it is.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="AnodyneException">It cannot be done; the problem says why.</exception>
    public FoundAnalysis Run(AnalysisQuery query, Action<string, double> report, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] full = [.. query.Files.Select(workspace.Within)];
        foreach (var file in full.SelectMany(FileBeside.Of))
        {
            NamedFiles.MustHold(workspace, file);
        }

        // Data sets that an option names are files too.
        foreach (var (name, value) in query.Options)
        {
            OptionFiles.MustStayInside(workspace, name, value);
        }

        using var context = new RequestContext(Path.Combine(workspace.Own, "analyses", query.Key), report: report, cancel: cancel);
        var answer = new AnalyzeRequest(query.Method.Length > 0 ? query.Method : null, full, query.Options).Run(context);
        var found = new FoundAnalysis(query, answer, context.Warnings);
        lock (_gate)
        {
            _kept.AddFirst(KeyValuePair.Create(query.Key, found));
            while (_kept.Count > Most)
            {
                _kept.RemoveLast();
            }
        }

        return found;
    }
}

/// <summary>What an analysis found.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Warnings">What was warned of.</param>
public sealed record FoundAnalysis(AnalysisQuery Query, Answer<IReadOnlyList<AnalyzedFile>> Answer, IReadOnlyList<string> Warnings);
