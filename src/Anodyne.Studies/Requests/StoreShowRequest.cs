using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Requests;

/// <summary>One result that was kept: its inputs and its numbers.</summary>
/// <param name="Key">The first digits of a key, or the name of a run (its newest result).</param>
/// <param name="Store">The store; null for the one of the environment or of the working folder.</param>
public sealed record StoreShowRequest(string Key, string? Store = null)
{
    /// <summary>Finds it.</summary>
    public Answer<KeptResult> Run(RequestContext context)
    {
        using var store = KeptResults.Open(Store);
        var result = KeptResults.Find(store, Key);
        var summary = JsonNode.Parse(result.Summary)!;
        var parts = KeptResults.Parts(result);
        var document = KeptResults.Node(result.Entry);
        document["code_version"] = result.CodeVersion;
        document["inputs"] = result.Inputs;
        document["summary"] = summary.DeepClone();
        document["content"] = JsonText.Array(parts, part => new JsonObject { ["name"] = part.Key, ["bytes"] = part.Value.Length });
        return new(new KeptResult(result, summary.ToJsonString(JsonText.Options), [.. parts.Select(part => (part.Key, part.Value.Length))]), document);
    }
}

/// <summary>One result that was kept.</summary>
/// <param name="Result">The result.</param>
/// <param name="Summary">Its numbers, JSON text.</param>
/// <param name="Parts">Name and length of every part of its content, bytes.</param>
public sealed record KeptResult(StoredResult Result, string Summary, IReadOnlyList<(string Name, int Bytes)> Parts);
