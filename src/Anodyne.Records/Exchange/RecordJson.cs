using System.Globalization;
using System.Text.Json;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>
/// Writes a record as one JSON object: provenance, cell (SI, null where not stated), warnings and columns {name, unit, vendor_name, values}. A number that is
/// not finite is
/// null.
/// </summary>
public static class RecordJson
{
    /// <summary>Writes a record as UTF-8.</summary>
    public static void Write(Record record, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        WriteProvenance(json, record.Provenance);
        WriteCell(json, record.Cell);
        json.WriteStartArray("warnings");
        foreach (var warning in record.Warnings.Concat(record.LeftOut.Select(static left => left.ToString())))
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteNumber("rows", record.Rows);
        json.WriteStartArray("columns");
        foreach (var column in record.Columns)
        {
            WriteColumn(json, column);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProvenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject("provenance");
        json.WriteString("file", provenance.File);
        json.WriteString("sha256", provenance.Sha256);
        json.WriteNumber("bytes", provenance.Bytes);
        json.WriteString("format", provenance.Format);
        json.WriteString("version", provenance.FormatVersion);
        json.WriteString("instrument", provenance.Instrument);
        json.WriteString("firmware", provenance.Firmware);
        json.WriteString("technique", provenance.Technique);
        if (provenance.Start is { } start)
        {
            json.WriteString("start", start.ToString(provenance.StartZoneKnown ? "O" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
        }

        json.WriteStartObject("settings");
        foreach ((var name, var value) in provenance.Settings)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        TechniqueJson.Write(json, provenance.Techniques);
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, CellDescription cell)
    {
        json.WriteStartObject("cell");
        foreach (var field in CellField.All)
        {
            var text = field.Name == "type" ? cell.Type.ToString() : field.Read(cell);
            if (!field.IsNumber)
            {
                json.WriteString(field.Name, text);
            }
            else if (text.Length > 0)
            {
                json.WriteNumber(field.Name, double.Parse(text, CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNull(field.Name);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("unit", column.Unit);
        json.WriteString("vendor_name", column.VendorName);
        json.WriteStartArray("values");
        for (var row = 0; row < column.Count; row++)
        {
            if (column is TextColumn text)
            {
                json.WriteStringValue(text.Text(row));
            }
            else if (column is LongColumn longs)
            {
                json.WriteNumberValue(longs.Values[row]);
            }
            else if (double.IsFinite(column[row]))
            {
                json.WriteNumberValue(column[row]);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
