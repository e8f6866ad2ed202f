using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Models;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Engine;

/// <summary>The JSON object of a study: the fields that other programs rely on.</summary>
internal static class StudyDocument
{
    /// <summary>The object; of a study of several parts, the object of each part under <c>parts</c>.</summary>
    public static JsonObject Of(StudyOutcome outcome, string folder)
    {
        var answer = outcome.Answer;
        var document = new JsonObject { ["study"] = answer.Plan.Study.Name };
        if (answer.Plan.Study.Parts is [{ Name.Length: 0 }])
        {
            Fill(document, outcome, answer.Parts[0], folder);
        }
        else
        {
            JsonObject parts = [], variants = [];
            foreach (var part in answer.Parts)
            {
                var node = new JsonObject();
                Fill(node, outcome, part, folder);
                parts[part.Part.Name] = node;
                foreach (var (name, variant) in node["variants"]!.AsObject())
                {
                    variants[$"{part.Part.Name}/{name}"] = variant!.DeepClone();
                }
            }

            // What a study of one part has, of all parts together; the parts hold the same apart.
            JsonArray All(string key) => [.. parts.SelectMany(part => part.Value![key]!.AsArray()).Select(item => item!.DeepClone())];
            document["variants"] = variants;
            document["analyses"] =
                new JsonArray([.. All("analyses").Select(item => item!.DeepClone()), .. answer.Measured.Select(finished => finished.Node())]);
            document["comparison"] = All("comparison");
            document["attribution"] = All("attribution");
            document["parts"] = parts;
        }

        document["verification"] = CheckDocument.Of(outcome.Verification);
        document["reused"] = JsonText.Strings(answer.Reused);
        document["report"] = Path.Combine(folder, outcome.Report);
        return document;
    }

    private static void Fill(JsonObject document, StudyOutcome outcome, PartAnswer part, string folder)
    {
        var variants = new JsonObject();
        foreach (var (shown, results) in part.Shown.Zip(part.Variants))
        {
            variants[shown.Name] = Variant(outcome, part, shown, results, folder);
        }

        document[part.Part.Model.ResolutionName] = part.Results.Plan.Resolution;
        document["variants"] = variants;
        document["analyses"] = JsonText.Array(part.Virtual.Select(found => found.Node()).Concat(part.Measured.Select(found => found.Node())), node => node);
        document["comparison"] = JsonText.Array(part.Rows, ComparisonDocument.Of);
        document["contrasts"] = JsonText.Array(part.Contrasts, contrast => ContrastDocument.Of(part, contrast));
        document["attribution"] = JsonText.Array(part.Contrasts.SelectMany(contrast => ContrastDocument.Attributions(part, contrast)), node => node);
        document["convergence"] = JsonText.Array(Refined(part), node => node);
    }

    private static IEnumerable<JsonObject> Refined(PartAnswer part) =>
        from variant in part.Variants
        from refined in variant.Refined
        select Quantities(part, refined.Result, new JsonObject { ["variant"] = variant.Name, [part.Part.Model.ResolutionName] = refined.Resolution });

    private static JsonObject Quantities(PartAnswer part, object result, JsonObject node)
    {
        foreach (var quantity in part.Part.Model.Quantities.Where(quantity => quantity.IsIn(QuantityPlaces.Compared)))
        {
            node[quantity.Name] = JsonText.Number(quantity.Of(result));
        }

        return node;
    }

    // The object of the first seed, its scalars replaced by the means, with the spread and every seed beside them.
    private static JsonObject Variant(StudyOutcome outcome, PartAnswer part, ShownVariant shown, ModelVariant variant, string folder)
    {
        var model = part.Part.Model;
        JsonObject Run(int index) => model.Document(shown.Name, variant.Results[index], outcome.Files[shown.Plan.Runs[index].Id], folder);
        var document = Run(0);
        if (variant.Results.Count > 1)
        {
            var spread = new JsonObject();
            foreach (var quantity in model.Quantities.Where(quantity => quantity.IsIn(QuantityPlaces.Document)))
            {
                var over = Spread.Of(variant.Results.Select(quantity.Of));
                document[quantity.Name] = JsonText.Number(over.Mean);
                spread[quantity.Name] = new JsonObject
                {
                    ["mean"] = JsonText.Number(over.Mean),
                    ["standard_deviation"] = JsonText.Number(over.StandardDeviation),
                    ["half_width_95"] = JsonText.Number(over.HalfWidth),
                    ["low"] = JsonText.Number(over.Low),
                    ["high"] = JsonText.Number(over.High),
                    ["seeds"] = over.Count,
                };
            }

            document["spread"] = spread;
            document["seeds"] = JsonText.Array(Enumerable.Range(0, variant.Results.Count), Run);
        }

        if (model.RunsRanges)
        {
            document["quantities"] = new JsonObject(model.Quantities.Where(quantity => quantity.IsIn(QuantityPlaces.Compared)).Select(quantity =>
            {
                var (value, half) = variant.Estimate(quantity);
                return KeyValuePair.Create(quantity.Name, (JsonNode?)JsonText.Quantity(value, half, quantity.Unit));
            }));
            document["ranges"] = JsonText.Array(variant.Ranges, range => Range(part, range));
        }

        return document;
    }

    private static JsonObject Range(PartAnswer part, RangeEnds range)
    {
        var node = new JsonObject
        {
            ["parameter"] = range.Value.Path, ["low"] = range.Value.Low, ["high"] = range.Value.High, ["evidence"] = range.Value.Evidence,
        };
        foreach (var quantity in part.Part.Headline)
        {
            node[quantity.Name] = new JsonObject
            {
                ["at_low"] = JsonText.Number(quantity.Of(range.Low)), ["at_high"] = JsonText.Number(quantity.Of(range.High)),
            };
        }

        return node;
    }
}
