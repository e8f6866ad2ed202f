using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Requests;

/// <summary>How a person names a store and a result in it, and an entry of the list as JSON.</summary>
internal static class KeptResults
{
    private const int ShortestPrefix = 4;

    /// <summary>Opens a store that must exist.</summary>
    public static IResultStore Open(string? given)
    {
        var path = ResultStores.Choose(given);
        return ResultStores.IsServer(path) || File.Exists(path)
            ? ResultStores.Open(path)
            : throw new InputException(
                "There is no result store here", path, "no file", "a store made by `anodyne run`", "Run a study first, or name the store with --store.");
    }

    /// <summary>The result whose key begins with some digits, or the newest one of a run of that name.</summary>
    public static StoredResult Find(IResultStore store, string prefix)
    {
        var all = store.List();
        if (all.FirstOrDefault(entry => entry.Name == prefix) is { } named)
        {
            return store.Find(named.Key)!;
        }

        var entries = all.Where(entry => prefix.Length >= ShortestPrefix && entry.Key.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToArray();
        return entries.Length == 1
            ? store.Find(entries[0].Key)!
            : throw new InputException(
                entries.Length == 0 ? "No result has this key" : $"{entries.Length} results have keys that begin so",
                store.Place,
                prefix,
                $"the first digits of one key, at least {ShortestPrefix}, or the name of a run",
                "`anodyne store list` prints the keys.");
    }

    /// <summary>The fields of one entry.</summary>
    public static JsonObject Node(StoredEntry entry) => new()
    {
        ["key"] = entry.Key.Text,
        ["kind"] = entry.Kind,
        ["study"] = entry.Study,
        ["name"] = entry.Name,
        ["created_utc"] = entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["wall_s"] = JsonText.Number(entry.Seconds),
        ["bytes"] = entry.Bytes,
    };

    /// <summary>The parts of a result's content, in the order of their names.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Parts(StoredResult result) =>
        [.. result.Content.Select(part => KeyValuePair.Create(part.Key, part.Value)).OrderBy(part => part.Key, StringComparer.Ordinal)];
}
