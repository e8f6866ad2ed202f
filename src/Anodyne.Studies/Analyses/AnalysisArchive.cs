using System.Text;
using Anodyne.Electroanalysis;
using Anodyne.Instruments;
using Anodyne.Store.Canonical;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Analyses;

/// <summary>
/// Keeps what analyses of measured files found under the hash of everything that determines it: method, options, and the content of the files and of what lies
/// beside them. An analysis is made anew in every run, which takes no longer than taking its figure out of a store would; a changed file therefore never meets
/// an old result, and what was found of the old one stays in the store under its own key.
/// </summary>
internal static class AnalysisArchive
{
    /// <summary>What the store calls these results.</summary>
    public const string Kind = "analysis";

    /// <summary>Version of the readers and the analyses with the floors below them.</summary>
    public static string Version { get; } = CodeVersion.Of(
        [.. CodeVersion.WithFloorsBelow(typeof(AnalysisMethods).Assembly), .. CodeVersion.WithFloorsBelow(typeof(Spectra.AnalysisMethods).Assembly),
            .. CodeVersion.WithFloorsBelow(typeof(Formats).Assembly),
            typeof(AnalysisArchive).Assembly]);

    /// <summary>Everything that determines the result, as text. Names of files and of the analysis are no part of it.</summary>
    public static string Inputs(FinishedAnalysis finished)
    {
        var text = new StringBuilder(CanonicalText.Of(finished.Analysis.Method));
        foreach (var (option, value) in finished.Analysis.Asked.Options.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(CanonicalText.Of(option)).Append(':').Append(CanonicalText.Of(value));
        }

        foreach (var file in finished.Files)
        {
            text.Append("\nfile ").AppendJoin(' ', [file.Hash, .. file.Beside.Select(beside => beside.Hash)]);
        }

        return text.ToString();
    }

    /// <summary>The key of an analysis.</summary>
    public static ResultKey Key(FinishedAnalysis finished) => ResultKey.Of(Kind, Version, Inputs(finished));

    /// <summary>Keeps what was found, with its curves.</summary>
    public static void Keep(IResultStore store, string study, FinishedAnalysis finished, DateTimeOffset now)
    {
        var content = finished.Result.Curves.ToDictionary(curve => curve.Name + ".csv", curve => Encoding.UTF8.GetBytes(curve.ToCsv()), StringComparer.Ordinal);
        var entry = new StoredEntry(Key(finished), Kind, study, "analyses/" + finished.Analysis.Title, now, 0, 0);
        store.Keep(new StoredResult(entry, Version, Inputs(finished), finished.Node().ToJsonString(JsonText.Options), content));
    }
}
