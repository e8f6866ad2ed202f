using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Anodyne.Figures.Tests;

/// <summary>A small PNG decoder written from the specification, independent of the encoder: checks every checksum, undoes the row filters.</summary>
internal sealed class PngReader
{
    private PngReader(int width, int height, int bitDepth, int colorType, byte[] palette, byte[] alpha, byte[] bytes) =>
        (Width, Height, BitDepth, ColorType, Palette, Alpha, Bytes) = (width, height, bitDepth, colorType, palette, alpha, bytes);

    public int Width { get; }

    public int Height { get; }

    public int BitDepth { get; }

    public int ColorType { get; }

    public byte[] Palette { get; }

    public byte[] Alpha { get; }

    public byte[] Bytes { get; }

    public static PngReader Read(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        var chunks = new List<(string Name, byte[] Data)>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var checkedPart = file.AsSpan(at + 4, length + 4);
            Assert.Equal(SlowCrc(checkedPart), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(checkedPart[..4]), checkedPart[4..].ToArray()));
            at += 12 + length;
        }

        Assert.Equal("IHDR", chunks[0].Name);
        Assert.Equal(("IEND", 0), (chunks[^1].Name, chunks[^1].Data.Length));
        var header = chunks[0].Data;
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([0, 0, 0], header[10..]);
        byte[] Named(string name) => [.. chunks.Where(c => c.Name == name).SelectMany(c => c.Data)];
        using var zlib = new ZLibStream(new MemoryStream(Named("IDAT")), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var channels = header[9] == 2 ? 3 : 1;
        return new PngReader(width, height, header[8], header[9], Named("PLTE"), Named("tRNS"), Unfilter(raw.ToArray(), width * channels * header[8] / 8, channels * header[8] / 8));
    }

    private static byte[] Unfilter(byte[] raw, int stride, int step)
    {
        var rows = raw.Length / (stride + 1);
        Assert.Equal(raw.Length, rows * (stride + 1));
        var result = new byte[rows * stride];
        for (var y = 0; y < rows; y++)
        {
            for (var i = 0; i < stride; i++)
            {
                int a = i >= step ? result[(y * stride) + i - step] : 0, b = y > 0 ? result[((y - 1) * stride) + i] : 0, c = i >= step && y > 0 ? result[((y - 1) * stride) + i - step] : 0;
                int pa = Math.Abs(b - c), pb = Math.Abs(a - c), pc = Math.Abs(a + b - (2 * c));
                var predicted = raw[y * (stride + 1)] switch
                {
                    0 => 0,
                    1 => a,
                    2 => b,
                    3 => (a + b) >> 1,
                    4 => pa <= pb && pa <= pc ? a : pb <= pc ? b : c,
                    _ => throw new InvalidDataException("unknown filter"),
                };
                result[(y * stride) + i] = (byte)(raw[(y * (stride + 1)) + 1 + i] + predicted);
            }
        }

        return result;
    }

    private static uint SlowCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xedb88320u & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
