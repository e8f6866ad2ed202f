using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Plots;

/// <summary>A thin straight line across the panel at one value, with a word beside it: a limit, a literature value, zero.</summary>
/// <param name="Value">Where, unit of the axis.</param>
public sealed record ReferenceLine(double Value) : Series
{
    /// <summary>True for an upright line at a value of x; false for a level line at a value of y.</summary>
    public bool IsUpright { get; init; }

    /// <summary>Word at the line, with markup; unlike <see cref="Series.Label"/> it is not in the legend.</summary>
    public string Text { get; init; } = "";

    /// <summary>Pattern.</summary>
    public Dash Dash { get; init; } = Dash.Dashed;

    /// <summary>Width, points.</summary>
    public double Width { get; init; } = 0.6;

    /// <summary>True if an automatic axis is widened to show the line.</summary>
    public bool IsCovered { get; init; } = true;

    internal override bool TakesColor => false;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        if (IsCovered)
        {
            (IsUpright ? x : y).Include(Value);
        }
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var at = IsUpright ? frame.AtX(Value) : frame.AtY(Value);
        if (!double.IsFinite(at) || (IsUpright ? at < frame.Left - 0.01 || at > frame.Right + 0.01 : at < frame.Top - 0.01 || at > frame.Bottom + 0.01))
        {
            return;
        }

        var ink = new Ink(Color ?? Rgb.Gray(0x60), Width, Dash);
        var size = frame.Style.TextSize - 0.5;
        if (IsUpright)
        {
            canvas.Line(at, frame.Top, at, frame.Bottom, ink);
            if (Text.Length > 0)
            {
                var (x, y) = frame.Free(Places(frame, at, TextWidth.Of(Text, size), size));
                canvas.Text(x, y, Text, size, ink.Stroke!.Value, TextAnchor.End, rotation: -90, hasHalo: true);
            }
        }
        else
        {
            canvas.Line(frame.Left, at, frame.Right, at, ink);
            if (Text.Length > 0)
            {
                var (x, y) = frame.Free(Places(frame, at, TextWidth.Of(Text, size), size));
                canvas.Text(x, y, Text, size, ink.Stroke!.Value, TextAnchor.End, hasHalo: true);
            }
        }
    }

    // Where the word may end: beside the line from its upper or right end on, then on its other side, so that words of neighboring lines do not collide.
    private IEnumerable<((double X, double Y) Place, double Left, double Top, double Right, double Bottom)> Places(
        PlotFrame frame, double at, double width, double size)
    {
        var isFirst = IsUpright ? at + size + 2 <= frame.Right : at - size - 2 >= frame.Top;
        for (var along = 0.0; along == 0 || along + width < (IsUpright ? frame.Height : frame.Width) - 3; along += width + 4)
        {
            foreach (var side in (bool[])[isFirst, !isFirst])
            {
                if (IsUpright)
                {
                    var (x, y) = (side ? at + size : at - 2, frame.Top + 3 + along);
                    yield return ((x, y), x - (0.8 * size), y, x + (0.2 * size), y + width);
                }
                else
                {
                    var (x, y) = (frame.Right - 3 - along, side ? at - 2 : at + size + 0.5);
                    yield return ((x, y), x - width, y - (0.8 * size), x, y + (0.2 * size));
                }
            }
        }
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame)
    {
        var at = IsUpright ? frame.AtX(Value) : frame.AtY(Value);
        for (var along = 0.0; double.IsFinite(at) && along <= (IsUpright ? frame.Height : frame.Width); along += 4)
        {
            yield return IsUpright ? (at, frame.Top + along) : (frame.Left + along, at);
        }
    }

    internal override LegendEntry? Entry(Rgb color) =>
        Label.Length == 0 ? null : new LegendEntry(Label, Color ?? Rgb.Gray(0x60)) { Dash = Dash, LineWidth = Width };
}
