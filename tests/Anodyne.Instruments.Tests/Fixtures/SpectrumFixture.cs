using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Binary spectra and patterns, written by hand from their descriptions: Bruker raw, OPUS, Renishaw wdf, Galactic spc, Rigaku rasx.</summary>
internal sealed class SpectrumFixture : IFixtures
{
    private static readonly float[] Curve = [1, 2, 30, 4, 5];

    public IEnumerable<Fixture> All() =>
    [
        Made("pattern.raw", "Bruker raw", 5, RawThird(), ("column 2 theta", "20 20.25 20.5 20.75 21"), ("column Counts", "1 2 30 4 5"), ("silent", "yes")),
        Made("pattern2.raw", "Bruker raw", 5, RawSecond(), ("column Counts", "1 2 30 4 5"), ("warns", "from its description")),
        Made("opus.0", "Bruker OPUS", 5, Opus(), ("column Wavenumber", "4000 3000 2000 1000 0"), ("column Absorbance", "2 4 60 8 10"), ("warns", "2 blocks"), ("setting INS", "Alpha")),
        Made("single.wdf", "Renishaw wdf", 5, Wdf(1), ("technique", "Raman"), ("column Raman shift", "500 400 300 200 100"), ("column Intensity", "1 2 30 4 5"), ("silent", "yes")),
        Made("map.wdf", "Renishaw wdf", 5, Wdf(4), ("column X 2 um, Y 10 um", "2 3 31 5 6")),
        Made("even.spc", "Galactic spc", 5, Spc(0), ("technique", "FTIR"), ("column Wavenumber", "1000 2000 3000 4000 5000"), ("column Absorbance", "1 2 30 4 5"), ("silent", "yes")),
        Made("short.spc", "Galactic spc", 5, Spc(1), ("column Absorbance", "1 2 30 4 5")),
        Made("many.spc", "Galactic spc", 5, Spc(4), ("column z 1", "1 2 30 4 5")),
        Made("profile.rasx", "Rigaku rasx", 3, Rasx(), ("column 2 theta", "3 3.02 3.04"), ("column Counts", "2589 26840 2505"), ("silent", "yes")),
    ];

    private static Fixture Made(string name, string format, int rows, byte[] bytes, params (string, string)[] facts)
        => new(new FileContent(name, bytes), format, rows) { Facts = facts };

