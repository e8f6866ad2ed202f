using System.Runtime.InteropServices;
using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>
/// The compact binary file of a record (.anr), laid out in docs/binary-format.md: a header, then segments, each with its columns in blocks of 65 536 rows that
/// carry their minimum and
/// maximum; a block is stored raw, constant, or as packed differences. Appending a segment leaves what is there untouched. Blocks are read on all cores.
/// </summary>
public static class RecordBinary
{
    internal const int BlockRows = 65536;
    internal const uint Version = 1;
    internal static readonly byte[] Magic = "ANODYNE\u001a"u8.ToArray();

    /// <summary>Writes a record: header and one segment.</summary>
    public static void Write(Record record, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stream);
        BinaryHeader.Write(record, stream);
        BinarySegment.Write(record, stream);
    }

    /// <summary>Appends the rows of a record that come after those the file holds; returns how many were appended. A segment that was cut is
    /// replaced.</summary>
    /// <param name="record">The grown record: it begins with the rows of the file (<see cref="Extends"/>).</param>
    /// <param name="stream">The file, readable, writable and seekable.</param>
    /// <exception cref="InputException">The columns differ, the record does not begin with the file's rows, or it has a word that the file's header does not
    /// list.</exception>
    public static int Append(Record record, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = 0;
        var kept = Read(ReadAll(stream), out var end);
        if (!Extends(kept, record, out var why))
        {
            var labels = string.Join(", ", record.Columns.Select(static c => c.Label));
            throw new InputException(
                $"The record cannot be appended to the file: {why}", "record", $"{record.Rows} rows of {labels}",
                $"the columns and the first {kept.Rows} rows of the file, then more", "Write the file anew.");
        }

        if (record.Rows == kept.Rows)
        {
            return 0;
        }

        stream.SetLength(end);
        stream.Position = end;
        BinarySegment.Write(record.Slice(kept.Rows, record.Rows - kept.Rows), stream);
        return record.Rows - kept.Rows;
    }

    /// <summary>True if a record has the same columns as the one that is kept, begins with its rows bit for bit, and uses no word that it lacks, so that its
    /// further rows can be appended.</summary>
    /// <param name="kept">What the file holds.</param>
    /// <param name="record">What may have grown from it.</param>
    /// <param name="why">Why not; empty if it does.</param>
    public static bool Extends(Record kept, Record record, out string why)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(record);
        why = !kept.Columns.Select(static c => (c.Label, c.GetType())).SequenceEqual(record.Columns.Select(static c => (c.Label, c.GetType())))
            ? "the columns differ"
            : record.Rows < kept.Rows ? "it has fewer rows"
            : kept.Columns.Zip(record.Columns).FirstOrDefault(static pair => !BeginsWith(pair.Second, pair.First)) is { First: { } column }
                ? $"the rows of '{column.Label}' differ or it has a new word"
            : "";
        return why.Length == 0;
    }

    /// <summary>Reads a record from the bytes of a file.</summary>
    /// <exception cref="InputException">The bytes are no such file, or damaged.</exception>
    /// <exception cref="UnknownVersionException">The version is not 1.</exception>
    public static Record Read(ReadOnlyMemory<byte> bytes) => Read(bytes, out _);

    /// <summary>Reads a record and says where its last whole segment ends. A last segment that was cut is left out, with a warning.</summary>
    private static Record Read(ReadOnlyMemory<byte> bytes, out int end)
    {
        (var header, var at) = BinaryHeader.Read(bytes.Span);
        var warnings = header.Warnings;
        var segments = new List<BinarySegment>();
        long rows = 0;
        while (at < bytes.Length)
        {
            if (BinarySegment.CutBytes(bytes.Span[at..]) is > 0 and var missing)
            {
                warnings = [.. warnings, FormattableString.Invariant($"The file is cut: its last segment lacks {missing} bytes and was left out.")];
                break;
            }

            var segment = BinarySegment.Find(bytes, at, header.Columns.Count);
            segments.Add(segment);
            rows += segment.Rows;
            at = segment.End;
        }

        end = at;

        // A constant block takes 37 bytes for 65 536 rows; a file that claims much more than that is forged.
        if (rows > int.MaxValue - 64 || rows * header.Columns.Count * 8 > (bytes.Length * 20_000L) + (1 << 20))
        {
            throw Damaged(0, FormattableString.Invariant($"{rows} rows of {header.Columns.Count} columns in {bytes.Length} bytes"));
        }

        var columns = new Column[header.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = header.Columns[i].Allocate((int)rows);
        }

        BinarySegment.Decode(segments, columns);
        return new Record(columns) { Provenance = header.Provenance, Cell = header.Cell, Warnings = warnings };
    }

    internal static InputException Damaged(long offset, string what) =>
        new("The binary record is damaged", FormattableString.Invariant($"byte {offset}"), what, "a file as docs/binary-format.md lays it out");

    private static bool BeginsWith(Column grown, Column kept) => (grown, kept) switch
    {
        (DoubleColumn a, DoubleColumn b) => MemoryMarshal.AsBytes(a.Values.AsSpan(0, b.Values.Length)).SequenceEqual(MemoryMarshal.AsBytes(b.Values.AsSpan())),
        (LongColumn a, LongColumn b) => a.Values.AsSpan(0, b.Values.Length).SequenceEqual(b.Values),
        (IntColumn a, IntColumn b) => a.Values.AsSpan(0, b.Values.Length).SequenceEqual(b.Values),
        (ByteColumn a, ByteColumn b) => a.Values.AsSpan(0, b.Values.Length).SequenceEqual(b.Values),
        (TextColumn a, TextColumn b) => a.Codes.AsSpan(0, b.Codes.Length).SequenceEqual(b.Codes)
        && a.Words.Take(b.Words.Length).SequenceEqual(b.Words.Take(a.Words.Length)) && Array.TrueForAll(a.Codes, code => code < b.Words.Length),
        _ => false,
    };

    private static byte[] ReadAll(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
