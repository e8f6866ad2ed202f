using System.Buffers.Binary;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>
/// A run of rows: "SEGM", rows u32, length of the rest u64; the index, one entry a column and block (column by column): encoding u8, minimum f64, maximum f64,
/// offset u64 from the end of the
/// index, length u32; then the blocks.
/// </summary>
internal sealed record BinarySegment(ReadOnlyMemory<byte> Bytes, int Rows, int ColumnCount, int Start, int End)
{
    private const uint Mark = 0x4D474553;
    private const int HeadLength = 16;
    private const int EntryLength = 29;

    public static int Blocks(int rows) => (rows + RecordBinary.BlockRows - 1) / RecordBinary.BlockRows;

    public static void Write(Record record, Stream stream)
    {
        var blocks = Blocks(record.Rows);
        var index = new byte[record.Columns.Count * blocks * EntryLength];
        var packed = new byte[record.Columns.Count * blocks][];
        Parallel.For(0, packed.Length, i =>
        {
            var column = record.Columns[i / blocks];
            var first = i % blocks * RecordBinary.BlockRows;
            packed[i] = BinaryBlock.Encode(column, first, Math.Min(RecordBinary.BlockRows, record.Rows - first), out var encoding, out var min, out var max);
            var entry = index.AsSpan(i * EntryLength);
            entry[0] = encoding;
            BinaryPrimitives.WriteDoubleLittleEndian(entry[1..], min);
            BinaryPrimitives.WriteDoubleLittleEndian(entry[9..], max);
            BinaryPrimitives.WriteInt32LittleEndian(entry[25..], packed[i].Length);
        });
        long offset = 0;
        for (var i = 0; i < packed.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(index.AsSpan((i * EntryLength) + 17), offset);
            offset += packed[i].Length;
        }

        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], record.Rows);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], index.Length + offset);
        stream.Write(head);
        stream.Write(index);
        foreach (var block in packed)
        {
            stream.Write(block);
        }
    }

    /// <summary>How many bytes a segment lacks that begins here and reaches beyond the end of the file; 0 if it is whole or no segment.</summary>
    public static long CutBytes(ReadOnlySpan<byte> rest)
    {
        Span<byte> mark = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(mark, Mark);
        if (!rest.StartsWith(mark[..Math.Min(4, rest.Length)]))
        {
            return 0;
        }

        var length = rest.Length < HeadLength ? 0 : BinaryPrimitives.ReadInt64LittleEndian(rest[8..]);
        return length < 0 || length > long.MaxValue / 2 ? 0 : Math.Max(0, HeadLength + length - rest.Length);
    }

    public static BinarySegment Find(ReadOnlyMemory<byte> bytes, int at, int columns)
    {
        var span = bytes.Span;
        if (span.Length - at < HeadLength || BinaryPrimitives.ReadUInt32LittleEndian(span[at..]) != Mark)
        {
            throw RecordBinary.Damaged(at, "no 'SEGM' where a segment begins");
        }

        var rows = BinaryPrimitives.ReadInt32LittleEndian(span[(at + 4)..]);
        var length = BinaryPrimitives.ReadInt64LittleEndian(span[(at + 8)..]);
        if (rows < 0 || length < 0 || length > span.Length - at - HeadLength || (long)Blocks(rows) * columns * EntryLength > length)
        {
            throw RecordBinary.Damaged(
                    at, FormattableString.Invariant($"a segment of {rows} rows and {length} bytes, of which the file has {span.Length - at - HeadLength}"));
        }

        return new BinarySegment(bytes, rows, columns, at + HeadLength, at + HeadLength + (int)length);
    }

    /// <summary>Decodes all blocks of all segments into the columns, on all cores.</summary>
    public static void Decode(IReadOnlyList<BinarySegment> segments, IReadOnlyList<Column> columns)
    {
        var work = new List<(BinarySegment Segment, int Column, int Block, int FirstRow)>();
        var first = 0;
        foreach (var segment in segments)
        {
            var blocks = Blocks(segment.Rows);
            for (var column = 0; column < columns.Count; column++)
            {
                for (var block = 0; block < blocks; block++)
                {
                    work.Add((segment, column, block, first));
                }
            }

            first += segment.Rows;
        }

        try
        {
            Parallel.ForEach(work, item => item.Segment.DecodeBlock(columns[item.Column], item.Column, item.Block, item.FirstRow));
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is Quantities.AnodyneException inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
        }
    }

    /// <summary>Smallest and largest value of a block as the index has them, in the column's unit; NaN where the block has no number.</summary>
    public (double Min, double Max) Range(int column, int block)
    {
        var entry = Entry(column, block);
        return (BinaryPrimitives.ReadDoubleLittleEndian(entry[1..]), BinaryPrimitives.ReadDoubleLittleEndian(entry[9..]));
    }

    private ReadOnlySpan<byte> Entry(int column, int block) => Bytes.Span.Slice(Start + (((column * Blocks(Rows)) + block) * EntryLength), EntryLength);

    private void DecodeBlock(Column column, int number, int block, int segmentFirst)
    {
        var entry = Entry(number, block);
        var data = Start + (ColumnCount * Blocks(Rows) * EntryLength);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(entry[17..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(entry[25..]);
        if (offset < 0 || length < 0 || data + offset + length > End)
        {
            throw RecordBinary.Damaged(Start, "a block outside its segment");
        }

        var first = block * RecordBinary.BlockRows;
        var rows = Math.Min(RecordBinary.BlockRows, Rows - first);
        BinaryBlock.Decode(Bytes.Span.Slice((int)(data + offset), length), entry[0], column, segmentFirst + first, rows);
    }
}
