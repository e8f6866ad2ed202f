using System.Buffers.Binary;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Arbin.Res;

/// <summary>
/// A table definition. From byte 8 of its first page (and of the pages that byte 4 links): length u32, 4 bytes, number of rows u32, ..., at byte 45 the number
/// of columns u16, at 51 the number of indexes u32, at 63 twelve bytes an index, then 25 bytes a column (type u8, 4, number u16, place among the variable
/// columns u16, ..., flags u8 at 15 with bit 0 = fixed, fixed offset u16 at 21, length u16 at 23), then the names (length u16 in bytes, UTF-16).
/// </summary>
internal sealed class JetTable
{
    private const int FirstIndex = 63;
    private const int IndexLength = 12;
    private const int ColumnLength = 25;
    private readonly JetDatabase _database;
    private readonly int _page;

    private JetTable(JetDatabase database, int page, long rowCount, IReadOnlyList<JetColumn> columns)
    {
        _database = database;
        _page = page;
        RowCount = rowCount;
        Columns = columns;
    }

    /// <summary>Number of rows that the definition announces.</summary>
    public long RowCount { get; }

    public IReadOnlyList<JetColumn> Columns { get; }

    public static JetTable Read(JetDatabase database, int page)
    {
        (var bytes, var start) = Definition(database, page);
        var columnCount = U16(database, bytes, 45, start);
        var indexCount = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(51)), 4096);
        var at = FirstIndex + (indexCount * IndexLength);
        var names = at + (columnCount * ColumnLength);
        var columns = new List<JetColumn>();
        for (var i = 0; i < columnCount; i++, at += ColumnLength)
        {
            var nameLength = U16(database, bytes, names, start);
            if (names + 2 + nameLength > bytes.Length || at + ColumnLength > bytes.Length)
            {
                throw Refusal.Broken(database.File, start + (long)names, "A table definition ends inside the name of a column");
            }

            var name = Encoding.Unicode.GetString(bytes, names + 2, nameLength & ~1);
            names += 2 + nameLength;
            columns.Add(new JetColumn(
                name, bytes[at], U16(database, bytes, at + 5, start), (bytes[at + 15] & 1) != 0, U16(database, bytes, at + 21, start),
                    U16(database, bytes, at + 7, start)));
        }

        return new JetTable(database, page, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(16)), columns);
    }

    public JetColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public JetColumn Require(string name)
        => Find(name) ?? throw Refusal.Unknown(
            _database.File, (long)_page * JetDatabase.PageLength, "A table lacks a column that every known file has",
                string.Join(", ", Columns.Select(static c => c.Name)), name);

    /// <summary>
    /// The rows in the order of the pages. On a data page: number of rows u16 at byte 12, then the offset of each row u16; bit 15 marks a deleted row, bit 14 a
    /// row that was moved: there stands row u8 and page u24 of its new place. Rows are stored from the end of the page.
    /// </summary>
    public IEnumerable<JetRow> Rows()
    {
        var file = _database.File.Bytes;
        foreach (var page in _database.PagesOf(_page))
        {
            var first = page * JetDatabase.PageLength;
            var count = Math.Min((int)BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(first + 12)), (JetDatabase.PageLength - 14) / 2);
            for (var i = 0; i < count; i++)
            {
                int flags = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(first + 14 + (i * 2)));
                if ((flags & 0x8000) == 0 && Locate(file, first, i, (flags & 0x4000) != 0) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    private JetRow? Locate(byte[] file, int first, int index, bool isMoved)
    {
        (var start, var length) = Extent(file, first, index);
        if (isMoved && length >= 4)
        {
            var pointer = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(first + start));
            var page = (int)(pointer >> 8);
            var row = (int)(pointer & 0xFF);
            if (page <= 0 || page >= _database.Pages || row >= BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan((page * JetDatabase.PageLength) + 12))
                || row > 2000)
            {
                return null;
            }

            first = page * JetDatabase.PageLength;
            (start, length) = Extent(file, first, row);
        }

        if (length < 3)
        {
            return null;
        }

        var found = new JetRow(file, first + start, length);
        return found.IsPlausible ? found : null;
    }

    private static (int Start, int Length) Extent(byte[] file, int first, int index)
    {
        var start = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(first + 14 + (index * 2))) & 0x1FFF;
        var end = index == 0 ? JetDatabase.PageLength : BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(first + 12 + (index * 2))) & 0x1FFF;
        return start >= 14 && end <= JetDatabase.PageLength && end > start ? (start, end - start) : (14, 0);
    }

    // The pages of a definition joined: the first whole, of the following ones what comes after their eight-byte header.
    private static (byte[] Bytes, int Start) Definition(JetDatabase database, int page)
    {
        var bytes = new List<byte>();
        var start = page * JetDatabase.PageLength;
        for (var links = 0; page != 0 && links < 64; links++)
        {
            if (page < 0 || page >= database.Pages || database.File.Bytes[page * JetDatabase.PageLength] != 2)
            {
                throw Refusal.Broken(database.File, Math.Max(0, (long)page * JetDatabase.PageLength), "A page of a table definition is missing", "",
                    "a page of kind 2", "Copy the file again.");
            }

            ReadOnlySpan<byte> span = database.File.Bytes.AsSpan(page * JetDatabase.PageLength, JetDatabase.PageLength);
            bytes.AddRange(links == 0 ? span : span[8..]);
            page = BinaryPrimitives.ReadInt32LittleEndian(span[4..]);
        }

        return ([.. bytes], start);
    }

    private static int U16(JetDatabase database, byte[] bytes, int at, int start)
        => at + 2 <= bytes.Length
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at))
            : throw Refusal.Broken(database.File, start + (long)at, "A table definition is shorter than its columns need");
}
