using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Requests;

/// <summary>The results that were kept, newest first.</summary>
/// <param name="Store">The store; null for the one of the environment or of the working folder.</param>
/// <param name="Study">Only the results of this study; null for all.</param>
public sealed record StoreListRequest(string? Store = null, string? Study = null)
{
    /// <summary>Lists them.</summary>
    public Answer<KeptList> Run(RequestContext context)
    {
        using var store = KeptResults.Open(Store);
        var entries = store.List(Study);
        return new(new KeptList(store.Place, entries), new JsonObject { ["store"] = store.Place, ["results"] = JsonText.Array(entries, KeptResults.Node) });
    }
}

/// <summary>What a store holds.</summary>
/// <param name="Place">The store, for messages.</param>
/// <param name="Entries">Its entries.</param>
public sealed record KeptList(string Place, IReadOnlyList<StoredEntry> Entries);
