using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anodyne.Studies.Sweeps.Folder;

/// <summary>What became of a case.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Hash">Hash of what the plan says of it.</param>
/// <param name="IsDone">True if it was computed.</param>
/// <param name="Reason">Why it failed; how it ended if it was computed.</param>
/// <param name="Seconds">Wall time of the computation, s; 0 if it was taken from a store.</param>
/// <param name="Values">All quantities of the model by name; those without meaning are left out.</param>
internal sealed record CaseResult(int Id, string Hash, bool IsDone, string Reason, double Seconds, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>The text of its file, one JSON object.</summary>
    public string ToJson()
    {
        var values = new JsonObject();
        foreach (var (name, value) in Values)
        {
            values[name] = value;
        }

        return new JsonObject
        {
            ["id"] = Id, ["hash"] = Hash, ["status"] = IsDone ? "done" : "failed", ["reason"] = Reason, ["seconds"] = Seconds, ["quantities"] = values,
        }.ToJsonString(Store.Output.JsonText.Options);
    }

    /// <summary>Reads a file's text; null if it is none of ours.</summary>
    public static CaseResult? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            var root = JsonElement.ParseValue(ref reader);
            return new CaseResult(
                root.GetProperty("id").GetInt32(), root.GetProperty("hash").GetString()!, root.GetProperty("status").GetString() == "done",
                root.GetProperty("reason").GetString()!, root.GetProperty("seconds").GetDouble(),
                root.GetProperty("quantities").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble(), StringComparer.Ordinal));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
