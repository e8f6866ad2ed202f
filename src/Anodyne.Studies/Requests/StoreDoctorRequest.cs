using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Requests;

/// <summary>Every result read and held against its hashes: key, seal and content.</summary>
/// <param name="Store">The store; null for the one of the environment or of the working folder.</param>
public sealed record StoreDoctorRequest(string? Store = null)
{
    /// <summary>Checks.</summary>
    /// <returns>Status 1 if a result is damaged.</returns>
    public Answer<StoreHealth> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var store = KeptResults.Open(Store);
        var entries = store.List();
        var damaged = new List<(StoredEntry Entry, string Reason)>();
        for (var i = 0; i < entries.Count; i++)
        {
            context.Cancel.ThrowIfCancellationRequested();
            context.Report("results", i / (double)entries.Count);
            try
            {
                store.Find(entries[i].Key);
            }
            catch (AnodyneException failure)
            {
                damaged.Add((entries[i], failure.Problem.ToString()));
            }
        }

        var document = new JsonObject
        {
            ["store"] = store.Place,
            ["checked"] = entries.Count,
            ["damaged"] = JsonText.Array(damaged, one => new JsonObject { ["key"] = one.Entry.Key.Text, ["name"] = one.Entry.Name, ["reason"] = one.Reason }),
        };
        return new(new StoreHealth(store.Place, entries.Count, damaged), document, damaged.Count == 0 ? ExitStatuses.Done : ExitStatuses.CheckFailed);
    }
}

/// <summary>What the check of a store found.</summary>
/// <param name="Place">The store, for messages.</param>
/// <param name="Checked">Results that were read.</param>
/// <param name="Damaged">Those that do not match their hashes, with the reason.</param>
public sealed record StoreHealth(string Place, int Checked, IReadOnlyList<(StoredEntry Entry, string Reason)> Damaged);
