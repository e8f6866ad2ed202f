using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.CellStudies;

/// <summary>The JSON object of a study of cells: the fields that other programs rely on.</summary>
public static class CellStudyDocument
{
    /// <summary>The object.</summary>
    /// <param name="outcome">What the study left behind.</param>
    /// <param name="folder">The output folder as it was named.</param>
    public static JsonObject Of(CellStudyOutcome outcome, string folder)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var variants = new JsonObject();
        foreach (var variant in outcome.Plan.Variants)
        {
            var node = CycleDocument.Of(variant.Variant.Name, outcome.Of(variant.Run), outcome.Files[variant.Run.Id]);
            var quantities = new JsonObject();
            foreach (var quantity in CellQuantity.All)
            {
                var (value, half) = outcome.Estimate(variant, quantity);
                quantities[quantity.Name] = JsonText.Quantity(value, half, quantity.Unit);
            }

            node["quantities"] = quantities;
            node["ranges"] = JsonText.Array(variant.Ranges, range => Range(outcome, range));
            variants[variant.Variant.Name] = node;
        }

        return new JsonObject
        {
            ["study"] = outcome.Plan.Study.Name,
            ["variants"] = variants,
            ["analyses"] = JsonText.Array(outcome.Analyses.Select(Analysis).Concat(outcome.Measured.Select(finished => finished.Node())), node => node),
            ["comparison"] = JsonText.Array(outcome.Answers, CellAnswerDocument.Of),
            ["attribution"] = new JsonArray(),
            ["verification"] = CheckDocument.Of(outcome.Verification),
            ["reused"] = JsonText.Strings(outcome.Reused),
            ["report"] = Path.Combine(folder, outcome.Report),
        };
    }

    private static JsonObject Range(CellStudyOutcome outcome, PlannedRange range)
    {
        var node = new JsonObject { ["parameter"] = range.Value.Path, ["low"] = range.Value.Low, ["high"] = range.Value.High, ["evidence"] = range.Value.Evidence };
        foreach (var quantity in outcome.Plan.Study.Headline)
        {
            node[quantity.Name] = new JsonObject
            {
                ["at_low"] = JsonText.Number(quantity.Of(outcome.Of(range.Low))),
                ["at_high"] = JsonText.Number(quantity.Of(outcome.Of(range.High))),
            };
        }

        return node;
    }

    private static JsonObject Analysis(FinishedVirtualAnalysis finished)
    {
        var node = AnalysisDocument.Of(finished.Result);
        node["name"] = finished.Analysis.Name;
        node["variant"] = finished.Variant;
        node["curves"] = finished.Curves.Count > 0 ? finished.Curves[0] : null;
        return node;
    }
}
