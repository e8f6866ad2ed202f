using System.Text.Json.Nodes;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>One result that was kept, written as files: summary, inputs and every part of its content.</summary>
/// <param name="Key">The first digits of a key, or the name of a run (its newest result).</param>
/// <param name="Store">The store; null for the one of the environment or of the working folder.</param>
public sealed record StoreExportRequest(string Key, string? Store = null)
{
    /// <summary>Writes the files.</summary>
    public Answer Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var store = KeptResults.Open(Store);
        var result = KeptResults.Find(store, Key);
        var folder = context.Open(result.Entry.Name);
        folder.WriteText("summary.json", result.Summary + "\n");
        folder.WriteText("inputs.txt", result.Inputs + "\n");
        foreach (var (name, content) in KeptResults.Parts(result))
        {
            folder.Write(name, stream => stream.Write(content));
        }

        return new Answer(new JsonObject
        {
            ["key"] = result.Entry.Key.Text,
            ["files"] = JsonText.Strings(folder.Written.Select(name => Path.Combine(context.OutPath, name))),
        });
    }
}
