using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Answers;

namespace Anodyne.Studies.Engine;

/// <summary>The JSON objects of a judged contrast and of its attribution.</summary>
internal static class ContrastDocument
{
    /// <summary>The contrast.</summary>
    public static JsonObject Of(PartAnswer part, ContrastAnswer contrast)
    {
        var node = Ends(part, contrast, new JsonObject { ["statement"] = contrast.Plan.Contrast.Statement });
        node["ln_roughness_ratio"] = JsonText.Quantity(contrast.Difference.Mean, contrast.Difference.HalfWidth, "1");
        node["holds"] = contrast.Holds;
        node["difference"] = contrast.IsResolved;
        node["grid_error"] = contrast.Grid is { } grid
            ? new JsonObject
            {
                ["value"] = JsonText.Number(grid.Value),
                ["unit"] = "1",
                ["order"] = JsonText.Number(grid.Order),
                ["grids"] = JsonText.Array(grid.Others, pair => new JsonObject
                {
                    [part.Part.Model.ResolutionName] = pair.Resolution,
                    ["ln_roughness_ratio"] = JsonText.Number(pair.There),
                    ["of_the_study"] = JsonText.Number(pair.Here),
                }),
            }
            : null;
        node["ranges"] = JsonText.Array(contrast.Ranges, range => new JsonObject
        {
            ["parameter"] = range.Value.Path,
            ["variant"] = range.Variants.Length == 0 ? null : range.Variants,
            ["evidence"] = range.Value.Evidence,
            ["low"] = range.Value.Low,
            ["high"] = range.Value.High,
            ["at_low"] = JsonText.Number(range.AtLow),
            ["at_high"] = JsonText.Number(range.AtHigh),
        });
        node["corners"] = contrast.Corners is { } tally
            ? new JsonObject
            {
                ["combinations"] = tally.Corners, ["to_is_flatter"] = tally.Negative, ["above_limiting_current"] = tally.Failed,
                ["complete"] = tally.IsComplete,
            }
            : null;
        return node;
    }

    /// <summary>The difference shared out, as simulated and in closed form.</summary>
    public static IEnumerable<JsonObject> Attributions(PartAnswer part, ContrastAnswer contrast)
    {
        var name = part.Part.Model.Contrast!.Name;
        yield return Shares(part, contrast, contrast.Simulated, name + "_simulated");
        if (contrast.ClosedForm is { } closed)
        {
            yield return Shares(part, contrast, closed, name + "_closed_form");
        }
    }

    private static JsonObject Shares(PartAnswer part, ContrastAnswer contrast, SharedDifference difference, string quantity)
    {
        var node = Ends(part, contrast, new JsonObject { ["quantity"] = quantity });
        node["from_value"] = JsonText.Number(difference.From);
        node["to_value"] = JsonText.Number(difference.To);
        node["properties"] = JsonText.Array(difference.Shares, share => new JsonObject
        {
            ["property"] = share.Property.Name, ["alone"] = JsonText.Number(share.Alone), ["shapley"] = JsonText.Number(share.Shapley),
        });
        return node;
    }

    private static JsonObject Ends(PartAnswer part, ContrastAnswer contrast, JsonObject node)
    {
        node["placement"] = contrast.Plan.To.Placement.Name;
        node["from"] = ShownVariant.NameOf(part.Shown, contrast.Plan.From);
        node["to"] = ShownVariant.NameOf(part.Shown, contrast.Plan.To);
        return node;
    }
}
