using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Images;

/// <summary>
/// The tree of tags of DigitalMicrograph, flattened to paths. Group: sorted u8, open u8, entries (u32; dm4 u64). Entry: kind u8 (20 group, 21 value), name
/// length u16,
/// name, dm4: length u64. Value: "%%%%", info words (u32; dm4 u64): their count, then [type], [15 structure], [18 string], [20 array]. Headers are big endian.
/// A name that is empty is counted.
/// </summary>
internal sealed class DigitalMicrographTags
{
    private const int Deepest = 24;
    private const int MostTags = 200_000;
    private readonly BinaryWindow _file;
    private readonly bool _isWide;
    private readonly Dictionary<string, (NumberKind Kind, int At, long Count)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);

    public DigitalMicrographTags(FileContent file)
    {
        _file = BinaryWindow.Whole(file);
        _isWide = file.Bytes[3] == 4;
        IsLittleEndian = _file.U8(_isWide ? 15 : 11) == 1;
        _ = Group("", _isWide ? 16 : 12, 0);
    }

    /// <summary>Byte order of the values.</summary>
    public bool IsLittleEndian { get; }

    /// <summary>Number of entries of a group, or values of an array; 0 where there is none.</summary>
    public int Children(string path) => _groups.GetValueOrDefault(path);

    /// <summary>A single number; null where there is none.</summary>
    public double? Number(string path) => _values.TryGetValue(path, out var value) && value.Count == 1
        ? NumberArray.One(_file.Bytes(value.At, NumberArray.Size(value.Kind)), value.Kind, !IsLittleEndian) : null;

    /// <summary>A text, which is an array of u16.</summary>
    public string Text(string path) => _values.TryGetValue(path, out var value) && value.Kind == NumberKind.UInt16 && value.Count < 4096
        ? (IsLittleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(_file.Bytes(value.At, (int)value.Count * 2)) : "";

    /// <summary>The bytes of an array.</summary>
    public BinaryWindow? Data(string path) => _values.TryGetValue(path, out var value)
        ? _file.Part(value.At, (int)Math.Min(int.MaxValue, value.Count * NumberArray.Size(value.Kind))) : null;

    private static NumberKind? Kind(long type) => type switch
    {
        2 => NumberKind.Int16, 3 => NumberKind.Int32, 4 => NumberKind.UInt16, 5 => NumberKind.UInt32, 6 => NumberKind.Float32, 7 => NumberKind.Float64,
        8 or 9 or 10 => NumberKind.UInt8, 11 or 12 => NumberKind.Int64, _ => null,
    };

    private int Group(string path, int at, int depth)
    {
        at += 2;
        var entries = Word(ref at);
        var unnamed = 0;
        _groups[path] = (int)Math.Min(int.MaxValue, entries);
        for (long k = 0; k < entries; k++)
        {
            var kind = _file.U8(at);
            var length = (int)NumberArray.One(_file.Bytes(at + 1, 2), NumberKind.UInt16, true);
            var name = Encoding.Latin1.GetString(_file.Bytes(at + 3, length));
            at += 3 + length + (_isWide ? 8 : 0);
            var own = path.Length > 0 ? $"{path}/{(name.Length > 0 ? name : $"{unnamed}")}" : name.Length > 0 ? name : $"{unnamed}";
            unnamed += name.Length > 0 ? 0 : 1;
            if (_values.Count + _groups.Count > MostTags || (kind == 20 && depth >= Deepest))
            {
                throw Refusal.Broken(_file.File, at, "The tree of tags is too large or too deep", "", FormattableString.Invariant($"{MostTags} tags"));
            }

            at = kind switch
            {
                20 => Group(own, at, depth + 1),
                21 => Value(own, at),
                0 => at,
                _ => throw Refusal.Broken(_file.File, at, "A tag is of a kind that is not known", FormattableString.Invariant($"{kind}"), "20 or 21",
                    "Copy the file again."),
            };
        }

        return at;
    }

    private int Value(string path, int at)
    {
        at += 4;
        var words = Word(ref at);
        if (words is < 1 or > 4096)
        {
            throw Refusal.Broken(_file.File, at, "A tag has too many words", FormattableString.Invariant($"{words}"), "1 to 4096", "Copy the file again.");
        }

        var info = new long[words];
        for (var k = 0; k < words; k++)
        {
            info[k] = Word(ref at);
        }

        long count = 1, bytes;
        NumberKind? kind = null;
        switch (info[0])
        {
            case 15:
                bytes = StructureSize(info, 0, out _);
                break;
            case 18 when words > 1:
                (count, kind, bytes) = (info[1], NumberKind.UInt16, 2 * info[1]);
                break;
            case 20 when words > 2 && info[1] == 15:
                bytes = StructureSize(info, 1, out var next) * (next < words ? info[next] : 0);
                (count, kind) = (bytes, NumberKind.UInt8);
                break;
            case 20 when words > 2:
                (count, kind) = (info[2], Kind(info[1]));
                bytes = count * (kind is { } k ? NumberArray.Size(k) : 0);
                break;
            default:
                kind = Kind(info[0]);
                bytes = kind is { } one ? NumberArray.Size(one) : throw Refusal.Broken(
                    _file.File, at, "A value is of a type that is not known", FormattableString.Invariant($"{info[0]}"), "2 to 12, 15, 18, 20",
                        "Copy the file again.");
                break;
        }

        if (bytes < 0 || bytes > _file.Length)
        {
            throw Refusal.Broken(_file.File, at, "A value is longer than the file", FormattableString.Invariant($"{bytes} bytes"), "", "Copy the file again.");
        }

        if (kind is { } known)
        {
            _values[path] = (known, at, count);
        }

        return at + (int)bytes;
    }

    // [15, 0, fields, (0, type) ...]; where what follows the structure begins.
    private static long StructureSize(long[] info, int at, out long next)
    {
        var fields = at + 2 < info.Length ? info[at + 2] : 0;
        next = at + 3 + (2 * fields);
        long bytes = 0;
        for (var k = 0L; k < fields && at + 4 + (2 * k) < info.Length; k++)
        {
            bytes += Kind(info[at + 4 + (2 * k)]) is { } kind ? NumberArray.Size(kind) : 0;
        }

        return bytes;
    }

    private long Word(ref int at)
    {
        var value = (long)NumberArray.One(_file.Bytes(at, _isWide ? 8 : 4), _isWide ? NumberKind.Int64 : NumberKind.UInt32, true);
        at += _isWide ? 8 : 4;
        return value < 0 || value > int.MaxValue ? throw Refusal.Broken(_file.File, at, "A number of the tree cannot be",
            FormattableString.Invariant($"{value}")) : value;
    }
}