    private static byte[] RawThird()
    {
        var bytes = new byte[712 + 304 + 8 + 20];
        Encoding.ASCII.GetBytes("RAW1.01").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 1);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(624), 1.5406);
        var range = bytes.AsSpan(712);
        BinaryPrimitives.WriteInt32LittleEndian(range, 304);
        BinaryPrimitives.WriteInt32LittleEndian(range[4..], 5);
        BinaryPrimitives.WriteDoubleLittleEndian(range[16..], 20);
        BinaryPrimitives.WriteDoubleLittleEndian(range[176..], 0.25);
        BinaryPrimitives.WriteInt32LittleEndian(range[256..], 8);
        Floats(range[312..], Curve);
        return bytes;
    }

    private static byte[] RawSecond()
    {
        var bytes = new byte[256 + 48 + 20];
        Encoding.ASCII.GetBytes("RAW2").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(4), 1);
        var range = bytes.AsSpan(256);
        BinaryPrimitives.WriteInt16LittleEndian(range, 48);
        BinaryPrimitives.WriteInt16LittleEndian(range[2..], 5);
        BinaryPrimitives.WriteSingleLittleEndian(range[12..], 0.5f);
        BinaryPrimitives.WriteSingleLittleEndian(range[16..], 10);
        Floats(range[48..], Curve);
        return bytes;
    }

    private static byte[] Opus()
    {
        using var file = new MemoryStream();
        var status = Parameters(("NPT", 5), ("FXV", 4000.0), ("LXV", 0.0), ("CSF", 2.0), ("DPF", 1), ("DXU", "WN"));
        var instrument = Parameters(("INS", "Alpha"));
        var data = new byte[20];
        Floats(data, Curve);
        (int Type, byte[] Bytes)[] blocks =
        [
            ((4 << 10) | 15, data), ((4 << 10) | 15 | 16, status), ((1 << 10) | 7, data), ((1 << 10) | 7 | 16, status), (2 << 4, instrument),
        ];
        var at = 24 + (12 * (blocks.Length + 1));
        var head = new byte[at];
        new byte[] { 0x0A, 0x0A, 0xFE, 0xFE }.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), 24);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 40);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), blocks.Length);
        for (var k = 0; k < blocks.Length; k++)
        {
            var entry = head.AsSpan(24 + (12 * k));
            BinaryPrimitives.WriteInt32LittleEndian(entry, blocks[k].Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], blocks[k].Bytes.Length / 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], at);
            at += blocks[k].Bytes.Length;
        }

        file.Write(head);
        foreach (var block in blocks)
        {
            file.Write(block.Bytes);
        }

        return file.ToArray();
    }

    private static byte[] Parameters(params (string Key, object Value)[] list)
    {
        using var block = new MemoryStream();
        foreach (var (key, value) in list)
        {
            var bytes = value switch
            {
                int whole => BitConverter.GetBytes(whole),
                double number => BitConverter.GetBytes(number),
                _ => Encoding.ASCII.GetBytes(((string)value).PadRight(8, '\0')),
            };
            block.Write(Encoding.ASCII.GetBytes(key + "\0"));
            block.Write(BitConverter.GetBytes((short)(value is int ? 0 : value is double ? 1 : 2)));
            block.Write(BitConverter.GetBytes((short)(bytes.Length / 2)));
            block.Write(bytes);
        }

        block.Write(Encoding.ASCII.GetBytes("END\0"));
        block.Write(new byte[4]);
        return block.ToArray();
    }

    private static byte[] Wdf(int spectra)
    {
        using var file = new MemoryStream();
        var header = new byte[512];
        Encoding.ASCII.GetBytes("WDF1").CopyTo(header, 0);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), 512);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(60), 5);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(64), spectra);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(72), spectra);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(80), 1);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(156), 18796.99f);
        file.Write(header);
        var data = new byte[20 * spectra];
        for (var k = 0; k < spectra; k++)
        {
            Floats(data.AsSpan(20 * k), [.. Curve.Select(value => value + k)]);
        }

        Block(file, "DATA", data);
        var axis = new byte[28];
        BinaryPrimitives.WriteInt32LittleEndian(axis, 1);
        BinaryPrimitives.WriteInt32LittleEndian(axis.AsSpan(4), 1);
        Floats(axis.AsSpan(8), [500, 400, 300, 200, 100]);
        Block(file, "XLST", axis);
        if (spectra == 4)
        {
            var origins = new byte[4 + (2 * (24 + 32))];
            BinaryPrimitives.WriteInt32LittleEndian(origins, 2);
            for (var k = 0; k < 2; k++)
            {
                var own = origins.AsSpan(4 + (56 * k));
                BinaryPrimitives.WriteUInt32LittleEndian(own, 0x80000000u + (uint)(3 + k));
                for (var i = 0; i < 4; i++)
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(own[(24 + (8 * i))..], k == 0 ? i % 2 * 2 : 10 + (i / 2 * 2));
                }
            }

            Block(file, "ORGN", origins);
            var map = new byte[44];
            BinaryPrimitives.WriteInt32LittleEndian(map.AsSpan(32), 2);
            BinaryPrimitives.WriteInt32LittleEndian(map.AsSpan(36), 2);
            Block(file, "WMAP", map);
        }

        return file.ToArray();
    }

    private static void Block(Stream file, string name, byte[] content)
    {
        file.Write(Encoding.ASCII.GetBytes(name));
        file.Write(new byte[4]);
        file.Write(BitConverter.GetBytes((long)(16 + content.Length)));
        file.Write(content);
    }

    // 0: one spectrum of floats; 1: of short integers; 4: two subfiles.
    private static byte[] Spc(byte flags)
    {
        using var file = new MemoryStream();
        var header = new byte[512];
        (header[0], header[1], header[3], header[28], header[29]) = (flags, 0x4B, flags == 1 ? (byte)16 : (byte)0x80, 1, 2);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), 5);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(8), 1000);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(16), 5000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), flags == 4 ? 2 : 1);
        file.Write(header);
        for (var k = 0; k < (flags == 4 ? 2 : 1); k++)
        {
            var sub = new byte[32];
            sub[1] = 0x80;
            BinaryPrimitives.WriteSingleLittleEndian(sub.AsSpan(4), k + 1);
            file.Write(sub);
            foreach (var value in Curve)
            {
                file.Write(flags == 1 ? BitConverter.GetBytes((short)value) : BitConverter.GetBytes(value));
            }
        }

        return file.ToArray();
    }

    private static byte[] Rasx()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var profile = zip.CreateEntry("Data0/Profile0.txt").Open())
            {
                profile.Write([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("3.0000\t2589\t1\n3.0200\t2684\t10\n3.0400\t2505\t1\n")]);
            }

            using var conditions = zip.CreateEntry("Data0/MesurementConditions0.xml").Open();
            conditions.Write(Encoding.UTF8.GetBytes("<a><WavelengthKalpha1>1.540593</WavelengthKalpha1><TargetName>Cu</TargetName></a>"));
        }

        return stream.ToArray();
    }

    private static void Floats(Span<byte> target, IReadOnlyList<float> values)
    {
        for (var k = 0; k < values.Count; k++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(target[(4 * k)..], values[k]);
        }
    }
}
