using System.Text.Json;
using Anodyne.Quantities.Units;

namespace Anodyne.Web.Answers;

/// <summary>The numbers of a result's document, as a table for a person: names with their unit, values with four digits.</summary>
public static class JobNumbers
{
    private const int Most = 60;

    /// <summary>Name and value of every number and word at the top of a document and one level below.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(string document)
    {
        if (string.IsNullOrEmpty(document))
        {
            return [];
        }

        using var parsed = JsonDocument.Parse(document);
        return [.. Below(parsed.RootElement, "", 0).Take(Most)];
    }

    private static IEnumerable<(string Name, string Value)> Below(JsonElement node, string prefix, int depth)
    {
        foreach (var field in node.EnumerateObject())
        {
            var name = prefix + field.Name;
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Number:
                    yield return (name, UnitText.Number(field.Value.GetDouble(), 4));
                    break;
                case JsonValueKind.String when field.Value.GetString() is { Length: > 0 and < 80 } text && !Path.IsPathRooted(text):
                    yield return (name, text);
                    break;
                case JsonValueKind.Object when depth == 0:
                    foreach (var inner in Below(field.Value, name + " ", depth + 1))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }
}
