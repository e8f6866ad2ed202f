using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;

namespace Anodyne.Studies.Engine;

/// <summary>The JSON object of an answer, under the names that a study of plating has too; <c>values</c> holds every single value.</summary>
internal static class ComparisonDocument
{
    /// <summary>The object.</summary>
    public static JsonObject Of(ComparedAnswer answer)
    {
        var (held, measured, reported, taken) = (answer.Simulated, answer.Measured, answer.Reported, answer.Taken);
        var simulated = taken is null || held?.Origin == ComparedOrigin.Simulated ? held : null;

        // A published measurement stands in for a measured file, as in the report.
        var published = reported is { IsPublishedMeasurement: true } ? reported : null;
        return new JsonObject
        {
            ["quantity"] = answer.Quantity,
            ["variant"] = answer.Variant,
            ["simulated"] = JsonText.Number(simulated?.Value),
            ["simulated_half_width_95"] = JsonText.Number(simulated?.HalfWidth),
            ["simulated_grid_error"] = JsonText.Number(simulated?.GridError),
            ["taken"] = JsonText.Number(taken?.Value),
            ["measured"] = JsonText.Number((measured ?? published)?.Value),
            ["measured_uncertainty"] = JsonText.Number(measured?.HalfWidth),
            ["measured_verdict"] = measured?.Verdict.ToString().ToLowerInvariant(),
            ["measured_by"] = measured?.Analysis,
            ["measured_replicates"] = measured is null ? null
                : Math.Max(1, answer.Values.Count(value => value.Origin == ComparedOrigin.Measured && value.IsUsable)),
            ["reported"] = JsonText.Number(reported?.Value),
            ["reported_uncertainty"] = JsonText.Number(reported?.HalfWidth),
            ["unit"] = answer.Unit,
            ["source"] = reported?.Source ?? measured?.Source,
            ["measured_agrees_with_simulated"] = measured?.With(held)?.Holds,
            ["reported_agrees_with_simulated"] = reported?.With(held)?.Holds,
            ["measured_agrees_with_reported"] = measured?.With(reported)?.Holds,
            ["flags"] = JsonText.Strings(answer.Flags),
            ["values"] = JsonText.Array(answer.Values, value => Value(answer, value)),
        };
    }

    private static JsonObject Value(ComparedAnswer answer, ComparedValue value)
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
        : new JsonObject
        {
            ["agrees"] = agreement.Holds, ["difference"] = JsonText.Number(agreement.Difference), ["errors_together"] = JsonText.Number(agreement.Together),
        };
}
