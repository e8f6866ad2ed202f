using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;
using Anodyne.Figures.Ticks;

namespace Anodyne.Figures.Layout;

/// <summary>Draws color bars: a gradient with ticks; pointed ends where the drawn data go beyond the scale.</summary>
internal static class ColorBarPainter
{
    /// <summary>Distance between frame and bar, points.</summary>
    public const double Gap = 5;

    private const double Bar = 6.5;
    private const double Point = 5;
    private const int Stops = 33;

    /// <summary>Room of the bar with its numbers and name, points.</summary>
    public static double Width(ColorScale scale, double height, FigureStyle style)
    {
        var ticks = AxisResolver.ForColorBar(scale, height);
        var lines = NameLines(scale, ticks, height, style).Count;
        return Bar + style.TickLength + 2 + MarginRules.NumbersWidth(ticks, style) + (lines > 0
            ? (((lines - 1) * MarginRules.TitleLine) + 1) * style.LabelSize + 4.5 : 1);
    }

    /// <summary>Draws the bar.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="values">What is drawn with it, to mark values beyond its ends.</param>
    /// <param name="left">Left edge, points.</param>
    /// <param name="top">Upper edge, points.</param>
    /// <param name="height">Height, points.</param>
    /// <param name="id">Name of the gradient.</param>
    /// <param name="style">Sizes.</param>
    public static void Paint(SvgCanvas canvas, ColorScale scale, IEnumerable<double> values, double left, double top, double height, string id,
        FigureStyle style)
    {
        bool isLow = false, isHigh = false;
        foreach (var value in values)
        {
            var position = scale.Position(value);
            isLow |= position < -1e-9;
            isHigh |= position > 1 + 1e-9;
        }

        // The points stand within the given height: beyond it they would be cut at the page's edge or lie on the numbers below.
        var (whole, above) = (height, isHigh ? Point : 0);
        (top, height) = (top + above, height - above - (isLow ? Point : 0));
        canvas.Open($"linearGradient id=\"{SvgCanvas.IdToken}-{id}\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\"");
        for (var i = 0; i < Stops; i++)
        {
            var share = (double)i / (Stops - 1);
            canvas.Raw($"<stop offset=\"{share.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}\" "
                + $"stop-color=\"{scale.Map.At(share).Hex}\"/>");
        }

        canvas.Close("linearGradient");
        canvas.Raw($"<rect x=\"{SvgCanvas.N(left)}\" y=\"{SvgCanvas.N(top)}\" width=\"{SvgCanvas.N(Bar)}\" height=\"{SvgCanvas.N(height)}\" "
            + $"fill=\"url(#{SvgCanvas.IdToken}-{id})\"/>");
        PaintOutline(canvas, scale, isLow, isHigh, left, top, height, style);

        var set = AxisResolver.ForColorBar(scale, height);
        var ticks = new StringBuilder();
        foreach (var (value, label) in set.Major)
        {
            var y = top + (height * (1 - scale.Position(value)));
            ticks.Append($"M{SvgCanvas.N(left + Bar)} {SvgCanvas.N(y)}h{SvgCanvas.N(style.TickLength)}");
            canvas.Text(left + Bar + style.TickLength + 2, y + (0.35 * style.TextSize), label, style.TextSize, style.Ink);
        }

        canvas.Path(ticks.ToString(), new Ink(style.Ink, style.AxisWidth));
        var lines = NameLines(scale, set, whole, style);
        for (var i = 0; i < lines.Count; i++)
        {
            var right = left + Width(scale, whole, style) - ((0.3 + ((lines.Count - 1 - i) * MarginRules.TitleLine)) * style.LabelSize);
            canvas.Text(right, top - above + (whole / 2), lines[i], style.LabelSize, style.Ink, TextAnchor.Middle, -90);
        }
    }

    private static void PaintOutline(SvgCanvas canvas, ColorScale scale, bool isLow, bool isHigh, double left, double top, double height, FigureStyle style)
    {
        if (isHigh)
        {
            canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(-Point)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(Point)}Z",
                new Ink(Fill: scale.Map.At(1)));
        }

        if (isLow)
        {
            canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top + height)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(Point)}l{SvgCanvas.N(Bar / 2)} "
                + $"{SvgCanvas.N(-Point)}Z", new Ink(Fill: scale.Map.At(0)));
        }

        var up = isHigh ? $"l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(-Point)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(Point)}" : $"h{SvgCanvas.N(Bar)}";
        var down = isLow ? $"l{SvgCanvas.N(-Bar / 2)} {SvgCanvas.N(Point)}l{SvgCanvas.N(-Bar / 2)} {SvgCanvas.N(-Point)}" : $"h{SvgCanvas.N(-Bar)}";
        canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top)}{up}V{SvgCanvas.N(top + height)}{down}Z", new Ink(style.Ink, style.AxisWidth));
    }

    // A name longer than the bar is broken: it would be cut at the page's edge.
    private static IReadOnlyList<string> NameLines(ColorScale scale, TickSet ticks, double height, FigureStyle style)
    {
        var name = new ResolvedAxis(new Axis(scale.Label, scale.Unit), ticks).FullLabel;
        return name.Length == 0 ? [] : LabelWrap.Lines(name, Math.Max(40, height / MarginRules.WidestFont), style.LabelSize);
    }
}
