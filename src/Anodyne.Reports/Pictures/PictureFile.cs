using Anodyne.Figures;
using Anodyne.Figures.Png;
using SkiaSharp;

namespace Anodyne.Reports.Pictures;

/// <summary>
/// Figures as files: SVG as it is; PDF with its letters embedded; PNG at 600 dots an inch. The two are drawn from the SVG text with a typeface that is shipped,
/// so that a figure is the same on every machine.
/// </summary>
public static class PictureFile
{
    /// <summary>Resolution of PNG files, dots an inch.</summary>
    public const double DotsPerInch = 600;

    private const double MmPerInch = 25.4;

    /// <summary>The kinds of file, as their names end.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["svg", "pdf", "png"];

    /// <summary>Writes a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="stream">Where to.</param>
    /// <returns>Letters that no typeface at hand has, each once; they are missing in the file. Always empty for SVG, which leaves letters to its
    /// reader.</returns>
    public static string Write(Figure figure, string kind, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(stream);
        var svg = figure.ToSvg();
        switch (kind)
        {
            case "svg":
                stream.Write(System.Text.Encoding.UTF8.GetBytes(svg));
                return "";
            case "pdf":
                return WritePdf(new SvgPainter(svg), stream);
            case "png":
                return WritePng(new SvgPainter(svg), figure.WidthMm, figure.HeightMm, DotsPerInch, stream);
            default:
                throw new ArgumentException($"There is no picture of the kind '{kind}'; there are {string.Join(", ", Kinds)}.", nameof(kind));
        }
    }

    /// <summary>A figure as the bytes of a PNG file.</summary>
    /// <param name="svg">The figure as the SVG text that <see cref="SvgWriter"/> writes.</param>
    /// <param name="dotsPerInch">Resolution, dots an inch, above 0.</param>
    public static byte[] Png(string svg, double dotsPerInch = DotsPerInch)
    {
        var painter = new SvgPainter(svg);
        using var stream = new MemoryStream();
        WritePng(painter, painter.Width * MmPerInch / 72, painter.Height * MmPerInch / 72, dotsPerInch, stream);
        return stream.ToArray();
    }

    private static string WritePdf(SvgPainter painter, Stream stream)
    {
        var about = new SKDocumentPdfMetadata { Title = painter.Title, Creator = "Anodyne", RasterDpi = (float)DotsPerInch };
        using var document = SKDocument.CreatePdf(stream, about);
        painter.Paint(document.BeginPage((float)painter.Width, (float)painter.Height));
        document.EndPage();
        document.Close();
        return painter.MissingLetters;
    }

    private static string WritePng(SvgPainter painter, double widthMm, double heightMm, double dotsPerInch, Stream stream)
    {
        int columns = Pixels(widthMm, dotsPerInch), rows = Pixels(heightMm, dotsPerInch);
        using var surface = SKSurface.Create(new SKImageInfo(columns, rows, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException($"There is no room for a picture of {columns} x {rows} pixels.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)(columns / painter.Width), (float)(rows / painter.Height));
        painter.Paint(surface.Canvas);
        surface.Flush();
        using var pixels = surface.PeekPixels();
        var rgba = pixels.GetPixelSpan();
        var rgb = new byte[3 * columns * rows];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (rgba[from], rgba[from + 1], rgba[from + 2]);
        }

        stream.Write(PngEncoder.EncodeRgb(columns, rows, rgb, dotsPerInch));
        return painter.MissingLetters;
    }

    private static int Pixels(double mm, double dotsPerInch) => Math.Max(1, (int)Math.Round(mm / MmPerInch * dotsPerInch));
}
