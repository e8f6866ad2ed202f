using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Images;

/// <summary>The directories of a TIFF: the entries of every page, whose values are read when they are asked for.</summary>
internal sealed class TiffTags
{
    private const int MostPages = 4096;
    private static readonly int[] Sizes = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
    private readonly BinaryWindow _file;
    private readonly bool _isBig;
    private readonly List<Dictionary<int, (int Type, long Count, long At)>> _pages = [];

    public TiffTags(FileContent file)
    {
        _file = BinaryWindow.Whole(file);
        _isBig = file.Bytes.Length > 0 && file.Bytes[0] == 'M';
        if (U16(2) != 42)
        {
            throw Refusal.Unknown(file, 2, "The TIFF is of a version that is not read", FormattableString.Invariant($"{U16(2)}"), "42");
        }

        var seen = new HashSet<long>();
        for (var at = U32(4); at > 0 && _pages.Count < MostPages && seen.Add(at);)
        {
            if (at > file.Bytes.Length - 2)
            {
                break;
            }

            var count = U16(at);
            var page = new Dictionary<int, (int, long, long)>();
            for (var k = 0; k < count && at + 14L + (12 * k) <= file.Bytes.Length; k++)
            {
                var entry = at + 2 + (12 * k);
                var (type, number) = (U16(entry + 2), U32(entry + 4));
                var size = type < Sizes.Length ? Sizes[type] : 1;
                page[U16(entry)] = (type, number, size * number <= 4 ? entry + 8 : U32(entry + 8));
            }

            _pages.Add(page);
            var next = at + 2 + (12L * count);
            at = next + 4 <= file.Bytes.Length ? U32(next) : 0;
        }
    }

    /// <summary>Number of pages.</summary>
    public int Pages => _pages.Count;

    /// <summary>
    /// Refuses a page whose tags, strips or tiles lie beyond the file, or whose tiles are larger than its picture may be: a decoder would make room for all
    /// of it
    /// first.
    /// </summary>
    public void RequireWhole(int page)
    {
        foreach (var (tag, entry) in _pages[page])
        {
            var size = entry.Type < Sizes.Length ? Sizes[entry.Type] : 1;
            if (entry.At > _file.Length || entry.Count > (_file.Length - entry.At) / size)
            {
                throw Refusal.Broken(_file.File, Math.Min(entry.At, _file.Length),
                    FormattableString.Invariant($"The tag {tag} of the TIFF is longer than the file"),
                    FormattableString.Invariant($"{entry.Count} values"), "", "Copy the file again.");
            }
        }

        foreach (var (offsets, lengths) in new[] { (273, 279), (324, 325) })
        {
            for (var k = 0; k < Count(page, lengths); k++)
            {
                var (at, length) = (Number(page, offsets, k) ?? 0, Number(page, lengths, k) ?? 0);
                if (!(at >= 0 && length >= 0 && at + length <= _file.Length))
                {
                    throw Refusal.Broken(_file.File, 0, "The pixels of the TIFF lie beyond the end of the file",
                        FormattableString.Invariant($"{length} bytes at {at}"),
                        FormattableString.Invariant($"{_file.Length} bytes"), "Copy the file again.");
                }
            }
        }

        if (Has(page, 322))
        {
            _ = ImageLimit.Of(_file.File, (long)(Number(page, 322) ?? 0), (long)(Number(page, 323) ?? 0));
        }
    }

    /// <summary>True if a page has a tag.</summary>
    public bool Has(int page, int tag) => _pages[page].ContainsKey(tag);

    /// <summary>The number of values of a tag; 0 where it is not there.</summary>
    public long Count(int page, int tag) => _pages[page].TryGetValue(tag, out var entry) ? entry.Count : 0;

    /// <summary>A number of a tag; null where it is not there.</summary>
    public double? Number(int page, int tag, int index = 0)
    {
        if (!_pages[page].TryGetValue(tag, out var entry) || index >= entry.Count)
        {
            return null;
        }

        var at = entry.At + ((long)index * (entry.Type < Sizes.Length ? Sizes[entry.Type] : 1));
        double One(NumberKind kind, int offset = 0) => NumberArray.One(_file.Bytes(Place(at + offset), NumberArray.Size(kind)), kind, _isBig);
        return entry.Type switch
        {
            1 or 2 or 7 => One(NumberKind.UInt8),
            3 => One(NumberKind.UInt16),
            4 => One(NumberKind.UInt32),
            5 => One(NumberKind.UInt32) / One(NumberKind.UInt32, 4),
            6 => One(NumberKind.Int8),
            8 => One(NumberKind.Int16),
            9 => One(NumberKind.Int32),
            10 => One(NumberKind.Int32) / One(NumberKind.Int32, 4),
            11 => One(NumberKind.Float32),
            12 => One(NumberKind.Float64),
            _ => null,
        };
    }

    /// <summary>The text of a tag up to its first zero; empty where it is not there.</summary>
    public string Text(int page, int tag)
    {
        if (!_pages[page].TryGetValue(tag, out var entry) || entry.At > _file.Length)
        {
            return "";
        }

        var bytes = _file.Bytes((int)entry.At, (int)Math.Min(entry.Count, _file.Length - entry.At));
        var end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>The bytes of a tag, as a part of the file.</summary>
    public BinaryWindow Part(int page, int tag)
    {
        var entry = _pages[page].GetValueOrDefault(tag);
        var size = entry.Type < Sizes.Length ? Sizes[entry.Type] : 1;
        return _file.Part(Place(entry.At), (int)Math.Min(int.MaxValue, entry.Count * size));
    }

    private static int Place(long at) => (int)Math.Min(int.MaxValue, at);

    private int U16(long at) => (int)NumberArray.One(_file.Bytes(Place(at), 2), NumberKind.UInt16, _isBig);

    private long U32(long at) => (long)NumberArray.One(_file.Bytes(Place(at), 4), NumberKind.UInt32, _isBig);
}
