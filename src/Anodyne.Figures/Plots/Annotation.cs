using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Plots;

/// <summary>Text at a point of the data, with an arrow if wanted.</summary>
/// <param name="X">Anchor of the text, unit of the x axis (share of the frame, 0 ... 1, if <see cref="IsInFrameShares"/>).</param>
/// <param name="Y">Anchor of the text, unit of the y axis (share of the frame, 0 at the bottom, if <see cref="IsInFrameShares"/>).</param>
/// <param name="Text">The text, with markup.</param>
public sealed record Annotation(double X, double Y, string Text) : Series
{
    /// <summary>True if the anchor is given as a share of the frame instead of in data.</summary>
    public bool IsInFrameShares { get; init; }

    /// <summary>Which part of the text sits at the anchor.</summary>
    public TextAnchor Anchor { get; init; } = TextAnchor.Middle;

    /// <summary>Shift of the text to the right, points.</summary>
    public double ShiftX { get; init; }

    /// <summary>Shift of the text upward, points.</summary>
    public double ShiftY { get; init; }

    /// <summary>Point of the data that an arrow from the text reaches; null for none.</summary>
    public (double X, double Y)? ArrowTo { get; init; }

    /// <summary>Font size, points; null: half a point below the style's text.</summary>
    public double? Size { get; init; }

    internal override bool TakesColor => false;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        if (!IsInFrameShares)
        {
            x.Include(X);
            y.Include(Y);
        }
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var x = (IsInFrameShares ? frame.Left + (X * frame.Width) : frame.AtX(X)) + ShiftX;
        var y = (IsInFrameShares ? frame.Bottom - (Y * frame.Height) : frame.AtY(Y)) - ShiftY;
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return;
        }

        var ink = Color ?? frame.Style.Ink;
        var size = Size ?? (frame.Style.TextSize - 0.5);
        if (ArrowTo is { } tip)
        {
            Arrow(canvas, x, y, frame.AtX(tip.X), frame.AtY(tip.Y), ink, size);
        }

        var wide = TextWidth.Of(Text, size);
        var left = Anchor switch { TextAnchor.Middle => x - (wide / 2), TextAnchor.End => x - wide, _ => x };
        frame.Words.Add((left, y - (0.5 * size), left + wide, y + (0.5 * size)));
        canvas.Text(x, y + (0.35 * size), Text, size, ink, Anchor, hasHalo: true);
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame)
    {
        var size = Size ?? (frame.Style.TextSize - 0.5);
        var x = (IsInFrameShares ? frame.Left + (X * frame.Width) : frame.AtX(X)) + ShiftX;
        var y = (IsInFrameShares ? frame.Bottom - (Y * frame.Height) : frame.AtY(Y)) - ShiftY;
        var width = TextWidth.Of(Text, size);
        var left = Anchor switch { TextAnchor.Middle => x - (width / 2), TextAnchor.End => x - width, _ => x };
        return double.IsFinite(x + y) ? from i in Enumerable.Range(0, 6) select (left + (width * i / 5), y) : [];
    }

    private static void Arrow(SvgCanvas canvas, double x, double y, double tipX, double tipY, Rgb ink, double size)
    {
        double dx = tipX - x, dy = tipY - y;
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > size))
        {
            return;
        }

        (dx, dy) = (dx / length, dy / length);
        canvas.Line(x + (dx * size * 0.7), y + (dy * size * 0.7), tipX - dx, tipY - dy, new Ink(ink, 0.6));
        canvas.Path(
            $"M{SvgCanvas.N(tipX)} {SvgCanvas.N(tipY)}L{SvgCanvas.N(tipX - (3.2 * dx) + (1.2 * dy))} {SvgCanvas.N(tipY - (3.2 * dy) - (1.2 * dx))}"
            + $"L{SvgCanvas.N(tipX - (3.2 * dx) - (1.2 * dy))} {SvgCanvas.N(tipY - (3.2 * dy) + (1.2 * dx))}Z",
            new Ink(Fill: ink));
    }
}
