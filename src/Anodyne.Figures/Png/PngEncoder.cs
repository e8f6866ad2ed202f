using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Anodyne.Figures.Color;

namespace Anodyne.Figures.Png;

/// <summary>Writes PNG images (ISO/IEC 15948): 8-bit RGB, 8-bit indexed with transparency, 16-bit grey. Rows are given from the top down.</summary>
public static class PngEncoder
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Encodes an RGB image.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Red, green, blue of every pixel, row by row from the top; length 3 width height.</param>
    /// <param name="dotsPerInch">Resolution on paper, dots an inch, for programs that set pages; null for none.</param>
    public static byte[] EncodeRgb(int width, int height, ReadOnlySpan<byte> pixels, double? dotsPerInch = null)
    {
        Check(width, height, pixels.Length, 3);
        return Encode(width, height, 8, 2, 3, pixels, [], [], dotsPerInch);
    }

    /// <summary>Encodes an indexed image.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="indices">Palette index of every pixel, row by row from the top; length width height; each below the palette's length.</param>
    /// <param name="palette">1 ... 256 colors.</param>
    /// <param name="alpha">Opacity (0 ... 255) of the first palette entries; the rest is opaque. May be empty.</param>
    public static byte[] EncodeIndexed(int width, int height, ReadOnlySpan<byte> indices, IReadOnlyList<Rgb> palette, ReadOnlySpan<byte> alpha = default)
    {
        Check(width, height, indices.Length, 1);
        if (palette.Count is < 1 or > 256 || alpha.Length > palette.Count)
        {
            throw new ArgumentException($"A PNG palette has 1 to 256 colors and no more opacities than colors; found {palette.Count} and {alpha.Length}.",
                nameof(palette));
        }

        foreach (var index in indices)
        {
            if (index >= palette.Count)
            {
                throw new ArgumentException($"Index {index} has no color: the palette ends at {palette.Count - 1}.", nameof(indices));
            }
        }

        var colors = new byte[3 * palette.Count];
        for (var i = 0; i < palette.Count; i++)
        {
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = (palette[i].R, palette[i].G, palette[i].B);
        }

        return Encode(width, height, 8, 3, 1, indices, colors, alpha);
    }

    /// <summary>Encodes a grey image of 16 bits a pixel (0 black ... 65535 white).</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="levels">Grey level of every pixel, row by row from the top; length width height.</param>
    public static byte[] EncodeGray16(int width, int height, ReadOnlySpan<ushort> levels)
    {
        Check(width, height, levels.Length, 1);
        var bytes = new byte[2 * levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), levels[i]);
        }

        return Encode(width, height, 16, 0, 2, bytes, [], []);
    }

    private static void Check(int width, int height, int length, int perPixel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (length != (long)width * height * perPixel)
        {
            throw new ArgumentException($"An image of {width} x {height} needs {(long)width * height * perPixel} values; found {length}.");
        }
    }

    private static byte[] Encode(
        int width, int height, byte bitDepth, byte colorType, int bytesPerPixel, ReadOnlySpan<byte> rows, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha,
        double? dotsPerInch = null)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9], header[10], header[11], header[12]) = (bitDepth, colorType, 0, 0, 0);
        WriteChunk(file, "IHDR", header);
        if (dotsPerInch is { } dots)
        {
            // Dots a meter along and across.
            BinaryPrimitives.WriteInt32BigEndian(header, (int)Math.Round(dots / 0.0254));
            header[..4].CopyTo(header[4..]);
            header[8] = 1;
            WriteChunk(file, "pHYs", header[..9]);
        }

        if (palette.Length > 0)
        {
            WriteChunk(file, "PLTE", palette);
        }

        if (alpha.Length > 0)
        {
            WriteChunk(file, "tRNS", alpha);
        }

        WriteChunk(file, "IDAT", Compress(RowFilter.Apply(rows, width * bytesPerPixel, bytesPerPixel, isIndexed: palette.Length > 0)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] filtered)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(filtered);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, data.Length);
        file.Write(four);
        Span<byte> name = stackalloc byte[4];
        Encoding.ASCII.GetBytes(type, name);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(four, ~Crc32.Continue(Crc32.Continue(uint.MaxValue, name), data));
        file.Write(four);
    }
}
