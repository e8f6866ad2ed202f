using System.Text.Json;
using Anodyne.Records.Techniques;

namespace Anodyne.Records.Exchange;

/// <summary>
/// Writes techniques as the JSON array <c>techniques</c>: {name, sequences, remark, parameters: [{name, values, units}]}, one value and one unit a sequence; a
/// value is a number or a word, a unit is
/// empty where there is none.
/// </summary>
public static class TechniqueJson
{
    /// <summary>Writes the property "techniques" into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TechniqueSettings> techniques)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(techniques);
        json.WriteStartArray("techniques");
        foreach (var technique in techniques)
        {
            json.WriteStartObject();
            json.WriteString("name", technique.Name);
            json.WriteNumber("sequences", technique.Sequences);
            json.WriteString("remark", technique.Remark);
            json.WriteStartArray("parameters");
            foreach (var parameter in technique.Parameters)
            {
                Write(json, parameter);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TechniqueParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteStartArray("values");
        foreach (var value in parameter.Values)
        {
            if (double.IsFinite(value.Number))
            {
                json.WriteNumberValue(value.Number);
            }
            else
            {
                json.WriteStringValue(value.Word);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("units");
        foreach (var value in parameter.Values)
        {
            json.WriteStringValue(value.Unit);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
