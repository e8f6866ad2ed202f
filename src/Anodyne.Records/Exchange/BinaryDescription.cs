using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Techniques;

namespace Anodyne.Records.Exchange;

/// <summary>
/// The end of the header of the binary file: whether the zone of the start is known u8; settings (count u32, name and value); techniques (count u32; each
/// name, remark, number of sequences u32,
/// parameters (count u32; each name, then a sequence's number f64, unit and word)); the cell (count u32, name and value, numbers in the digits that read back
/// to the same double). A file may
/// end after its columns, as those did that were written before the description was added.
/// </summary>
internal static class BinaryDescription
{
    public static void Write(BinaryWriter writer, Record record)
    {
        var provenance = record.Provenance;
        writer.Write((byte)(provenance.StartZoneKnown ? 1 : 0));
        WritePairs(writer, provenance.Settings);
        writer.Write(provenance.Techniques.Count);
        foreach (var technique in provenance.Techniques)
        {
            BinaryHeader.WriteText(writer, technique.Name);
            BinaryHeader.WriteText(writer, technique.Remark);
            writer.Write(technique.Sequences);
            writer.Write(technique.Parameters.Count);
            foreach (var parameter in technique.Parameters)
            {
                BinaryHeader.WriteText(writer, parameter.Name);
                foreach (var value in parameter.Values)
                {
                    writer.Write(value.Number);
                    BinaryHeader.WriteText(writer, value.Unit);
                    BinaryHeader.WriteText(writer, value.Word);
                }
            }
        }

        var stated = CellField.All.Where(field => field.Read(record.Cell).Length > 0);
        WritePairs(writer, stated.ToDictionary(static field => field.Name, field => field.Read(record.Cell)));
    }

    public static (Provenance Provenance, CellDescription Cell) Read(ref HeaderCursor cursor, Provenance provenance)
    {
        if (cursor.IsEnd)
        {
            return (provenance, CellDescription.Unknown);
        }

        var isZoneKnown = cursor.Byte() != 0;
        var settings = ReadPairs(ref cursor);
        var techniques = new TechniqueSettings[cursor.Count(16)];
        for (var i = 0; i < techniques.Length; i++)
        {
            techniques[i] = ReadTechnique(ref cursor);
        }

        return (provenance with { StartZoneKnown = isZoneKnown, Settings = settings, Techniques = techniques }, Cell(ReadPairs(ref cursor)));
    }

    private static TechniqueSettings ReadTechnique(ref HeaderCursor cursor)
    {
        var name = cursor.Text();
        var remark = cursor.Text();
        var sequences = cursor.Count(1);
        var parameters = new TechniqueParameter[cursor.Count((int)Math.Min(int.MaxValue, 4 + (16L * sequences)))];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = cursor.Text();
            var values = new ParameterValue[sequences];
            for (var k = 0; k < sequences; k++)
            {
                values[k] = new ParameterValue(cursor.Number(), cursor.Text(), cursor.Text());
            }

            parameters[i] = new TechniqueParameter(parameter, values);
        }

        return new TechniqueSettings { Name = name, Remark = remark, Parameters = parameters };
    }

    private static void WritePairs(BinaryWriter writer, IReadOnlyDictionary<string, string> pairs)
    {
        writer.Write(pairs.Count);
        foreach ((var name, var value) in pairs)
        {
            BinaryHeader.WriteText(writer, name);
            BinaryHeader.WriteText(writer, value);
        }
    }

    private static Dictionary<string, string> ReadPairs(ref HeaderCursor cursor)
    {
        var count = cursor.Count(8);
        var pairs = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
        {
            pairs[cursor.Text()] = cursor.Text();
        }

        return pairs;
    }

    private static CellDescription Cell(Dictionary<string, string> pairs)
    {
        var cell = CellDescription.Unknown;
        foreach (var field in CellField.All)
        {
            try
            {
                cell = pairs.TryGetValue(field.Name, out var text) ? field.Write(cell, text) : cell;
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
            {
                throw RecordBinary.Damaged(0, $"the cell's {field.Name} is '{pairs[field.Name]}'");
            }
        }

        return cell;
    }
}
