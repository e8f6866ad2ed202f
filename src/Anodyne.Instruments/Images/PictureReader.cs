using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Anodyne.Instruments.Images;

/// <summary>PNG, JPEG and BMP pictures as grey levels, decoded by ImageSharp. None of them holds the length of a pixel: a resolution is that of a
/// printer.</summary>
internal sealed class PictureReader() : FormatReader("PNG, JPEG, BMP", FormatMark.Signature, ".png", ".jpg", ".jpeg", ".bmp")
{
    private static readonly Configuration Decoders = new(new PngConfigurationModule(), new JpegConfigurationModule(), new BmpConfigurationModule());

    public override string CheckedAgainst => "pictures of known content";

    public override string NotSupported => "the length of a pixel, which these formats do not hold; animations";

    public override bool Recognizes(FileContent file) =>
        file.Bytes.AsSpan() is var bytes && (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || (bytes.Length > 54 && bytes.StartsWith("BM"u8) && BitConverter.ToInt32(bytes[2..]) == bytes.Length));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        try
        {
            var about = Image.Identify(Decoders, new MemoryStream(file.Bytes, writable: false), out var format);
            if (about is null)
            {
                throw Refusal.Broken(file, 0, "The picture cannot be decoded", "", "a whole picture", "Copy the file again.");
            }

            var image = Decode(file, ImageLimit.Of(file, about.Width, about.Height), about.PixelType.BitsPerPixel, format);
            return SpectrumFile.Of(file, Format, format.Name, [image],
                ["The picture has no scale: its format holds none. Give the length of a pixel (--scale)."], new Provenance { Technique = "image" });
        }
        catch (Exception e) when (e is not AnodyneException and not OperationCanceledException and not OutOfMemoryException)
        {
            // The decoder meets broken files with exceptions of many kinds.
            throw Refusal.Broken(file, 0, "The picture cannot be decoded", e.Message, "a whole picture", "Copy the file again.");
        }
    }

    private static GreyImage Decode(FileContent file, int pixels, int bits, IImageFormat format)
    {
        // Sixteen bits a channel are kept; eight bits stay the numbers of the file.
        var isDeep = format is PngFormat && bits is 16 or 32 or 48 or 64 && IsDeepPng(file);
        var levels = new float[pixels];
        var (at, isColor) = (0, false);
        var (width, height) = (0, 0);
        if (isDeep)
        {
            using var deep = Image.Load<Rgb48>(Decoders, file.Bytes);
            (width, height) = (deep.Width, deep.Height);
            deep.ProcessPixelRows(rows =>
            {
                for (var row = 0; row < rows.Height; row++)
                {
                    foreach (ref readonly var p in rows.GetRowSpan(row))
                    {
                        isColor |= p.R != p.G || p.G != p.B;
                        levels[at++] = p.R == p.G && p.G == p.B ? p.R : ImageLimit.Luminance(p.R, p.G, p.B);
                    }
                }
            });
        }
        else
        {
            using var plain = Image.Load<Rgb24>(Decoders, file.Bytes);
            (width, height) = (plain.Width, plain.Height);
            plain.ProcessPixelRows(rows =>
            {
                for (var row = 0; row < rows.Height; row++)
                {
                    foreach (ref readonly var p in rows.GetRowSpan(row))
                    {
                        isColor |= p.R != p.G || p.G != p.B;
                        levels[at++] = p.R == p.G && p.G == p.B ? p.R : ImageLimit.Luminance(p.R, p.G, p.B);
                    }
                }
            });
        }

        return new GreyImage("", width, height, levels) { HighestLevel = isDeep ? 65535 : 255, IsFromColor = isColor };
    }

    // The bit depth stands at byte 24 of a PNG.
    private static bool IsDeepPng(FileContent file) => file.Bytes.Length > 24 && file.Bytes[24] == 16;
}
