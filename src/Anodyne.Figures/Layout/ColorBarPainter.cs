using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Ticks;

namespace Anodyne.Figures.Layout;

/// <summary>Draws color bars: a gradient with ticks; pointed ends where the drawn data go beyond the scale.</summary>
internal static class ColorBarPainter
{
    /// <summary>Distance between frame and bar, points.</summary>
    public const double Gap = 5;

    private const double Bar = 6.5;
    private const int Stops = 33;

    /// <summary>Room of the bar with its numbers and name, points.</summary>
    public static double Width(ColorScale scale, double height, FigureStyle style)
    {
        var ticks = AxisResolver.ForColorBar(scale, height);
        return Bar + style.TickLength + 2 + MarginRules.NumbersWidth(ticks, style) + (Name(scale, ticks).Length > 0 ? style.LabelSize + 4.5 : 1);
    }

    /// <summary>Draws the bar.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="maps">The maps that use it, to mark values beyond its ends.</param>
    /// <param name="left">Left edge, points.</param>
    /// <param name="top">Upper edge, points.</param>
    /// <param name="height">Height, points.</param>
    /// <param name="id">Name of the gradient.</param>
    /// <param name="style">Sizes.</param>
    public static void Paint(SvgCanvas canvas, ColorScale scale, IEnumerable<HeatMap> maps, double left, double top, double height, string id,
        FigureStyle style)
    {
        bool isLow = false, isHigh = false;
        foreach (var value in maps.Where(m => m.Scale == scale).SelectMany(m => m.Values))
        {
            var position = scale.Position(value);
            isLow |= position < -1e-9;
            isHigh |= position > 1 + 1e-9;
        }

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
        var name = Name(scale, set);
        canvas.Text(left + Width(scale, height, style) - (0.3 * style.LabelSize), top + (height / 2), name, style.LabelSize, style.Ink, TextAnchor.Middle, -90);
    }

    private static void PaintOutline(SvgCanvas canvas, ColorScale scale, bool isLow, bool isHigh, double left, double top, double height, FigureStyle style)
    {
        const double point = 5;
        if (isHigh)
        {
            canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(-point)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(point)}Z",
                new Ink(Fill: scale.Map.At(1)));
        }

        if (isLow)
        {
            canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top + height)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(point)}l{SvgCanvas.N(Bar / 2)} "
                + $"{SvgCanvas.N(-point)}Z", new Ink(Fill: scale.Map.At(0)));
        }

        var up = isHigh ? $"l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(-point)}l{SvgCanvas.N(Bar / 2)} {SvgCanvas.N(point)}" : $"h{SvgCanvas.N(Bar)}";
        var down = isLow ? $"l{SvgCanvas.N(-Bar / 2)} {SvgCanvas.N(point)}l{SvgCanvas.N(-Bar / 2)} {SvgCanvas.N(-point)}" : $"h{SvgCanvas.N(-Bar)}";
        canvas.Path($"M{SvgCanvas.N(left)} {SvgCanvas.N(top)}{up}V{SvgCanvas.N(top + height)}{down}Z", new Ink(style.Ink, style.AxisWidth));
    }

    private static string Name(ColorScale scale, TickSet ticks) =>
        new ResolvedAxis(new Axis(scale.Label, scale.Unit), ticks).FullLabel;
}
