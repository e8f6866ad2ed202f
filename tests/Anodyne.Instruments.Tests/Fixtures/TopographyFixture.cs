using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Small height maps of every format: three columns, two rows, 1 to 6 nm from the upper left, points 10 nm apart.</summary>
internal sealed class TopographyFixture : IFixtures
{
    private const double Step = 10e-9;
    private static readonly double[] Heights = [1e-9, 2e-9, 3e-9, 4e-9, 5e-9, 6e-9];
    private static readonly double[] FromBottom = [4e-9, 5e-9, 6e-9, 1e-9, 2e-9, 3e-9];
    private const string Said = "1e-9 2e-9 3e-9 4e-9 5e-9 6e-9";

    public IEnumerable<Fixture> All()
    {
        yield return Of("a.gsf", "Gwyddion Simple Field", Gsf(), "Height");
        yield return Of("a.gwy", "Gwyddion gwy", Gwy(), "Height");
        yield return Of("a.ibw", "Igor wave (topography)", Ibw(), "HeightTrace");
        yield return Of("a.spm", "Nanoscope", Nanoscope(), "Height");
        yield return Of("a.sur", "Digital Surf", Surf(isPacked: false), "Z");
        yield return Of("packed.sur", "Digital Surf", Surf(isPacked: true), "Z");
        yield return Of("a.al3d", "Alicona al3d", Alicona(), "Depth");
        yield return Of("a.opdx", "Dektak OPDx", Dektak(), "Profile");
        yield return Of("a.top", "WSxM", Wsxm(), "Topography", "0 1e-9 2e-9 3e-9 4e-9 5e-9");
        yield return Of("b.sdf", "SDF (ISO 25178-71)", Sdf(), "Value");
    }

    private static Fixture Of(string name, string format, byte[] bytes, string column, string said = Said) =>
        new(new FileContent(name, bytes), format, 6) { Facts = [($"column {column}", said), ("technique", "topography")] };

    private static byte[] Gsf()
    {
        var head = Encoding.ASCII.GetBytes("Gwyddion Simple Field 1.0\nXRes = 3\nYRes = 2\nXReal = 3e-8\nYReal = 2e-8\nXYUnits = m\nZUnits = m\nTitle = Height\n");
        return [.. head, .. new byte[4 - (head.Length % 4)], .. Heights.SelectMany(static z => BitConverter.GetBytes((float)z))];
    }

    private static byte[] Gwy()
    {
        byte[] Word(string text) => [.. Encoding.UTF8.GetBytes(text), 0];
        byte[] Object(string name, params byte[][] items) => [.. Word(name), .. BitConverter.GetBytes(items.Sum(static item => item.Length)), .. items.SelectMany(static item => item)];
        byte[] Whole(string name, int value) => [.. Word(name), (byte)'i', .. BitConverter.GetBytes(value)];
        byte[] Number(string name, double value) => [.. Word(name), (byte)'d', .. BitConverter.GetBytes(value)];
        byte[] Child(string name, byte[] value) => [.. Word(name), (byte)'o', .. value];
        byte[] Unit(string unit) => Object("GwySIUnit", [.. Word("unitstr"), (byte)'s', .. Word(unit)]);
        var field = Object(
            "GwyDataField", Whole("xres", 3), Whole("yres", 2), Number("xreal", 3 * Step), Number("yreal", 2 * Step), Child("si_unit_xy", Unit("m")),
            Child("si_unit_z", Unit("m")), [.. Word("data"), (byte)'D', .. BitConverter.GetBytes(6), .. Heights.SelectMany(BitConverter.GetBytes)]);
        return [.. "GWYP"u8, .. Object("GwyContainer", Child("/0/data", field), [.. Word("/0/data/title"), (byte)'s', .. Word("Height")])];
    }

