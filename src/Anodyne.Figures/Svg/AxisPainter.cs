using System.Text;

namespace Anodyne.Figures;

/// <summary>Draws frame, ticks, numbers and names.</summary>
internal static class AxisPainter
{
    public static void Paint(SvgCanvas canvas, PanelLayout p, Margins aligned)
    {
        var frame = p.Frame;
        var style = frame.Style;
        PaintFrame(canvas, frame, p.Right is not null);
        PaintBelow(canvas, p);
        PaintSide(canvas, frame, frame.Y, frame.Left, -1, p.Panel.Aspect == Aspect.EqualByFrame ? p.Margins.Left : aligned.Left);
        if (p.Right is { } right)
        {
            PaintSide(canvas, frame, right, frame.Right, 1, p.Margins.Right);
        }

        if (p.Panel.Title.Length > 0)
        {
            canvas.Text(frame.Left + (frame.Width / 2), frame.Top - 4 - LegendPainter.HeightAbove(p), p.Panel.Title, style.LabelSize, style.Ink, TextAnchor.Middle);
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
            canvas.Text(frame.Left + (frame.Width / 2), frame.Bottom + p.Margins.Bottom - (0.28 * style.LabelSize), axis.FullLabel, style.LabelSize, style.Ink, TextAnchor.Middle);
        }
    }

    private static void PaintSide(SvgCanvas canvas, PlotFrame frame, ResolvedAxis axis, double x, int outward, double margin)
    {
        var style = frame.Style;
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
                canvas.Text(x + (outward * (style.TickLength + 2)), At(value) + (0.35 * style.TextSize), label, style.TextSize, style.Ink, outward < 0 ? TextAnchor.End : TextAnchor.Start);
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
