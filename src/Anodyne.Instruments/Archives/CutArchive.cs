using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Anodyne.Instruments.Archives;

/// <summary>One entry of an archive without a directory.</summary>
/// <param name="Name">Name with folders.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Start">Offset of the packed bytes.</param>
/// <param name="Length">Packed bytes that are there.</param>
/// <param name="Missing">Packed bytes that are not there; 0 for a whole entry, -1 where the entry is cut and its length is not stated.</param>
internal sealed record CutEntry(string Name, int Method, int Start, int Length, long Missing);

/// <summary>
/// A zip archive whose directory is missing, because the file was cut: the entries are found by their local headers, one behind the other ("PK" 3 4, flags at
/// 6, method at 8, packed length at 18, lengths of name and extra field at 26 and 28). Where a header states no length (flag 8) the entry ends before a
/// descriptor ("PK" 7 8) that states the length it was found at. Only the last entry can be cut.
/// </summary>
internal static class CutArchive
{
    private const uint LocalHeader = 0x04034B50;
    private const uint Descriptor = 0x08074B50;
    private const int HeaderLength = 30;
    private const int MostEntries = 4096;

    /// <summary>The entries in the order of the file; empty if it does not begin with one.</summary>
    public static List<CutEntry> Entries(byte[] bytes)
    {
        var entries = new List<CutEntry>();
        var at = 0;
        while (entries.Count < MostEntries && at + HeaderLength <= bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == LocalHeader)
        {
            ReadOnlySpan<byte> head = bytes.AsSpan(at, HeaderLength);
            int flags = BinaryPrimitives.ReadUInt16LittleEndian(head[6..]);
            int method = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
            long packed = BinaryPrimitives.ReadUInt32LittleEndian(head[18..]);
            int name = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
            var start = at + HeaderLength + name + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
            var isStreamed = (flags & 8) != 0 && packed == 0;
            if (start > bytes.Length || (flags & 1) != 0 || method is not (0 or 8))
            {
                break;
            }

            if (packed == uint.MaxValue)
            {
                packed = LongLength(bytes.AsSpan(at + HeaderLength + name, start - at - HeaderLength - name),
                    BinaryPrimitives.ReadUInt32LittleEndian(head[22..]) == uint.MaxValue);
                if (packed < 0)
                {
                    break;
                }
            }

            var tail = 0;
            var length = isStreamed ? FindEnd(bytes, start, out tail) : packed;
            var isWhole = length >= 0 && length <= bytes.Length - start;
            entries.Add(new CutEntry(
                Encoding.UTF8.GetString(bytes, at + HeaderLength, name),
                method,
                start,
                isWhole ? (int)length : bytes.Length - start,
                isWhole ? 0 : length < 0 ? -1 : length - (bytes.Length - start)));
            if (!isWhole)
            {
                break;
            }

            at = start + (int)length + tail;
        }

        return entries;
    }

    /// <summary>Unpacks as much of an entry as is there, at most <paramref name="limit"/> bytes; null if it holds more.</summary>
    public static byte[]? Unpack(byte[] bytes, CutEntry entry, long limit)
    {
        if (entry.Method == 0)
        {
            return entry.Length <= limit ? bytes[entry.Start..(entry.Start + entry.Length)] : null;
        }

        // Twice: first to learn the length, so that nothing is allocated that is not needed.
        var length = Inflate(bytes, entry, [], limit);
        if (length > limit)
        {
            return null;
        }

        var unpacked = GC.AllocateUninitializedArray<byte>((int)length);
        Inflate(bytes, entry, unpacked, limit);
        return unpacked;
    }

    private static long Inflate(byte[] bytes, CutEntry entry, Span<byte> target, long limit)
    {
        var buffer = new byte[1 << 13];
        long length = 0;
        try
        {
            using var stream = new DeflateStream(new MemoryStream(bytes, entry.Start, entry.Length, writable: false), CompressionMode.Decompress);
            for (var read = stream.Read(buffer); read > 0 && length <= limit; read = stream.Read(buffer))
            {
                if (!target.IsEmpty)
                {
                    buffer.AsSpan(0, (int)Math.Min(read, target.Length - length)).CopyTo(target[(int)length..]);
                }

                length += read;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // The cut goes through the middle of a packed block; what came before it is good.
        }

        return length;
    }

    // The packed length of an entry of the 64-bit kind stands in the extra field 1, behind the unpacked one if that is there too; -1 if it is missing.
    private static long LongLength(ReadOnlySpan<byte> extra, bool hasUnpacked)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            var at = hasUnpacked ? 8 : 0;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1 && size >= at + 8)
            {
                var length = BinaryPrimitives.ReadInt64LittleEndian(extra[(4 + at)..]);
                return length < 0 || length > 1L << 40 ? -1 : length;
            }

            extra = extra[(4 + size)..];
        }

        return -1;
    }

    private static long FindEnd(byte[] bytes, int start, out int tail)
    {
        tail = 0;
        for (var at = start; at + 16 <= bytes.Length; at++)
        {
            var found = bytes.AsSpan(at).IndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 7, 8]);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (at + 16 <= bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == Descriptor
                && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)) == at - start)
            {
                tail = 16;
                return at - start;
            }
        }

        return -1;
    }
}
