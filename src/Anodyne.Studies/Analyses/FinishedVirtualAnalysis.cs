using System.Text.Json.Nodes;
using Anodyne.Analysis;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis of a variant's virtual measurement.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Analysis">What was asked.</param>
/// <param name="Result">What was found; without results if the method refused what it was given, with the reason.</param>
/// <param name="Curves">Files of its curves.</param>
internal sealed record FinishedVirtualAnalysis(string Variant, VirtualAnalysis Analysis, AnalysisResult Result, IReadOnlyList<string> Curves)
{
    /// <summary>The same of the virtual measurements at both ends of every range, where a measured or published value is held against a result.</summary>
    public IReadOnlyList<(AnalysisResult Low, AnalysisResult High)> Ends { get; init; } = [];

    /// <summary>The analysis as JSON, as <c>analyze</c> prints it, with its name in the study and its variant.</summary>
    public JsonObject Node()
    {
        var node = AnalysisDocument.Of(Result);
        node["name"] = Analysis.Name;
        node["variant"] = Variant;
        node["curves"] = Curves.Count > 0 ? Curves[0] : null;
        return node;
    }
}
