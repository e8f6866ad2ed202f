using System.Text.Json;
using System.Text.Json.Serialization;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Store.Canonical;
using Anodyne.Store.Output;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Runs;

/// <summary>Keeps plating results in a store and takes them out again, equal to the bit.</summary>
public static class PlatingArchive
{
    /// <summary>What the store calls these results.</summary>
    public const string Kind = "plating";

    private const string Part = "result.json";

    // Every double and float is written with the digits that bring back its bits; NaN marks the metal in field maps.
    private static readonly JsonSerializerOptions Settings = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The inputs that determine a result: the case without its name and without the number of threads, which change nothing.</summary>
    /// <param name="problem">The case.</param>
    public static string Inputs(PlatingCase problem) => CanonicalText.Of(problem with
    {
        Name = "",
        Cell = problem.Cell with { Name = "-" },
        Numerics = problem.Numerics with { Threads = null },
    });

    /// <summary>The key of a case under a version of the code.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="version">Version of the code.</param>
    public static ResultKey Key(PlatingCase problem, string version) => ResultKey.Of(Kind, version, Inputs(problem));

    /// <summary>Keeps a result.</summary>
    /// <param name="store">The store.</param>
    /// <param name="study">Name of the study.</param>
    /// <param name="name">Name of the run.</param>
    /// <param name="problem">The case.</param>
    /// <param name="version">Version of the code.</param>
    /// <param name="result">Its result.</param>
    /// <param name="now">The time to write down, UTC.</param>
    public static void Keep(IResultStore store, string study, string name, PlatingCase problem, string version, PlatingResult result, DateTimeOffset now)
    {
        var inputs = Inputs(problem);
        var entry = new StoredEntry(ResultKey.Of(Kind, version, inputs), Kind, study, name, now, result.Wall, 0);
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Part] = Pack(result) };
        store.Keep(new StoredResult(entry, version, inputs, PlatingDocument.Of(result).ToJsonString(JsonText.Options), content));
    }

    /// <summary>The kept result of a key under the name of the case that asks for it; null if there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The key.</param>
    /// <param name="name">Name of the case.</param>
    public static PlatingResult? Find(IResultStore store, ResultKey key, string name) =>
        store.Find(key) is { } stored ? Unpack(stored.Content[Part]) with { Name = name } : null;

    internal static byte[] Pack(PlatingResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Settings);

    internal static PlatingResult Unpack(byte[] content) => JsonSerializer.Deserialize<PlatingResult>(content, Settings)!;
}
