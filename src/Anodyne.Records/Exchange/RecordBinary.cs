using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Records;

/// <summary>
/// The compact binary file of a record (.anr), laid out in docs/binary-format.md: a header, then segments, each with its columns in blocks of 65 536 rows that carry their minimum and
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

    /// <summary>Appends the rows of a record that come after those the file holds; returns how many were appended.</summary>
    /// <param name="record">The grown record: the same columns in the same order, at least as many rows.</param>
    /// <param name="stream">The file, readable, writable and seekable.</param>
    /// <exception cref="InputException">The columns differ or the record has fewer rows than the file.</exception>
    public static int Append(Record record, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = 0;
        Record kept = Read(ReadAll(stream));
        if (!kept.Columns.Select(static c => (c.Label, c.GetType())).SequenceEqual(record.Columns.Select(static c => (c.Label, c.GetType()))))
        {
            throw new InputException("Only a record with the same columns can be appended to a file", "record", string.Join(", ", record.Columns.Select(static c => c.Label)), string.Join(", ", kept.Columns.Select(static c => c.Label)));
        }

        if (record.Rows < kept.Rows)
        {
            throw new InputException("The record has fewer rows than the file", "record", $"{record.Rows} rows", $"at least {kept.Rows} rows");
        }

        if (record.Rows == kept.Rows)
        {
            return 0;
        }

        stream.Position = stream.Length;
        BinarySegment.Write(record.Slice(kept.Rows, record.Rows - kept.Rows), stream);
        return record.Rows - kept.Rows;
    }

    /// <summary>Reads a record from the bytes of a file.</summary>
    /// <exception cref="InputException">The bytes are no such file, or damaged.</exception>
    /// <exception cref="UnknownVersionException">The version is not 1.</exception>
    public static Record Read(ReadOnlyMemory<byte> bytes)
    {
        (BinaryHeader header, int at) = BinaryHeader.Read(bytes.Span);
        var segments = new List<BinarySegment>();
        long rows = 0;
        while (at < bytes.Length)
        {
            BinarySegment segment = BinarySegment.Find(bytes, at, header.Columns.Count);
            segments.Add(segment);
            rows += segment.Rows;
            at = segment.End;
        }

        // A constant block takes 37 bytes for 65 536 rows; a file that claims much more than that is forged.
        if (rows > int.MaxValue - 64 || rows * header.Columns.Count * 8 > (bytes.Length * 20_000L) + (1 << 20))
        {
            throw Damaged(0, FormattableString.Invariant($"{rows} rows of {header.Columns.Count} columns in {bytes.Length} bytes"));
        }

        var columns = new Column[header.Columns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = header.Columns[i].Allocate((int)rows);
        }

        BinarySegment.Decode(segments, columns);
        return new Record(columns) { Provenance = header.Provenance, Warnings = header.Warnings };
    }

    internal static InputException Damaged(long offset, string what) => new("The binary record is damaged", FormattableString.Invariant($"byte {offset}"), what, "a file as docs/binary-format.md lays it out");

    private static byte[] ReadAll(Stream stream)
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
