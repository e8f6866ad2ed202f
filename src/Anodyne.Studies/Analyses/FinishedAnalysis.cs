using System.Text.Json.Nodes;
using Anodyne.Analysis;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis that a study named, with what it found.</summary>
/// <param name="Analysis">What was asked.</param>
/// <param name="Result">What was found.</param>
/// <param name="Curves">Files of its curves, relative to the output folder.</param>
internal sealed record FinishedAnalysis(MeasuredAnalysis Analysis, AnalysisResult Result, IReadOnlyList<string> Curves)
{
    /// <summary>The measured files as they were read.</summary>
    public IReadOnlyList<MeasuredFile> Files { get; init; } = [];

    /// <summary>What the readers of the files warn of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What its results say about quantities of the study.</summary>
    public IReadOnlyList<MeasuredValue> Answers { get; } = [.. Analysis.Answers.Select(answer => answer.Of(Analysis, Result))];

    /// <summary>Runs an analysis and writes its curves below <c>analyses/</c>.</summary>
    public static FinishedAnalysis Of(MeasuredAnalysis analysis, string folder, OutputFolder output, CancellationToken cancel)
    {
        var warnings = new List<string>();
        var files = analysis.Open(folder, warnings.Add);
        var result = analysis.Run(files, cancel);
        return new FinishedAnalysis(analysis, result, WriteCurves(result, "analyses", analysis.Title, output)) { Files = files, Warnings = warnings };
    }

    /// <summary>Writes the curves of an analysis into a folder of its own.</summary>
    /// <returns>The names as the folder gives them.</returns>
    internal static IReadOnlyList<string> WriteCurves(AnalysisResult result, string place, string name, OutputFolder output)
    {
        var folder = $"{place}/"
            + new string([.. name.Replace(", ", "-", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        return [.. result.Curves.Select(curve => output.WriteText($"{folder}/{curve.Name}.csv", curve.ToCsv()))];
    }

    /// <summary>The analysis as JSON, as <c>analyze</c> prints it, with its name in the study and the hashes of its files.</summary>
    public JsonObject Node()
    {
        var node = AnalysisDocument.Of(Result);
        node["name"] = Analysis.Name;
        node["replicate"] = Analysis.Replicate == 0 ? null : Analysis.Replicate;
        node["files"] = JsonText.Array(Files, file => new JsonObject
        {
            ["path"] = file.Name,
            ["sha256"] = file.Hash,
            ["beside"] = JsonText.Array(file.Beside, beside => new JsonObject { ["file"] = Path.GetFileName(beside.Path), ["sha256"] = beside.Hash }),
        });
        node["curves"] = Curves.Count > 0 ? Curves[0] : null;
        return node;
    }
}
