using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.CellStudies;

/// <summary>The JSON object of an answer, under the names that a study of plating has too; <c>values</c> holds every single value.</summary>
internal static class CellAnswerDocument
{
    /// <summary>The object.</summary>
    public static JsonObject Of(CellAnswer answer)
    {
        var (simulated, measured, reported) = (answer.Simulated, answer.Measured, answer.Reported);
        var taken = answer.Values.FirstOrDefault(value => value.Origin == ComparedOrigin.Model);
        return new JsonObject
        {
            ["quantity"] = answer.Quantity,
            ["variant"] = answer.Variant,
            ["simulated"] = JsonText.Number(simulated?.Value),
            ["simulated_half_width_95"] = JsonText.Number(simulated?.HalfWidth),
            ["taken"] = JsonText.Number(taken?.Value),
            ["measured"] = JsonText.Number(measured?.Value),
            ["measured_uncertainty"] = JsonText.Number(measured?.HalfWidth),
            ["measured_verdict"] = measured?.Verdict.ToString().ToLowerInvariant(),
            ["measured_by"] = measured?.Name,
            ["measured_replicates"] = answer.Values.Count(value => value.Origin == ComparedOrigin.Measured && value.IsUsable),
            ["reported"] = JsonText.Number(reported?.Value),
            ["reported_uncertainty"] = JsonText.Number(reported?.HalfWidth),
            ["unit"] = answer.Unit,
            ["source"] = reported?.Definition,
            ["measured_agrees_with_simulated"] = measured?.With(simulated)?.Holds,
            ["reported_agrees_with_simulated"] = reported?.With(simulated)?.Holds,
            ["measured_agrees_with_reported"] = measured?.With(reported)?.Holds,
            ["flags"] = JsonText.Strings(answer.Flags),
            ["values"] = JsonText.Array(answer.Values, value => Value(answer, value)),
        };
    }

    private static JsonObject Value(CellAnswer answer, ComparedValue value)
    {
        var node = JsonText.Quantity(value.Value, value.HalfWidth, answer.Unit);
        node["origin"] = value.Origin.ToString().ToLowerInvariant();
        node["name"] = value.Name;
        node["verdict"] = value.Verdict.ToString().ToLowerInvariant();
        node["definition"] = value.Definition;
        node["reasons"] = JsonText.Strings(value.Reasons);
        node["against_simulated"] = Node(value.Origin == ComparedOrigin.Simulated ? null : value.With(answer.Simulated));
        node["against_reported"] = Node(value.With(answer.Reported));
        return node;
    }

    private static JsonObject? Node(Agreement? agreement) => agreement is null
        ? null
        : new JsonObject { ["agrees"] = agreement.Holds, ["difference"] = JsonText.Number(agreement.Difference), ["errors_together"] = JsonText.Number(agreement.Together) };
}
