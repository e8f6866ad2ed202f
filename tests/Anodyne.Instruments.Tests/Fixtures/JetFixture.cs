using System.Buffers.Binary;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>A small Access database with MSysObjects on page 2 and Channel_Normal_Table on page 4.</summary>
internal sealed class JetFixture : IFixtures
{
    private const int Page = 4096;

    public IEnumerable<Fixture> All() => [new Fixture(Make(), "Arbin res", 3)];

    public static FileContent Make()
    {
        var file = new byte[6 * Page];
        Encoding.ASCII.GetBytes("Standard Jet DB").CopyTo(file, 4);
        file[1] = 1;
        file[20] = 1;
        Definition(file.AsSpan(2 * Page, Page), 1, ("Id", 4, 0, -1), ("Name", 10, 0, 0), ("Type", 3, 4, -1));
        var name = Encoding.Unicode.GetBytes("Channel_Normal_Table");
        Data(file.AsSpan(3 * Page, Page), 2, [.. U16(3), .. BitConverter.GetBytes(4), .. U16(1), .. name, .. U16(8 + name.Length), .. U16(8), .. U16(1), 0b111]);
        Definition(file.AsSpan(4 * Page, Page), 3, ("Test_ID", 4, 0, -1), ("Data_Point", 4, 4, -1), ("Test_Time", 7, 8, -1), ("DateTime", 7, 16, -1), ("Step_Index", 3, 24, -1), ("Cycle_Index", 3, 26, -1), ("Current", 6, 28, -1), ("Voltage", 6, 32, -1), ("Charge_Capacity", 7, 36, -1), ("Is_FC_Data", 1, 0, -1));
        Data(file.AsSpan(5 * Page, Page), 4, [.. Enumerable.Range(1, 3).Select(Row)]);
        return new FileContent("arbin.res", file);
    }

    private static byte[] Row(int i) =>
    [
        .. U16(10), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(i), .. BitConverter.GetBytes(i * 1.5), .. BitConverter.GetBytes(45000.0 + i), .. U16(1), .. U16(1), .. BitConverter.GetBytes(0.25f * i),
        .. BitConverter.GetBytes(3.5f), .. BitConverter.GetBytes(i * 0.001), 0xFF, 0b01,
    ];

    // The last field of a column: its place among the variable columns, -1 for a fixed one.
    private static void Definition(Span<byte> page, int rows, params (string Name, byte Type, int Offset, int Variable)[] columns)
    {
        page[0] = 2;
        page[1] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(page[16..], rows);
        BinaryPrimitives.WriteInt16LittleEndian(page[45..], (short)columns.Length);
        var at = 63;
        var names = at + (columns.Length * 25);
        for (var i = 0; i < columns.Length; i++, at += 25)
        {
            page[at] = columns[i].Type;
            BinaryPrimitives.WriteInt16LittleEndian(page[(at + 5)..], (short)i);
            BinaryPrimitives.WriteInt16LittleEndian(page[(at + 7)..], (short)Math.Max(0, columns[i].Variable));
            page[at + 15] = columns[i].Variable < 0 ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteInt16LittleEndian(page[(at + 21)..], (short)columns[i].Offset);
            var name = Encoding.Unicode.GetBytes(columns[i].Name);
            BinaryPrimitives.WriteInt16LittleEndian(page[names..], (short)name.Length);
            name.CopyTo(page[(names + 2)..]);
            names += 2 + name.Length;
        }
    }

    private static void Data(Span<byte> page, int table, params byte[][] rows)
    {
        page[0] = 1;
        page[1] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(page[4..], table);
        BinaryPrimitives.WriteInt16LittleEndian(page[12..], (short)rows.Length);
        var end = Page;
        for (var i = 0; i < rows.Length; i++)
        {
            end -= rows[i].Length;
            rows[i].CopyTo(page[end..]);
            BinaryPrimitives.WriteInt16LittleEndian(page[(14 + (i * 2))..], (short)end);
        }
    }

    private static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);
}
