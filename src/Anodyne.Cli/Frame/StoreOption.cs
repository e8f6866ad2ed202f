using System.CommandLine;
using Anodyne.Quantities;
using Anodyne.Store.Results;

namespace Anodyne.Cli.Frame;

/// <summary><c>--store FILE</c> and how a person names a result in it.</summary>
internal static class StoreOption
{
    private const int ShortestPrefix = 4;

    /// <summary>A new <c>--store</c> option.</summary>
    public static Option<string?> Create() => new("--store")
    {
        Description = $"The result store (default: {ResultStores.Variable}, else {ResultStores.DefaultName} in the working folder)",
        HelpName = "FILE",
    };

    /// <summary>Opens a store that must exist.</summary>
    public static IResultStore OpenExisting(string? given)
    {
        var path = ResultStores.Choose(given);
        return File.Exists(path)
            ? ResultStores.OpenFile(path)
            : throw new InputException("There is no result store here", path, "no file", "a store made by `anodyne run`", "Run a study first, or name the store with --store.");
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
}
