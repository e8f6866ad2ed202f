using Anodyne.Store.Results;

namespace Anodyne.Studies.Sweeps.Work;

/// <summary>Keeps nothing: on a cluster the result files are the store, because an embedded database on a network folder loses data.</summary>
internal sealed class NoStore : IResultStore
{
    public string Place => "no store";

    public StoredResult? Find(ResultKey key) => null;

    public void Keep(StoredResult result)
    {
        // The result file of the case holds what is wanted.
    }

    public IReadOnlyList<StoredEntry> List(string? study = null) => [];

    public void Dispose()
    {
        // Nothing is open.
    }
}
