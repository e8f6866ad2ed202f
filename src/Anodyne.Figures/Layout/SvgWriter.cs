using System.Globalization;
using System.Text;
using Anodyne.Figures.Color;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Layout;

/// <summary>Turns a figure into SVG text.</summary>
public static class SvgWriter
{
    /// <summary>The figure as SVG 1.1 text (UTF-8 when written), lengths in mm, fonts as text.</summary>
    /// <exception cref="ArgumentException">The description contradicts itself; the message says where.</exception>
    public static string ToSvg(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var panels = FigureLayout.Arrange(figure);
        var canvas = new SvgCanvas();
        PaintClips(canvas, panels);
        foreach (var p in panels)
        {
            PaintPanel(canvas, p, figure, panels);
        }

        if (figure.SharedColorBar is { } shared)
        {
            PaintSharedBar(canvas, shared, figure, panels);
        }

        var body = Head(figure) + canvas + "</svg>\n";
        return body.Replace(SvgCanvas.IdToken, "f" + Fingerprint(body), StringComparison.Ordinal);
    }

    private static string Head(Figure figure)
    {
        double width = figure.WidthMm * FigureLayout.PointsPerMm, height = figure.HeightMm * FigureLayout.PointsPerMm;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SvgCanvas.N(figure.WidthMm)}mm\" height=\"{SvgCanvas.N(figure.HeightMm)}mm\" ");
        head.Append(CultureInfo.InvariantCulture,
            $"viewBox=\"0 0 {SvgCanvas.N(width)} {SvgCanvas.N(height)}\" role=\"img\" xml:space=\"preserve\" "
            + $"font-family=\"{SvgCanvas.Escape(figure.Style.FontFamilies)}\">\n");
        if (figure.Title.Length > 0)
        {
            head.Append("  <title>").Append(SvgCanvas.Escape(LabelText.Plain(figure.Title))).Append("</title>\n");
        }

        if (figure.Description.Length > 0)
        {
            head.Append("  <desc>").Append(SvgCanvas.Escape(LabelText.Plain(figure.Description))).Append("</desc>\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"  <rect width=\"{SvgCanvas.N(width)}\" height=\"{SvgCanvas.N(height)}\" fill=\"#ffffff\"/>\n");
        return head.ToString();
    }

    private static void PaintClips(SvgCanvas canvas, IReadOnlyList<PanelLayout> panels)
    {
        canvas.Open("defs");
        foreach (var f in panels.SelectMany(p => p.Insets.Select(inset => inset.Zoomed.Frame).Prepend(p.Frame)))
        {
            canvas.Raw($"<clipPath id=\"{SvgCanvas.IdToken}-{f.ClipId}\"><rect x=\"{SvgCanvas.N(f.Left)}\" y=\"{SvgCanvas.N(f.Top)}\" "
                + $"width=\"{SvgCanvas.N(f.Width)}\" height=\"{SvgCanvas.N(f.Height)}\"/></clipPath>");
        }

        canvas.Close("defs");
    }

    private static void PaintPanel(SvgCanvas canvas, PanelLayout p, Figure figure, IReadOnlyList<PanelLayout> all)
    {
        canvas.Open("g");
        PaintSeries(canvas, p);
        var alignedLeft = all.Where(o => o.Column == p.Column).Max(o => o.Margins.Left);
        AxisPainter.Paint(canvas, p, p.Margins with { Left = alignedLeft });
        if (p.OwnScale is { } scale)
        {
            ColorBarPainter.Paint(canvas, scale, p.OwnValues, p.Frame.Right + ColorBarPainter.Gap, p.Frame.Top, p.Frame.Height,
                "bar" + p.Frame.ClipId, figure.Style);
        }

        foreach (var inset in p.Insets)
        {
            inset.PaintMark(canvas, p);
            PaintSeries(canvas, inset.Zoomed);
            AxisPainter.Paint(canvas, inset.Zoomed, inset.Zoomed.Margins);
        }

        LegendPainter.Paint(canvas, p);
        if (figure.HasLetters ?? (all.Count > 1))
        {
            var letter = ((char)('a' + (p.Index % 26))).ToString();
            var left = p.Panel.Aspect == Aspect.EqualByFrame ? Math.Max(p.CellLeft, p.Frame.Left - p.Margins.Left) : p.CellLeft;
            var top = p.Panel.Aspect == Aspect.EqualByFrame ? p.Frame.Top - p.Margins.Top : p.CellTop;
            canvas.Text(left, top + (0.75 * figure.Style.LetterSize), letter, figure.Style.LetterSize, figure.Style.Ink, isBold: true);
        }

        canvas.Close("g");
    }

    private static void PaintSeries(SvgCanvas canvas, PanelLayout p)
    {
        foreach (var (series, color) in p.Colored)
        {
            series.Paint(canvas, p.Right is not null && series.IsOnRight ? p.Frame with { Y = p.Right } : p.Frame, color);
        }
    }

    private static void PaintSharedBar(SvgCanvas canvas, ColorScale shared, Figure figure, IReadOnlyList<PanelLayout> panels)
    {
        double top = panels.Min(p => p.Frame.Top), bottom = panels.Max(p => p.Frame.Bottom);
        var height = FigureLayout.SharedBarHeight(panels, figure.HeightMm * FigureLayout.PointsPerMm);
        var page = figure.HeightMm * FigureLayout.PointsPerMm;
        top = Math.Clamp(top + ((bottom - top - height) / 2), 4 * FigureLayout.Edge, Math.Max(4 * FigureLayout.Edge, page - height - (4 * FigureLayout.Edge)));
        var left = panels.Max(p => p.Frame.Right + (p.OwnScale is null && p.Right is null ? 0 : p.Margins.Right)) + ColorBarPainter.Gap + 1;
        ColorBarPainter.Paint(canvas, shared, PanelLayout.ValuesOf(panels.SelectMany(p => p.Panel.Series), shared), left, top, height, "shared", figure.Style);
    }

    /// <summary>
    /// FNV-1a of the text: ids of clips and gradients stay apart when several figures stand in one page, and stay the same when nothing changes.
    /// </summary>
    private static string Fingerprint(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (hash ^ (hash >> 32)).ToString("x16", CultureInfo.InvariantCulture)[8..];
    }
}