    private static byte[] Ibw()
    {
        var bytes = new byte[384 + 24 + 96];
        bytes[0] = 5;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 320 + 24);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(44), 96);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(76), 6);
        bytes[80] = 2;
        foreach (var (at, value) in new[] { (132, 3), (136, 2), (140, 1) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        }

        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(148), Step);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(156), Step);
        bytes[212] = bytes[216] = bytes[220] = (byte)'m';
        for (var i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(384 + (4 * i)), (float)FromBottom[i]);
        }

        Encoding.ASCII.GetBytes("HeightTrace").CopyTo(bytes, 384 + 24 + 32);
        return bytes;
    }

    private static byte[] Nanoscope()
    {
        var head = "\\*File list\r\n\\Version: 0x05310001\r\n\\*Scanner list\r\n\\@Sens. Zscan: V 8.000000 nm/V\r\n\\*Ciao image list\r\n\\Data offset: 512\r\n\\Data length: 12\r\n"
            + "\\Bytes/pixel: 2\r\n\\Samps/line: 3\r\n\\Number of lines: 2\r\n\\Scan Size: 30 20 nm\r\n\\@2:Image Data: S [Height] \"Height\"\r\n"
            + "\\@2:Z scale: V [Sens. Zscan] (0.0003750000 V/LSB) 8.192 V\r\n\\*File list end\r\n\u001a";
        var bytes = new byte[512 + 12];
        Encoding.Latin1.GetBytes(head).CopyTo(bytes, 0);
        for (var i = 0; i < 6; i++)
        {
            // A step is 8.192 V x 8 nm/V / 65536 = 1 pm.
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(512 + (2 * i)), (short)Math.Round(FromBottom[i] / 1e-12));
        }

        return bytes;
    }

    private static byte[] Surf(bool isPacked)
    {
        var bytes = new byte[512];
        Encoding.ASCII.GetBytes(isPacked ? "DSCOMPRESSED" : "DIGITAL SURF").CopyTo(bytes, 0);
        foreach (var (at, value) in new[] { (12, 1), (14, 1), (16, 1), (18, 2), (98, 32) })
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), (short)value);
        }

        foreach (var (at, value) in new[] { (100, 1), (104, 6), (108, 3), (112, 2) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        }

        foreach (var (at, value) in new[] { (120, 10f), (124, 10f), (128, 1f), (276, 1f), (280, 1f), (284, 1f), (474, 0f) })
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
        }

        foreach (var (text, k) in new[] { "X", "Y", "Z", "nm", "nm", "nm", "nm", "nm", "nm" }.Select(static (text, k) => (text, k)))
        {
            Encoding.ASCII.GetBytes(text.PadRight(16)).CopyTo(bytes, 132 + (16 * k));
        }

        byte[] data = [.. Enumerable.Range(1, 6).SelectMany(BitConverter.GetBytes)];
        if (!isPacked)
        {
            return [.. bytes, .. data];
        }

        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(data);
        }

        return [.. bytes, .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(data.Length), .. BitConverter.GetBytes((int)packed.Length), .. packed.ToArray()];
    }

    private static byte[] Alicona()
    {
        (string Name, string Value)[] tags =
        [
            ("Version", "1"), ("TagCount", "5"), ("Cols", "3"), ("Rows", "2"), ("DepthImageOffset", "400"), ("PixelSizeXMeter", "1e-08"), ("PixelSizeYMeter", "1e-08"),
        ];
        var bytes = new byte[400 + 16 + 16];
        Encoding.ASCII.GetBytes("AliconaImaging\0\r\n").CopyTo(bytes, 0);
        foreach (var ((name, value), k) in tags.Select(static (tag, k) => (tag, k)))
        {
            Encoding.ASCII.GetBytes(name).CopyTo(bytes, 17 + (52 * k));
            Encoding.ASCII.GetBytes(value).CopyTo(bytes, 17 + (52 * k) + 20);
            "\r\n"u8.CopyTo(bytes.AsSpan(17 + (52 * k) + 50));
        }

        for (var i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(400 + (16 * (i / 3)) + (4 * (i % 3))), (float)Heights[i]);
        }

        return bytes;
    }

    private static byte[] Dektak()
    {
        byte[] Word(string text) => [.. BitConverter.GetBytes(text.Length), .. Encoding.ASCII.GetBytes(text)];
        byte[] Unit() => [.. Word("Micrometer"), .. Word("um"), .. BitConverter.GetBytes(1e6)];
        byte[] positions = [.. Unit(), .. new byte[12], .. BitConverter.GetBytes(6), .. new byte[4], .. Enumerable.Range(0, 6).SelectMany(static k => BitConverter.GetBytes(0.01 * k))];
        byte[] heights = [.. BitConverter.GetBytes(6), .. Enumerable.Range(1, 6).SelectMany(static k => BitConverter.GetBytes((double)k))];
        return
        [
            .. "VCA DATA"u8, 1, 0, 0, 0x55, .. Word("1D_Data"), 0x7D, 1, 0, .. Word("PositionFunction"), 0x7C, .. Word("ArrayPosition1D"), 2, .. BitConverter.GetBytes((ushort)positions.Length),
            .. positions, .. Word("DataScale"), 0x13, 1, 49, .. BitConverter.GetBytes(1e-3), .. Unit(), .. new byte[16], .. Word("Array"), 0x40, .. Word("double * __ptr64"), 2,
            .. BitConverter.GetBytes((ushort)heights.Length), .. heights,
        ];
    }

    private static byte[] Wsxm()
    {
        var lines = "\r\n[Control]\r\n    X Amplitude: 30 nm\r\n    Y Amplitude: 20 nm\r\n[General Info]\r\n    Acquisition channel: Topography\r\n    Image Data Type: short\r\n"
            + "    Number of columns: 3\r\n    Number of rows: 2\r\n    Z Amplitude: 5 nm\r\n[Header end]\r\n";
        var start = "WSxM file copyright Nanotec Electronica\r\nSxM Image file\r\nImage header size: ";
        var length = start.Length + 3 + lines.Length;
        short[] values = [50, 40, 30, 20, 10, 0];
        return [.. Encoding.ASCII.GetBytes($"{start}{length}{lines}"), .. values.SelectMany(BitConverter.GetBytes)];
    }

    private static byte[] Sdf()
    {
        var bytes = new byte[81];
        Encoding.ASCII.GetBytes("bISO-1.0Anodyne   ").CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(42), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(44), 2);
        foreach (var (at, value) in new[] { (46, Step), (54, Step), (62, 1e-9), (70, 1e-12) })
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
        }

        bytes[79] = 5;
        return [.. bytes, .. Enumerable.Range(1, 6).SelectMany(static k => BitConverter.GetBytes((short)k))];
    }
}
