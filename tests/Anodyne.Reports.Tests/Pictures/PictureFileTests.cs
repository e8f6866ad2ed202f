using System.Buffers.Binary;
using System.Text;
using Anodyne.Figures;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Layout;
using Anodyne.Figures.Plots;
using Anodyne.Reports.Pictures;
using SkiaSharp;

namespace Anodyne.Reports.Tests.Pictures;

/// <summary>Figures as PNG and PDF: what stands in the SVG text is drawn, at the size on paper, with letters of the typeface that is shipped.</summary>
public class PictureFileTests
{
    private static readonly Figure s_figure = Figure.Of(new Panel
    {
        X = new Axis("Time *t*", "h"),
        Y = new Axis("Roughness *R*_{q}", "um"),
        Series =
        [
            new LineSeries([0, 1, 2], [0, 1, 4]) { Label = "simulated", Color = Palette.Vermilion, Width = 3 },
            new LineSeries([0, 1, 2], [4, 1, 0]) { Label = "~~void~~", Color = Palette.Blue, Dash = Figures.Styles.Dash.Dashed },
            new HeatMap([0, 1, 2, 3], 2, 2, (0, 1), (2, 4), new ColorScale(ColorMap.Viridis, 0, 3, "*c*", "mol/m3")),
            new ReferenceLine(2) { Text = "limit" },
        ],
    });

    [Fact]
    public void A_png_has_the_size_on_paper_at_600_dots_an_inch()
    {
        var bytes = Bytes(s_figure, "png");
        Assert.Equal((int)Math.Round(85 / 25.4 * 600), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal((int)Math.Round(62 / 25.4 * 600), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
        var resolution = bytes.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(23622, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(resolution + 4)));
        Assert.Equal(1, bytes[resolution + 12]);
    }

    [Fact]
    public void What_the_text_holds_is_drawn()
    {
        using var picture = SKBitmap.Decode(PictureFile.Png(s_figure.ToSvg(), 150));
        var colors = Enumerable.Range(0, picture.Width * picture.Height).Select(at => picture.GetPixel(at % picture.Width, at / picture.Width)).GroupBy(color => color).ToDictionary(
            group => group.Key, group => group.Count());
        Assert.True(colors[SKColor.Parse(Palette.Vermilion.Hex)] > 100, "the line");
        Assert.True(colors.GetValueOrDefault(SKColor.Parse(Palette.Blue.Hex)) > 20, "the dashed line");
        Assert.True(colors.Keys.Count(color => color != SKColors.White) > 100, "the map and its bar");

        // The name of the upright axis stands at the left edge, turned: dark points over half of the height, none at the corners.
        bool IsDark(int x, int y) => picture.GetPixel(x, y) is { Red: < 120, Green: < 120, Blue: < 120 };
        int[] rows = [.. Enumerable.Range(0, picture.Height).Where(y => Enumerable.Range(2, 20).Any(x => IsDark(x, y)))];
        Assert.InRange(rows[^1] - rows[0], 0.25 * picture.Height, 0.7 * picture.Height);
    }

    [Fact]
    public void A_pdf_holds_its_letters()
    {
        var bytes = Bytes(s_figure, "pdf");
        var text = Encoding.Latin1.GetString(bytes);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("LiberationSans", text, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_no_typeface_has_is_said()
    {
        var odd = Figure.Of(new Panel { Title = "cell \ue123", Series = [new LineSeries([0, 1], [0, 1])] });
        using var stream = new MemoryStream();
        Assert.Equal("\ue123", PictureFile.Write(odd, "png", stream));
        Assert.Equal("", PictureFile.Write(odd, "svg", stream));
        Assert.Equal("", PictureFile.Write(s_figure, "pdf", stream));
    }

    [Fact]
    public void An_element_that_cannot_be_drawn_is_an_error()
    {
        var svg = s_figure.ToSvg().Replace("</svg>", "<ellipse/></svg>", StringComparison.Ordinal);
        Assert.Contains("ellipse", Assert.Throws<NotSupportedException>(() => PictureFile.Png(svg, 50)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PictureFile.Write(s_figure, "gif", Stream.Null));
    }

    private static byte[] Bytes(Figure figure, string kind)
    {
        using var stream = new MemoryStream();
        Assert.Equal("", PictureFile.Write(figure, kind, stream));
        return stream.ToArray();
    }
}
