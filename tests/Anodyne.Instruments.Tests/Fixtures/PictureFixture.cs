using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Small pictures of every format: three columns, two rows, levels 10 to 60 from the upper left.</summary>
internal sealed class PictureFixture : IFixtures
{
    private static readonly byte[] Levels = [10, 20, 30, 40, 50, 60];

    public IEnumerable<Fixture> All()
    {
        yield return Of("zeiss.tif", "TIFF", Tiff((34118, Text("0\r\n0\r\n0\r\n6e-9\r\nAP_WIDTH\r\nWidth = 6.144 um\r\n"))), "0 2.048e-6", ("silent", ""));
        yield return Of("fei.tif", "TIFF", Tiff((34682, Text("[User]\r\n[Scan]\r\nPixelWidth=6.25e-8\r\nPixelHeight=6.25e-8\r\n[System]\r\n"))), "0 6.25e-8");
        yield return Of("imagej.tif", "TIFF", Tiff((270, Text("ImageJ=1.5\nunit=micron\n")), (282, Ratio(4, 1)), (283, Ratio(4, 1))), "0 2.5e-7");
        yield return Of("bare.tif", "TIFF", Tiff((282, Ratio(72, 1)), (283, Ratio(72, 1))), "0 1", ("warns", "no scale"));
        yield return Of("a.png", "PNG, JPEG, BMP", Png(), "0 1", ("warns", "no scale"));
        yield return Of("a.dm3", "DigitalMicrograph", DigitalMicrograph(), "0 2e-9");
        yield return Of("a.mrc", "MRC", Mrc(), "0 5e-10");
        yield return new Fixture(new FileContent("park.tiff", Park()), "TIFF", 6) { Facts = [("column Z Height", "1e-9 2e-9 3e-9 4e-9 5e-9 6e-9")] };
    }

    private static Fixture Of(string name, string format, byte[] bytes, string places, params (string, string)[] more) => new(new FileContent(name, bytes), format, 2)
    {
        Facts = [("column Mean level", "20 50"), ("column y", places), ("technique", "image"), .. more],
    };

    private static byte[] Text(string text) => [.. Encoding.Latin1.GetBytes(text), 0];

    private static byte[] Ratio(int above, int below) => [.. BitConverter.GetBytes(above), .. BitConverter.GetBytes(below)];

    // A grey TIFF with one strip and further tags of text or ratios.
    private static byte[] Tiff(params (int Tag, byte[] Data)[] more)
    {
        var entries = new SortedDictionary<int, (short Type, int Count, byte[] Data)>
        {
            [256] = (3, 1, Whole(3)), [257] = (3, 1, Whole(2)), [258] = (3, 1, Whole(8)), [259] = (3, 1, Whole(1)), [262] = (3, 1, Whole(1)), [273] = (4, 1, []),
            [277] = (3, 1, Whole(1)), [278] = (3, 1, Whole(2)), [279] = (4, 1, Whole(6)),
        };
        foreach (var (tag, data) in more)
        {
            var isRatio = tag is 282 or 283;
            entries[tag] = ((short)(isRatio ? 5 : tag is 50434 or 50435 ? 7 : tag is 50432 ? 4 : 2), isRatio || tag == 50432 ? 1 : data.Length, data);
        }

        var end = 8 + 2 + (12 * entries.Count) + 4;
        var (directory, behind) = (new List<byte>(BitConverter.GetBytes((short)entries.Count)), new List<byte>());
        foreach (var (tag, (type, count, data)) in entries)
        {
            directory.AddRange([.. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count)]);
            if (tag == 273)
            {
                directory.AddRange(BitConverter.GetBytes(end + entries.Values.Sum(static entry => entry.Data.Length > 4 ? entry.Data.Length : 0)));
            }
            else if (data.Length <= 4)
            {
                directory.AddRange([.. data, .. new byte[4 - data.Length]]);
            }
            else
            {
                directory.AddRange(BitConverter.GetBytes(end + behind.Count));
                behind.AddRange(data);
            }
        }

        return [.. "II*\0"u8, 8, 0, 0, 0, .. directory, 0, 0, 0, 0, .. behind, .. Levels];

        static byte[] Whole(int value) => BitConverter.GetBytes(value);
    }

    private static byte[] Png()
    {
        byte[] Chunk(string name, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
            var (length, check) = (new byte[4], new byte[4]);
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
            return [.. length, .. body, .. check];
        }

        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write([0, .. Levels[..3], 0, .. Levels[3..]]);
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static uint Crc(byte[] bytes)
    {
        var value = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            value ^= b;
            for (var k = 0; k < 8; k++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            }
        }

        return ~value;
    }

    private static byte[] DigitalMicrograph()
    {
        byte[] Big(int value) => [.. BitConverter.GetBytes(value).Reverse()];
        byte[] Name(byte kind, string name) => [kind, (byte)(name.Length >> 8), (byte)name.Length, .. Encoding.ASCII.GetBytes(name)];
        byte[] Group(string name, params byte[][] entries) => [.. Name(20, name), 0, 0, .. Big(entries.Length), .. entries.SelectMany(static entry => entry)];
        byte[] Value(string name, int[] info, byte[] data) => [.. Name(21, name), .. "%%%%"u8, .. Big(info.Length), .. info.SelectMany(Big), .. data];
        byte[] Length(string unit) => Group("", Value("Scale", [6], BitConverter.GetBytes(2f)), Value("Units", [20, 4, unit.Length], Encoding.Unicode.GetBytes(unit)));
        var image = Group(
            "ImageData", Group("Calibrations", Group("Dimension", Length("nm"), Length("nm"))), Value("Data", [20, 9, 6], Levels), Value("DataType", [5], BitConverter.GetBytes(6)),
            Group("Dimensions", Value("", [5], BitConverter.GetBytes(3)), Value("", [5], BitConverter.GetBytes(2))));
        byte[] root = [0, 0, .. Big(1), .. Group("ImageList", Group("", image))];
        return [.. Big(3), .. Big(root.Length), .. Big(1), .. root, .. new byte[8]];
    }

    private static byte[] Mrc()
    {
        var bytes = new byte[1024];
        foreach (var (at, value) in new[] { (0, 3), (4, 2), (8, 1), (12, 0), (28, 3), (32, 2), (36, 1), (92, 0) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        }

        foreach (var (at, value) in new[] { (40, 15f), (44, 10f), (48, 5f) })
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
        }

        "MAP "u8.CopyTo(bytes.AsSpan(208));
        bytes[212] = bytes[213] = 0x44;
        return [.. bytes, .. Levels];
    }

    private static byte[] Park()
    {
        var header = new byte[580];
        Encoding.Unicode.GetBytes("Z Height").CopyTo(header, 4);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(100), 3);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(104), 2);
        foreach (var (at, value) in new[] { (140, 0.03), (148, 0.02), (220, 1e-3), (228, 1.0), (236, 0.0) })
        {
            BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(at), value);
        }

        Encoding.Unicode.GetBytes("um").CopyTo(header, 244);
        header[348] = 2;
        byte[] data = [.. new[] { 4f, 5f, 6f, 1f, 2f, 3f }.SelectMany(BitConverter.GetBytes)];
        return Tiff((50432, BitConverter.GetBytes(0x0E031301)), (50434, data), (50435, header));
    }
}
