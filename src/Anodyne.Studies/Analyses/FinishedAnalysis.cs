using System.Text.Json.Nodes;
using Anodyne.Electroanalysis;
using Anodyne.Studies.Output;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis that a study named, with what it found.</summary>
/// <param name="Analysis">What was asked.</param>
/// <param name="Result">What was found.</param>
/// <param name="Curves">Files of its curves, relative to the output folder.</param>
public sealed record FinishedAnalysis(MeasuredAnalysis Analysis, AnalysisResult Result, IReadOnlyList<string> Curves)
{
    /// <summary>What its results say about quantities of the study.</summary>
    public IReadOnlyList<MeasuredValue> Answers { get; } = [.. Analysis.Answers.Select(answer => answer.Of(Analysis, Result))];

    /// <summary>Runs an analysis and writes its curves below <c>analyses/</c>.</summary>
    /// <param name="analysis">What is asked.</param>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <param name="output">Where files go.</param>
    /// <param name="cancel">Cancels.</param>
    public static FinishedAnalysis Of(MeasuredAnalysis analysis, string folder, OutputFolder output, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(output);
        var result = analysis.Run(folder, null, cancel);
        var place = "analyses/" + new string([.. analysis.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        return new FinishedAnalysis(analysis, result, [.. result.Curves.Select(c => output.WriteText($"{place}/{c.Name}.csv", c.ToCsv()))]);
    }

    /// <summary>The analysis as JSON, as <c>analyze</c> prints it, with its name in the study.</summary>
    public JsonObject Node()
    {
        var node = AnalysisDocument.Of(Result);
        node["name"] = Analysis.Name;
        node["curves"] = Curves.Count > 0 ? Curves[0] : null;
        return node;
    }
}
