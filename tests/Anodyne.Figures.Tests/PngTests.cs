using System.Buffers.Binary;
using System.Text;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Png;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Figures.Tests;

public class PngTests
{
    private static Gen<(int Width, int Height, byte[] Bytes)> Images(int perPixel) =>
        from width in Gen.Choose(1, 40)
        from height in Gen.Choose(1, 30)
        from seed in Gen.Choose(0, 1 << 20)
        from smooth in Gen.Elements(true, false)
        select (width, height, Make(width * height * perPixel, seed, smooth));

    [Fact]
    public void Checksum_has_the_published_check_value() => Assert.Equal(0xcbf43926u, Crc32.Of(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Rgb_image_comes_back_byte_for_byte() => Prop.ForAll(Images(3).ToArbitrary(), image =>
    {
        var read = PngReader.Read(PngEncoder.EncodeRgb(image.Width, image.Height, image.Bytes));
        return read.Width == image.Width && read.Height == image.Height && read.BitDepth == 8 && read.ColorType == 2 && read.Bytes.SequenceEqual(image.Bytes);
    }).Holds();

    [Fact]
    public void Gray_image_of_16_bits_comes_back_exactly() => Prop.ForAll(Images(2).ToArbitrary(), image =>
    {
        var levels = Enumerable.Range(0, image.Bytes.Length / 2).Select(i => BinaryPrimitives.ReadUInt16BigEndian(image.Bytes.AsSpan(2 * i))).ToArray();
        var read = PngReader.Read(PngEncoder.EncodeGray16(image.Width, image.Height, levels));
        return read.BitDepth == 16 && read.ColorType == 0 && read.Bytes.SequenceEqual(image.Bytes);
    }).Holds();

    [Fact]
    public void Indexed_image_comes_back_with_palette_and_opacity() => Prop.ForAll(Images(1).ToArbitrary(), image =>
    {
        Rgb[] palette = [.. Enumerable.Range(0, 256).Select(i => ColorMap.Viridis.Step(i))];
        var read = PngReader.Read(PngEncoder.EncodeIndexed(image.Width, image.Height, image.Bytes, palette, [7, 9]));
        return read.ColorType == 3 && read.Bytes.SequenceEqual(image.Bytes) && read.Alpha.SequenceEqual(new byte[] { 7, 9 })
            && read.Palette.SequenceEqual(palette.SelectMany(c => new[] { c.R, c.G, c.B }));
    }).Holds();

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PngEncoder.EncodeRgb(2, 2, new byte[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.EncodeGray16(0, 2, []));
        Assert.Throws<ArgumentException>(() => PngEncoder.EncodeIndexed(1, 1, [3], [Rgb.Black]));
    }

    [Fact]
    public void Row_zero_of_a_heat_map_is_at_the_bottom_and_missing_values_have_their_own_color()
    {
        var map = new HeatMap([0, 1, double.NaN, 0.5], 2, 2, (0, 2), (0, 2), new ColorScale(ColorMap.Cividis, 0, 1));
        var read = PngReader.Read(map.Encode(mirrorX: false, mirrorY: false));
        Assert.Equal([255, 127, 0, 254], read.Bytes);
        Assert.Equal(ColorMap.Cividis.At(0), new Rgb(read.Palette[0], read.Palette[1], read.Palette[2]));
        Assert.Equal(map.MissingColor, new Rgb(read.Palette[765], read.Palette[766], read.Palette[767]));
    }

    private static byte[] Make(int length, int seed, bool smooth)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, length).Select(i => smooth ? (byte)(128 + (100 * Math.Sin(i * 0.01 * (1 + (seed % 7))))) : (byte)random.Next(256))];
    }
}
