using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>
/// A workbook of the binary kind (.xls, BIFF8), written byte by byte: a compound file of one stream, in which globals name one sheet of labels and numbers
/// ([MS-CFB] and [MS-XLS], open specifications).
/// </summary>
internal static class BinaryWorkbookFixture
{
    private const int Sector = 512;
    private const uint Free = 0xFFFFFFFF;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint FatSector = 0xFFFFFFFD;

    public static FileContent Make() => new("a.xls", Compound(Book(
        "Channel_1",
        ["Test_Time(s)", "Step_Index", "Cycle_Index", "Voltage(V)", "Current(A)"],
        [[0, 1, 1, 3, 0.5], [10, 2, 1, 3.25, -0.25], [20, 3, 2, 3.5, 0.125]])));

    private static byte[] Book(string name, string[] header, double[][] rows)
    {
        byte[] Begin(ushort kind) => Part(0x0809, Shorts(0x0600, kind, 0x0DBB, 0x07CC), new byte[8]);
        var cellFormat = Part(0x00E0, new byte[20]);
        byte[] Named(int at) => Part(0x0085, BitConverter.GetBytes(at), [0, 0, (byte)name.Length, 0], Encoding.ASCII.GetBytes(name));
        var end = Part(0x000A);
        var globals = Begin(5).Length + cellFormat.Length + Named(0).Length + end.Length;
        return
        [
            .. Begin(5), .. cellFormat, .. Named(globals), .. end,
            .. Begin(0x10), .. Part(0x0200, BitConverter.GetBytes(0), BitConverter.GetBytes(rows.Length + 1), Shorts(0, (ushort)header.Length, 0)),
            .. header.SelectMany((text, column) =>
                Part(0x0204, Shorts(0, (ushort)column, 0, (ushort)text.Length), [0], Encoding.Latin1.GetBytes(text))),
            .. rows.SelectMany((values, row) => values.SelectMany((value, column) =>
                Part(0x0203, Shorts((ushort)(row + 1), (ushort)column, 0), BitConverter.GetBytes(value)))),
            .. end,
        ];
    }

    private static byte[] Part(ushort kind, params byte[][] content)
    {
        byte[] all = [.. content.SelectMany(static piece => piece)];
        return [.. Shorts(kind, (ushort)all.Length), .. all];
    }

    private static byte[] Shorts(params ushort[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    // Sector 0 holds the table of sectors, sector 1 the directory, the others the stream: it is padded to 4096 bytes, below which it would lie elsewhere.
    private static byte[] Compound(byte[] stream)
    {
        var sectors = Math.Max(8, (stream.Length + Sector - 1) / Sector);
        var table = Enumerable.Repeat(Free, Sector / 4).ToArray();
        (table[0], table[1]) = (FatSector, EndOfChain);
        for (var i = 0; i < sectors; i++)
        {
            table[2 + i] = i == sectors - 1 ? EndOfChain : (uint)(3 + i);
        }

        var header = new byte[Sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header, 0);
        Shorts(0x3E, 3, 0xFFFE, 9, 6).CopyTo(header, 24);
        BitConverter.GetBytes(1).CopyTo(header, 44);
        BitConverter.GetBytes(1).CopyTo(header, 48);
        BitConverter.GetBytes(4096).CopyTo(header, 56);
        BitConverter.GetBytes(EndOfChain).CopyTo(header, 60);
        BitConverter.GetBytes(EndOfChain).CopyTo(header, 68);
        for (var i = 0; i < 109; i++)
        {
            BitConverter.GetBytes(i == 0 ? 0 : Free).CopyTo(header, 76 + (4 * i));
        }

        byte[] directory =
        [
            .. Entry("Root Entry", 5, child: 1, EndOfChain, 0), .. Entry("Workbook", 2, child: Free, 2, sectors * Sector), .. Entry("", 0, Free, 0, 0),
            .. Entry("", 0, Free, 0, 0),
        ];
        return [.. header, .. table.SelectMany(BitConverter.GetBytes), .. directory, .. stream, .. new byte[(sectors * Sector) - stream.Length]];
    }

    private static byte[] Entry(string name, byte kind, uint child, uint start, int size)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((ushort)(name.Length == 0 ? 0 : 2 * (name.Length + 1))).CopyTo(entry, 64);
        (entry[66], entry[67]) = (kind, 1);
        BitConverter.GetBytes(Free).CopyTo(entry, 68);
        BitConverter.GetBytes(Free).CopyTo(entry, 72);
        BitConverter.GetBytes(child).CopyTo(entry, 76);
        BitConverter.GetBytes(start).CopyTo(entry, 116);
        BitConverter.GetBytes(size).CopyTo(entry, 120);
        return entry;
    }
}
