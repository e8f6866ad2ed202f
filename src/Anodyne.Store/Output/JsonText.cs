using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Anodyne.Store.Output;

/// <summary>JSON as Anodyne writes it: finite numbers or null, unit signs unescaped, indented, one document.</summary>
public static class JsonText
{
    /// <summary>Settings for serialising records: non-finite numbers become null.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new FiniteNumberConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A number, or null if it is not finite.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>A number, or null if it is absent or not finite.</summary>
    public static JsonNode? Number(double? value) => value is { } present ? Number(present) : null;

    /// <summary>A quantity: value, uncertainty (null if unknown) and unit.</summary>
    public static JsonObject Quantity(double value, double? uncertainty, string unit) =>
        new() { ["value"] = Number(value), ["uncertainty"] = Number(uncertainty), ["unit"] = unit };

    /// <summary>An array of the items' nodes.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    /// <summary>An array of strings.</summary>
    public static JsonArray Strings(IEnumerable<string> items) => Array(items, item => JsonValue.Create(item));

    /// <summary>The text of a document.</summary>
    public static string Print(JsonNode document) => document.ToJsonString(Options);

    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
