using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Images;

/// <summary>
/// How many pixels a file of pictures may unpack to, so that a forged one cannot claim the machine's memory: 40 a byte and half a mebi beside. Micrographs
/// pack to a
/// hundredth at most; only drawn pictures pack further.
/// </summary>
internal static class ImageLimit
{
    private const long PixelsAByte = 40;
    private const long Allowance = 1 << 19;
    private const long Most = 1 << 28;

    /// <summary>The number of pixels, or a refusal.</summary>
    public static int Of(FileContent file, long width, long height)
    {
        var most = Math.Min(Most, (file.Bytes.Length * PixelsAByte) + Allowance);
        return width > 0 && height > 0 && width <= Most && height <= Most && width * height <= most ? (int)(width * height)
            : throw Refusal.Broken(file, 0, "The picture has no size, or is too large for the length of its file",
                FormattableString.Invariant($"{width} x {height}"),
                FormattableString.Invariant($"1 to {most} pixels"), "Save it without compression, or in a smaller size.");
    }

    /// <summary>Luminance of a color (ITU-R BT.601).</summary>
    public static float Luminance(double red, double green, double blue) => (float)((0.299 * red) + (0.587 * green) + (0.114 * blue));
}
