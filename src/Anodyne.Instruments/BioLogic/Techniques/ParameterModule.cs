using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Techniques;
using static System.FormattableString;

namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// The parameters in the module "VMP Set": number of sequences u16, number of parameters u16, then the sequences one after the other without gaps, then 410
/// bytes up to the end of the module. They begin at byte 0x572 (EC-Lab 10), 0x1845 or 0x1846 (11.0 to 11.4) or 0x1847 (BT-Lab; from 11.5 on).
/// </summary>
internal static class ParameterModule
{
    private const int HeadLength = 4;
    private const int TailLength = 410;
    private static readonly int[] Starts = [0x1847, 0x1846, 0x1845, 0x572];

    /// <summary>Reads the parameters; a layout that is not known gives none, and a remark that names the technique and the bytes.</summary>
    public static TechniqueSettings Read(BinaryWindow content)
    {
        var id = content.U8(0);
        var name = TechniqueTable.NameOf(id) ?? Invariant($"technique 0x{id:X2}");
        foreach (var start in Starts.Where(start => start + HeadLength <= content.Length))
        {
            int sequences = content.U16(start);
            int count = content.U16(start + 2);
            TechniqueLayout? layout = TechniqueTable.All.FirstOrDefault(layout
                => layout.Id == id && layout.Count == count && sequences > 0
                    && start + HeadLength + ((long)sequences * layout.Size) + TailLength == content.Length);
            if (layout is not null)
            {
                return Read(content, layout, start + HeadLength, sequences);
            }
        }

        return new TechniqueSettings
        {
            Name = name,
            Remark = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The parameters of the technique were not read: no known layout of {name} (identifier 0x{id:X2}) fits the settings module, bytes "
                    + $"{content.Start} to {content.Start + content.Length - 1} of the file."),
        };
    }

    private static TechniqueSettings Read(BinaryWindow content, TechniqueLayout layout, int first, int sequences)
    {
        var list = new ParameterList();
        var remarks = new List<string>();
        if (!layout.IsSeen)
        {
            remarks.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The layout of these {layout.Technique} parameters is known from descriptions or from the length of the module only; it was never compared "
                    + $"with a text of the same settings."));
        }

        BinaryWindow At(int sequence, int offset, int length) => content.Part(first + (sequence * layout.Size) + offset, length);
        var offset = 0;
        foreach (var field in layout.Fields)
        {
            if (field.Storage == ParameterStorage.Zone)
            {
                bool[] isZero = [.. Enumerable.Range(0, sequences).Select(s => At(s, offset, field.Length).Span.IndexOfAnyExcept((byte)0) < 0)];
                foreach (var name in field.Names)
                {
                    list.Add(name, [.. isZero.Select(zero => !zero ? ParameterValue.Of("not read") : Value(layout.Technique, name, 0, 0, list.Last))]);
                }

                foreach (var sequence in Enumerable.Range(0, sequences).Where(s => !isZero[s]))
                {
                    var zone = At(sequence, offset, field.Length);
                    remarks.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                        $"Sequence {sequence}: '{field.Names[0]}' to '{field.Names[^1]}' were not read, because no description tells their borders; their "
                            + $"bytes from {zone.Start} on are {Convert.ToHexString(zone.Span)}."));
                }
            }
            else
            {
                list.Add(field.Names[0],
                    [.. Enumerable.Range(0, sequences).Select(s => Value(layout.Technique, field, At(s, offset, field.Length), list.Last))]);
            }

            offset += field.Length;
        }

        var parameters = layout.Technique == "MB" ? ModuloBat.Interpret(list.Parameters) : list.Parameters;
        return new TechniqueSettings { Name = layout.Technique, Parameters = InForce(parameters), Remark = string.Join(" ", remarks) };
    }

    private static ParameterValue Value(string technique, ParameterField field, BinaryWindow bytes, string owner) => field.Storage switch
    {
        ParameterStorage.F32 => Value(technique, field.Names[0], 0, BitConverter.UInt32BitsToSingle(bytes.U32(0)), owner),
        ParameterStorage.U32 => Value(technique, field.Names[0], bytes.U32(0), null, owner),
        ParameterStorage.U16 => Value(technique, field.Names[0], bytes.U16(0), null, owner),
        _ => Value(technique, field.Names[0], bytes.U8(0), null, owner),
    };

    private static ParameterValue Value(string technique, string name, uint code, float? number, string owner)
    {
        if (ParameterWords.IsList(technique, name))
        {
            return ParameterValue.Of(ParameterWords.Of(technique, name, code, owner));
        }

        return number switch
        {
            null => ParameterValue.Of(code),
            { } value when !float.IsFinite(value) => ParameterValue.Of("pass"),
            { } value when name == "date (m/d/y)"
                => ParameterValue.Of(value is >= 0 and < 100_000
                ? new DateTime(1899, 12, 30).AddDays(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Invariant($"day {value}")),
            { } value when name == "date (h:m:s)" => ParameterValue.Of(Math.Round(value * 86400.0)),

            // The shortest decimal number of the single: 0.1, not 0.10000000149.
            { } value => ParameterValue.Of(double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        };
    }

    // The module has room for six limits and three conditions of recording; only the first "lim_nb" and "rec_nb" of them are set, and only those EC-Lab prints.
    private static List<TechniqueParameter> InForce(IReadOnlyList<TechniqueParameter> parameters)
    {
        int Set(string name) => parameters.FirstOrDefault(parameter => parameter.Name == name)?.Values.Max(static value => value.IsNumber
            ? (int)Math.Min(value.Number, 9) : 0) ?? 0;
        var limits = Set("lim_nb");
        var records = Set("rec_nb");
        return [.. parameters.Where(parameter => Number(parameter.Name, "lim") <= limits && Number(parameter.Name, "rec") <= records)];
    }

    // 2 of lim2_value, limit_type2 and rec2_value; 0 of every other name.
    private static int Number(string name, string kind)
        => name.StartsWith(kind, StringComparison.Ordinal)
            && (name.Length > 3 && char.IsAsciiDigit(name[3]) || name.StartsWith("limit_", StringComparison.Ordinal))
            && name.FirstOrDefault(char.IsAsciiDigit) is > '0' and var digit
            ? digit - '0'
            : 0;
}
