using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using BitMiracle.LibTiff.Classic;

namespace Anodyne.Instruments.Images;

/// <summary>The pixels of a page of a TIFF as grey levels, decoded by LibTiff.</summary>
/// <param name="Width">Pixels along x.</param>
/// <param name="Height">Pixels along y.</param>
/// <param name="Levels">Grey levels by rows from the top.</param>
/// <param name="Highest">Largest level of whole numbers; null for real numbers.</param>
/// <param name="IsColor">True if the page holds colors.</param>
internal sealed record TiffPixels(int Width, int Height, float[] Levels, double? Highest, bool IsColor)
{
    /// <summary>The values in double precision: whole numbers of four bytes lose digits as floats.</summary>
    public double[] Exact { get; private init; } = [];

    private static readonly TiffErrorHandler Silent = new Quiet();

    /// <summary>Decodes a page; <see cref="Exact"/> only where it is asked for.</summary>
    /// <exception cref="InputException">The page cannot be decoded.</exception>
    public static TiffPixels Read(FileContent file, TiffTags tags, short page, bool isExact = false)
    {
        tags.RequireWhole(page);
        _ = ImageLimit.Of(file, (long)(tags.Number(page, 256) ?? 0), (long)(tags.Number(page, 257) ?? 0));
        try
        {
            Tiff.SetErrorHandler(Silent);
            using var stream = new MemoryStream(file.Bytes, writable: false);
            using var tiff = Tiff.ClientOpen(file.Name, "r", stream, new TiffStream());
            if (tiff is null || !tiff.SetDirectory(page))
            {
                throw Refusal.Broken(file, 0, "The TIFF cannot be opened", FormattableString.Invariant($"page {page + 1}"), "a whole TIFF",
                    "Copy the file again.");
            }

            return Decode(file, tiff, isExact);
        }
        catch (Exception e) when (e is not AnodyneException and not OperationCanceledException and not OutOfMemoryException)
        {
            // The decoder meets broken files with exceptions of many kinds.
            throw Refusal.Broken(file, 0, "The TIFF cannot be decoded", e.Message, "a whole TIFF", "Copy the file again, or save it anew without compression.");
        }
    }

    private static TiffPixels Decode(FileContent file, Tiff tiff, bool isExact)
    {
        var (width, height) = (Value(tiff, TiffTag.IMAGEWIDTH, 0), Value(tiff, TiffTag.IMAGELENGTH, 0));
        var pixels = ImageLimit.Of(file, width, height);
        var (samples, bits) = (Value(tiff, TiffTag.SAMPLESPERPIXEL, 1), Value(tiff, TiffTag.BITSPERSAMPLE, 1));
        var format = (SampleFormat)Value(tiff, TiffTag.SAMPLEFORMAT, (int)SampleFormat.UINT);
        var color = (Photometric)Value(tiff, TiffTag.PHOTOMETRIC, (int)Photometric.MINISBLACK);
        if (samples == 1 && (color is Photometric.MINISBLACK or Photometric.MINISWHITE) && bits >= 8 && !tiff.IsTiled())
        {
            var kind = Kind(file, bits, format);
            var exact = isExact ? new double[pixels] : [];
            var levels = Lines(file, tiff, width, height, kind, exact);
            var highest = kind is NumberKind.UInt8 ? 255 : kind is NumberKind.UInt16 ? 65535 : (double?)null;
            if (color == Photometric.MINISWHITE && highest is { } top)
            {
                for (var i = 0; i < levels.Length; i++)
                {
                    levels[i] = (float)(top - levels[i]);
                }
            }

            return new TiffPixels(width, height, levels, highest, false) { Exact = exact };
        }

        if (samples > 8 || bits > 16)
        {
            throw Refusal.Unknown(file, 0, "The pixels are of a kind that is not read", FormattableString.Invariant($"{samples} samples of {bits} bits"),
                "grey of 8 to 64 bits, colors of 8 or 16");
        }

        var raster = new int[pixels];
        if (!tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT))
        {
            throw Refusal.Broken(file, 0, "The colors of the TIFF cannot be decoded", "", "a whole TIFF", "Copy the file again.");
        }

        var grey = new float[pixels];
        var isGrey = true;
        for (var i = 0; i < pixels; i++)
        {
            var (r, g, b) = (Tiff.GetR(raster[i]), Tiff.GetG(raster[i]), Tiff.GetB(raster[i]));
            isGrey &= r == g && g == b;
            grey[i] = ImageLimit.Luminance(r, g, b);
        }

        return new TiffPixels(width, height, grey, 255, !isGrey);
    }

    private static float[] Lines(FileContent file, Tiff tiff, int width, int height, NumberKind kind, double[] exact)
    {
        // The decoder gives values in the byte order of the machine.
        var (levels, line) = (new float[width * height], new byte[Math.Max(tiff.ScanlineSize(), width * NumberArray.Size(kind))]);
        for (var row = 0; row < height; row++)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (!tiff.ReadScanline(line, row))
            {
                throw Refusal.Broken(file, 0, "The TIFF ends before its last line", FormattableString.Invariant($"line {row + 1}"),
                    FormattableString.Invariant($"{height} lines"),
                    "Copy the file again.");
            }

            for (var column = 0; column < width; column++)
            {
                var value = NumberArray.One(line.AsSpan(column * NumberArray.Size(kind)), kind, !BitConverter.IsLittleEndian);
                levels[(row * width) + column] = (float)value;
                if (exact.Length > 0)
                {
                    exact[(row * width) + column] = value;
                }
            }
        }

        return levels;
    }

    private static NumberKind Kind(FileContent file, int bits, SampleFormat format) => (bits, format) switch
    {
        (8, SampleFormat.INT) => NumberKind.Int8,
        (8, _) => NumberKind.UInt8,
        (16, SampleFormat.INT) => NumberKind.Int16,
        (16, SampleFormat.UINT or SampleFormat.VOID) => NumberKind.UInt16,
        (32, SampleFormat.INT) => NumberKind.Int32,
        (32, SampleFormat.UINT or SampleFormat.VOID) => NumberKind.UInt32,
        (32, SampleFormat.IEEEFP) => NumberKind.Float32,
        (64, SampleFormat.IEEEFP) => NumberKind.Float64,
        _ => throw Refusal.Unknown(file, 0, "The pixels are of a kind that is not read", FormattableString.Invariant($"{bits} bits, format {(int)format}"),
            "8, 16, 32, 64 bits"),
    };

    private static int Value(Tiff tiff, TiffTag tag, int otherwise) => tiff.GetField(tag) is [var value, ..] ? value.ToInt() : otherwise;

    // What the decoder finds is said by the refusal, not on the console.
    private sealed class Quiet : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
