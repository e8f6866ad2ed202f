using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Layout;

/// <summary>Draws frame, ticks, numbers and names.</summary>
internal static class AxisPainter
{
    public static void Paint(SvgCanvas canvas, PanelLayout p, Margins aligned)
    {
        var frame = p.Frame;
        var style = frame.Style;
        PaintFrame(canvas, frame, p.Right is not null);
        PaintBelow(canvas, p);
        PaintSide(canvas, p, frame.Y, frame.Left, -1, p.Panel.Aspect == Aspect.EqualByFrame ? p.Margins.Left : aligned.Left);
        if (p.Right is { } right)
        {
            PaintSide(canvas, p, right, frame.Right, 1, p.Margins.Right);
        }

        PaintTitle(canvas, p);
    }

    private static void PaintTitle(SvgCanvas canvas, PanelLayout p)
    {
        var (frame, style) = (p.Frame, p.Frame.Style);
        var lines = MarginRules.TitleLines(p, style);
        for (var i = 0; i < lines.Count; i++)
        {
            // A title wider than its frame is centered on the cell, beside the panel's letter.
            var isWide = TextWidth.Of(lines[i], style.LabelSize) > frame.Width;
            var center = isWide ? p.CellLeft + (0.5 * (p.CellWidth + style.LetterSize)) : frame.Left + (frame.Width / 2);
            var y = frame.Top - 4 - LegendPainter.HeightAbove(p) - InsetLayout.HeightAbove(
                p) - ((lines.Count - 1 - i) * MarginRules.TitleLine * style.LabelSize);
            canvas.Text(center, y, lines[i], style.LabelSize, style.Ink, TextAnchor.Middle);
        }
    }

    private static void PaintFrame(SvgCanvas canvas, PlotFrame frame, bool hasRight)
    {
        var ink = new Ink(frame.Style.Ink, frame.Style.AxisWidth);
        if (frame.Style.IsBoxed)
        {
            canvas.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height, ink);
            return;
        }

        canvas.Path($"M{SvgCanvas.N(frame.Left)} {SvgCanvas.N(frame.Top)}V{SvgCanvas.N(frame.Bottom)}H{SvgCanvas.N(frame.Right)}"
            + (hasRight ? "V" + SvgCanvas.N(frame.Top) : ""), ink);
    }

    private static void PaintBelow(SvgCanvas canvas, PanelLayout p)
    {
        var (frame, style, axis) = (p.Frame, p.Frame.Style, p.Frame.X);
        var ticks = new StringBuilder();
        foreach (var minor in axis.Ticks.Minor)
        {
            ticks.Append($"M{SvgCanvas.N(frame.AtX(minor))} {SvgCanvas.N(frame.Bottom)}v{SvgCanvas.N(0.6 * style.TickLength)}");
        }

        var baseline = frame.Bottom + style.TickLength + 2 + (0.72 * style.TextSize);
        var hasRaised = axis.Ticks.Major.Any(t => t.Label.Contains("^{", StringComparison.Ordinal));
        foreach (var (value, label) in axis.Ticks.Major)
        {
            var x = frame.AtX(value);
            ticks.Append(axis.Spec.Categories is null ? $"M{SvgCanvas.N(x)} {SvgCanvas.N(frame.Bottom)}v{SvgCanvas.N(style.TickLength)}" : "");
            if (!axis.Spec.ShowsNumbers)
            {
                continue;
            }

            if (p.Slant != 0)
            {
                canvas.Text(x + 2, frame.Bottom + 2 + (0.72 * style.TextSize), label, style.TextSize, style.Ink, TextAnchor.End, -p.Slant);
            }
            else
            {
                canvas.Text(x, baseline + (hasRaised ? 0.25 * style.TextSize : 0), label, style.TextSize, style.Ink, TextAnchor.Middle);
            }
        }

        canvas.Path(ticks.ToString(), new Ink(style.Ink, style.AxisWidth));
        if (axis.Spec.ShowsNumbers)
        {
            canvas.Text(frame.Left + (frame.Width / 2), frame.Bottom + p.Margins.Bottom - (0.28 * style.LabelSize), axis.FullLabel, style.LabelSize, style.Ink,
                TextAnchor.Middle);
        }
    }

    private static void PaintSide(SvgCanvas canvas, PanelLayout p, ResolvedAxis axis, double x, int outward, double margin)
    {
        var (frame, style) = (p.Frame, p.Frame.Style);
        var ticks = new StringBuilder();
        double At(double value) => frame.Bottom - (frame.Height * axis.Position(value));
        foreach (var minor in axis.Ticks.Minor)
        {
            ticks.Append($"M{SvgCanvas.N(x)} {SvgCanvas.N(At(minor))}h{SvgCanvas.N(0.6 * outward * style.TickLength)}");
        }

        foreach (var (value, label) in axis.Ticks.Major)
        {
            ticks.Append(axis.Spec.Categories is null ? $"M{SvgCanvas.N(x)} {SvgCanvas.N(At(value))}h{SvgCanvas.N(outward * style.TickLength)}" : "");
            if (axis.Spec.ShowsNumbers)
            {
                var lines = axis.Spec.Categories is null ? [label] : LabelWrap.Lines(label, MarginRules.NamesWidth * p.NominalWidth, style.TextSize);
                for (var i = 0; i < lines.Count; i++)
                {
                    var y = At(value) + ((0.35 + (1.08 * (i - (0.5 * (lines.Count - 1))))) * style.TextSize);
                    canvas.Text(x + (outward * (style.TickLength + 2)), y, lines[i], style.TextSize, style.Ink, outward < 0
                        ? TextAnchor.End : TextAnchor.Start);
                }
            }
        }

        canvas.Path(ticks.ToString(), new Ink(style.Ink, style.AxisWidth));
        if (axis.Spec.ShowsNumbers && axis.FullLabel.Length > 0)
        {
            var baseline = outward < 0 ? x - margin + (0.8 * style.LabelSize) : x + margin - (0.3 * style.LabelSize);
            canvas.Text(baseline, frame.Top + (frame.Height / 2), axis.FullLabel, style.LabelSize, style.Ink, TextAnchor.Middle, -90);
        }
    }
}
