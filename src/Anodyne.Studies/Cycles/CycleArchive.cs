using System.Text.Json;
using Anodyne.Cycling.Runs;
using Anodyne.Store.Canonical;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Cycles;

/// <summary>Keeps cell simulations in a store and takes them out again, equal to the bit.</summary>
public static class CycleArchive
{
    /// <summary>What the store calls these results.</summary>
    public const string Kind = "cycle";

    private const string Part = "result.json";

    private static readonly JsonSerializerOptions Settings = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>
    /// Version of everything that determines a result: the cell simulator with the floors below it, and Studies, which reads the case (an open-circuit
    /// potential is code and has no text of its own).
    /// </summary>
    public static string Version { get; } = CodeVersion.Of([.. CodeVersion.WithFloorsBelow(typeof(CellSimulation).Assembly), typeof(CycleArchive).Assembly]);

    /// <summary>The key of a case, whose inputs are all in its text.</summary>
    /// <param name="inputs">The canonical text of a case.</param>
    public static ResultKey Key(string inputs) => ResultKey.Of(Kind, Version, inputs);

    /// <summary>Keeps a result.</summary>
    /// <param name="store">The store.</param>
    /// <param name="study">Name of the study.</param>
    /// <param name="name">Name of the run.</param>
    /// <param name="inputs">The canonical text of the case.</param>
    /// <param name="result">Its result.</param>
    /// <param name="now">The time to write down, UTC.</param>
    public static void Keep(IResultStore store, string study, string name, string inputs, CycleResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(result);
        var entry = new StoredEntry(Key(inputs), Kind, study, name, now, result.Wall, 0);
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Part] = JsonSerializer.SerializeToUtf8Bytes(result, Settings) };
        store.Keep(new StoredResult(entry, Version, inputs, CycleDocument.Of(name, result).ToJsonString(JsonText.Options), content));
    }

    /// <summary>The kept result of a case; null if there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="inputs">The canonical text of the case.</param>
    public static CycleResult? Find(IResultStore store, string inputs)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Find(Key(inputs)) is { } stored ? JsonSerializer.Deserialize<CycleResult>(stored.Content[Part], Settings) : null;
    }
}
