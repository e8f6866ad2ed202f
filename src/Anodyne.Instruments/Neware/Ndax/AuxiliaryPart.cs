using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml;
using Anodyne.Instruments.Archives;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// The parts of kind 5: auxiliary channels. Their files are "data_AUX_a_b_c.ndc" or "data_n.ndc"; in the order of these numbers they belong to the "Aux"
/// elements of TestInfo.xml, whose ChlType says what is measured (103 temperature, 335 set temperature, 345 humidity) and whose AuxID numbers the channel. A
/// record is one f32 (versions 14, 17); 0x65, voltage f32 (0.1 mV), temperature i16 (0.1 degC) (11, 16); 0x74, index u32, channel, 29 bytes, temperature i16,
/// 51 bytes (11).
/// </summary>
internal static partial class AuxiliaryPart
{
    public static void Attach(NewareRows rows, Archive archive, List<string> warnings)
    {
        List<string> files =
        [
            .. archive.Names
                .Select(static name => (Name: name, Match: FileName().Match(name)))
                .Where(static pair => pair.Match.Success)
                .OrderBy(static pair => Number(pair.Match, 1)).ThenBy(static pair => Number(pair.Match, 2)).ThenBy(static pair => Number(pair.Match, 3))
                .Select(static pair => pair.Name),
        ];
        if (files.Count == 0)
        {
            return;
        }

        var channels = Channels(archive, warnings);
        for (var i = 0; i < files.Count; i++)
        {
            (var id, var kind) = channels.Count == files.Count ? channels[i] : (i + 1, 0);
            if (channels.Count != files.Count && i == 0)
            {
                warnings.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"TestInfo.xml names {channels.Count} auxiliary channels, the archive has {files.Count}; they are numbered in order and their quantity "
                        + $"is not known."));
            }

            var file = archive.Read(files[i]);
            if (archive.IsCut && file.Bytes.Length < 4)
            {
                warnings.Add($"Of the auxiliary channel '{files[i]}' nothing is left.");
                continue;
            }

            Add(rows, new NdcPart(file), id, kind, channels.Count == files.Count);
        }
    }

    private static void Add(NewareRows rows, NdcPart part, int id, int kind, bool isNamed)
    {
        if (part.Kind != 5)
        {
            throw part.Unknown().Refuse();
        }

        switch (part.Version)
        {
            case 14 or 17:
                (var name, var term) = (isNamed, kind) switch
                {
                    (true, 103) => (FormattableString.Invariant($"T{id}(degC)"), AuxiliaryColumns.Temperature(id)),
                    (true, 335) => (FormattableString.Invariant($"t{id}(degC)"), null),
                    (true, 345) => (FormattableString.Invariant($"H{id}(%)"), null),
                    _ => (FormattableString.Invariant($"AUX {id}"), null),
                };
                rows.Auxiliary.Add((name, term, Fill(rows, part, 4, static record => BinaryPrimitives.ReadSingleLittleEndian(record))));
                break;
            case 11 or 16 when part.FirstByte is 0x65 or 0:
                var volt = Fill(rows, part, 7, static record => BinaryPrimitives.ReadSingleLittleEndian(record[1..]) * 1e-4);
                var degree = Fill(rows, part, 7, static record => BinaryPrimitives.ReadInt16LittleEndian(record[5..]) * 0.1);
                AddUnlessEmpty(rows, FormattableString.Invariant($"V{id}(V)"), null, volt);
                AddUnlessEmpty(rows, FormattableString.Invariant($"T{id}(degC)"), AuxiliaryColumns.Temperature(id), degree);
                break;
            case 11 when part.FirstByte == 0x74:
                var values = new Dictionary<int, double>();
                part.ForEach(88, (record, _)
                    => values.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(record[1..]), BinaryPrimitives.ReadInt16LittleEndian(record[35..]) * 0.1));
                AuxiliaryColumns.Attach(rows, new SortedDictionary<int, Dictionary<int, double>> { [id] = values });
                break;
            case 2 or 5:
                var lead = part.Version == 2 ? 8 : 1;
                var early = new Dictionary<int, double>();
                part.ForEach(
                    part.Version == 2 ? 94 : 87,
                    (record, _) => early.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(record[lead..]),
                        BinaryPrimitives.ReadInt16LittleEndian(record[(lead + 33)..]) * 0.1));
                AuxiliaryColumns.Attach(rows, new SortedDictionary<int, Dictionary<int, double>> { [id] = early });
                break;
            default:
                throw part.Unknown().Refuse();
        }
    }

    private static double[] Fill(NewareRows rows, NdcPart part, int length, RecordValue value)
    {
        var column = new double[rows.Count];
        Array.Fill(column, double.NaN);
        var row = 0;
        part.ForEach(length, (record, place) =>
        {
            while (row < rows.Count && rows.Index[row] < place)
            {
                row++;
            }

            if (row < rows.Count && rows.Index[row] == place)
            {
                column[row] = value(record);
            }
        });
        return column;
    }

    private delegate double RecordValue(ReadOnlySpan<byte> record);

    private static void AddUnlessEmpty(NewareRows rows, string name, BdfTerm? term, double[] values)
    {
        if (Array.Exists(values, static value => value != 0 && !double.IsNaN(value)))
        {
            rows.Auxiliary.Add((name, term, values));
        }
    }

    // The XML is GB2312; tags and the attributes needed here are ASCII, and no byte of a two-byte character is "<" or "&", so Latin-1 reads it.
    private static List<(int Id, int Kind)> Channels(Archive archive, List<string> warnings)
    {
        var channels = new List<(int, int)>();
        if (!archive.Names.Contains("TestInfo.xml"))
        {
            return channels;
        }

        try
        {
            var text = System.Text.Encoding.Latin1.GetString(archive.Read("TestInfo.xml").Bytes);
            var body = text.IndexOf("?>", StringComparison.Ordinal);
            using var reader = XmlReader.Create(new StringReader(body < 0 ? text : text[(body + 2)..]),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name.Contains("aux", StringComparison.OrdinalIgnoreCase) && reader.HasAttributes)
                {
                    _ = int.TryParse(reader.GetAttribute("AuxID"), System.Globalization.CultureInfo.InvariantCulture, out var id);
                    _ = int.TryParse(reader.GetAttribute("ChlType"), System.Globalization.CultureInfo.InvariantCulture, out var kind);
                    channels.Add((id, kind));
                }
            }
        }
        catch (XmlException e)
        {
            warnings.Add($"TestInfo.xml cannot be read ({e.Message}); the quantities of the auxiliary channels are not known.");
        }

        return channels;
    }

    private static int Number(Match match, int group)
        => int.TryParse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"(?:^|/)data_(?:AUX_)?(\d{1,9})(?:_(\d{1,9})_(\d{1,9}))?\.ndc$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();
}
