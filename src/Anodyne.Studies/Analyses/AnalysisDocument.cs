using System.Text.Json.Nodes;
using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis as JSON: the fields that other programs rely on.</summary>
public static class AnalysisDocument
{
    private static readonly string[] s_unitEndings = ["_s", "_ohm", "_mV", "_V", "_h", "_K", "_F", "_mA_cm2", "_mC_cm2", "_ohm_cm2", "_cm2", "_cm2_s"];

    /// <summary>The document.</summary>
    public static JsonObject Of(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var results = new JsonObject();
        foreach (var (name, word) in result.Words)
        {
            results[name] = new JsonObject { ["value"] = word, ["uncertainty"] = null, ["unit"] = "1" };
        }

        foreach (var (name, estimate) in result.Results)
        {
            var node = Quantity(estimate);
            node["verdict"] = estimate.Verdict.ToString().ToLowerInvariant();
            node["definition"] = estimate.Definition;
            node["window"] = estimate.Window;
            foreach (var (key, value) in estimate.Quality)
            {
                node[key] = Number(value);
            }

            results[name] = node;
        }

        foreach (var (name, rows) in result.Lists)
        {
            results[name] = new JsonArray([.. rows.Select(row => row.Count == 1 && row.TryGetValue(name, out var only) ? Number(only.Value) : Row(row))]);
        }

        return new JsonObject
        {
            ["method"] = result.Method,
            ["inputs"] = Strings(result.Inputs),
            ["results"] = results,
            ["quality"] = new JsonObject(result.Quality.Select(q => KeyValuePair.Create(q.Key, Number(q.Value)))),
            ["verdict"] = result.Verdict.ToString().ToLowerInvariant(),
            ["reasons"] = Strings(result.Reasons),
            ["settings"] = new JsonObject(result.Settings.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))),
            ["curves"] = null,
        };
    }

    /// <summary>The mean of replicates: value, half-width of its 95 % interval, unit, standard deviation between them and their number.</summary>
    internal static JsonObject Mean(Estimate mean)
    {
        var node = Quantity(mean);
        node["sd"] = Number(mean.Quality["sd"]);
        node["n"] = (int)mean.Quality["count"];
        node["verdict"] = mean.Verdict.ToString().ToLowerInvariant();
        node["reasons"] = Strings(mean.Reasons);
        return node;
    }

    // Under a name that says its unit a plain number, with its uncertainty beside it; otherwise a quantity.
    private static JsonObject Row(IReadOnlyDictionary<string, Estimate> row)
    {
        var node = new JsonObject();
        foreach (var (name, e) in row)
        {
            if (e.Word is not null)
            {
                node[name] = e.Word;
            }
            else if (s_unitEndings.Any(u => name.EndsWith(u, StringComparison.Ordinal)) || (e.Uncertainty is null && (e.Unit == "1" || name == "key")))
            {
                node[name] = Number(e.Value);
                if (e.Uncertainty is { } half)
                {
                    node[name + "_uncertainty"] = Number(half);
                }
            }
            else
            {
                node[name] = Quantity(e);
            }
        }

        return node;
    }

    private static JsonObject Quantity(Estimate e) =>
        new() { ["value"] = Number(e.Value), ["uncertainty"] = e.Uncertainty is { } half ? Number(half) : null, ["unit"] = e.Unit };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(i => (JsonNode?)JsonValue.Create(i))]);
}
