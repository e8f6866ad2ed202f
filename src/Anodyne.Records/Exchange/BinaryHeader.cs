using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>The kind of values of a stored column.</summary>
internal enum StoredKind : byte
{
    Double = 1,
    Int = 2,
    Long = 3,
    Byte = 4,
    Text = 5,
}

/// <summary>One column of the header.</summary>
internal sealed record StoredColumn(StoredKind Kind, string Name, string Unit, string VendorName, string[] Words)
{
    public Column Allocate(int rows) => Kind switch
    {
        StoredKind.Double => new DoubleColumn(Name, Unit, GC.AllocateUninitializedArray<double>(rows), VendorName),
        StoredKind.Int => new IntColumn(Name, Unit, GC.AllocateUninitializedArray<int>(rows), VendorName),
        StoredKind.Long => new LongColumn(Name, Unit, GC.AllocateUninitializedArray<long>(rows), VendorName),
        StoredKind.Byte => new ByteColumn(Name, Unit, GC.AllocateUninitializedArray<byte>(rows), VendorName),
        _ => new TextColumn(Name, GC.AllocateUninitializedArray<int>(rows), Words, VendorName),
    };
}

/// <summary>
/// The header of the binary file: "ANODYNE" 0x1A, version u32, length of the rest u32, provenance (eight strings), warnings (count u32, strings), columns
/// (count u32; each kind u8, name, unit, vendor
/// name, and for words their count u32 and the strings), then settings, techniques and cell (<see cref="BinaryDescription"/>). A string is its length in bytes
/// u32 and UTF-8.
/// </summary>
internal sealed record BinaryHeader(IReadOnlyList<StoredColumn> Columns, Provenance Provenance, CellDescription Cell, IReadOnlyList<string> Warnings)
{
    private const int FixedLength = 16;

    public static void Write(Record record, Stream stream)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        var p = record.Provenance;
        foreach (var text in new[] { p.File, p.Sha256, p.Format, p.FormatVersion, p.Instrument, p.Firmware, p.Technique,
            p.Start?.ToString("O", CultureInfo.InvariantCulture) ?? "" })
        {
            WriteText(writer, text);
        }

        string[] warnings = [.. record.Warnings, .. record.LeftOut.Select(static left => left.ToString())];
        writer.Write(warnings.Length);
        foreach (var warning in warnings)
        {
            WriteText(writer, warning);
        }

        writer.Write(record.Columns.Count);
        foreach (var column in record.Columns)
        {
            writer.Write((byte)KindOf(column));
            WriteText(writer, column.Name);
            WriteText(writer, column.Unit);
            WriteText(writer, column.VendorName);
            var words = column is TextColumn text ? text.Words : [];
            writer.Write(words.Length);
            foreach (var word in words)
            {
                WriteText(writer, word);
            }
        }

        BinaryDescription.Write(writer, record);
        writer.Flush();
        Span<byte> head = stackalloc byte[FixedLength];
        RecordBinary.Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], RecordBinary.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(head[12..], (uint)body.Length);
        stream.Write(head);
        body.WriteTo(stream);
    }

    public static (BinaryHeader Header, int End) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedLength || !bytes.StartsWith(RecordBinary.Magic))
        {
            throw RecordBinary.Damaged(0, "no 'ANODYNE' at the beginning");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != RecordBinary.Version)
        {
            throw new UnknownVersionException(new Problem("The version of the binary record is not known", "byte 8", FormattableString.Invariant($"{version}"),
                "1"));
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        if (length > bytes.Length - FixedLength)
        {
            throw RecordBinary.Damaged(12, FormattableString.Invariant($"a header of {length} bytes in a file of {bytes.Length}"));
        }

        var cursor = new HeaderCursor(bytes.Slice(FixedLength, (int)length));
        var about = new string[8];
        for (var i = 0; i < about.Length; i++)
        {
            about[i] = cursor.Text();
        }

        var warnings = cursor.Texts();
        var count = cursor.Count(14);
        var columns = new List<StoredColumn>(count);
        for (var i = 0; i < count; i++)
        {
            var kind = cursor.Byte();
            if (kind is < 1 or > 5)
            {
                throw RecordBinary.Damaged(FixedLength, FormattableString.Invariant($"a column of kind {kind}"));
            }

            columns.Add(new StoredColumn((StoredKind)kind, cursor.Text(), cursor.Text(), cursor.Text(), cursor.Texts()));
        }

        DateTimeOffset? start = DateTimeOffset.TryParse(about[7], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        var provenance = new Provenance
        {
            File = about[0], Sha256 = about[1], Format = about[2], FormatVersion = about[3], Instrument = about[4], Firmware = about[5], Technique = about[6],
                Start = start,
        };
        (provenance, var cell) = BinaryDescription.Read(ref cursor, provenance);
        return (new BinaryHeader(columns, provenance, cell, warnings), FixedLength + (int)length);
    }

    private static StoredKind KindOf(Column column) => column switch
    {
        DoubleColumn => StoredKind.Double,
        IntColumn => StoredKind.Int,
        LongColumn => StoredKind.Long,
        ByteColumn => StoredKind.Byte,
        _ => StoredKind.Text,
    };

    internal static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
