using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Runs;

/// <summary>Keeps results of any model in a store and takes them out again, equal to the bit.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Gives the time that is written down.</param>
internal sealed class ResultArchive(IResultStore store, TimeProvider clock)
{
    private const string Part = "result.json";

    /// <summary>The key of a run: its kind, its inputs and the version of the code.</summary>
    public static ResultKey Key(PlannedRun run)
    {
        return ResultKey.Of(run.Model.Kind, run.Model.Version, run.Inputs);
    }

    /// <summary>The kept result of a run; null if there is none.</summary>
    public object? Find(PlannedRun run) => store.Find(Key(run)) is { } stored ? run.Model.Unpack(stored.Content[Part]) : null;

    /// <summary>Keeps a result.</summary>
    public void Keep(string study, PlannedRun run, object result)
    {
        var entry = new StoredEntry(Key(run), run.Model.Kind, study, run.Id, clock.GetUtcNow(), run.Model.Seconds(result), 0);
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Part] = run.Model.Pack(result) };
        var summary = run.Model.Document(run.Id, result, null, "").ToJsonString(JsonText.Options);
        store.Keep(new StoredResult(entry, run.Model.Version, run.Inputs, summary, content));
    }
}
