using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>A shaded stretch of one axis: a fitting window, a rest, a forbidden range.</summary>
/// <param name="From">One end, unit of the axis; minus infinity: the frame's end.</param>
/// <param name="To">Other end, unit of the axis; plus infinity: the frame's end.</param>
public sealed record ShadedWindow(double From, double To) : Series
{
    /// <summary>True if the stretch lies on the y axis.</summary>
    public bool IsOnY { get; init; }

    /// <summary>Opacity of the shade, 0 ... 1.</summary>
    public double Opacity { get; init; } = 0.14;

    internal override bool TakesColor => false;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        var axis = IsOnY ? y : x;
        axis.Include(From);
        axis.Include(To);
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var ink = new Ink(Fill: Color ?? Palette.Gray, Opacity: Opacity);
        double a = Place(frame, From, false), b = Place(frame, To, true);
        frame.OpenClip(canvas);
        if (IsOnY)
        {
            canvas.Rectangle(frame.Left, Math.Min(a, b), frame.Width, Math.Abs(b - a), ink);
        }
        else
        {
            canvas.Rectangle(Math.Min(a, b), frame.Top, Math.Abs(b - a), frame.Height, ink);
        }

        canvas.Close("g");
    }

    internal override LegendEntry? Entry(Rgb color) =>
        Label.Length == 0 ? null : new LegendEntry(Label, Color ?? Palette.Gray) { IsPatch = true, PatchOpacity = Opacity };

    private double Place(PlotFrame frame, double value, bool isHigh)
    {
        if (double.IsFinite(value))
        {
            var page = IsOnY ? frame.AtY(value) : frame.AtX(value);
            return double.IsFinite(page) ? Math.Clamp(page, -1e5, 1e5) : IsOnY ? frame.Bottom : frame.Left;
        }

        return isHigh ? (IsOnY ? frame.Top : frame.Right) : IsOnY ? frame.Bottom : frame.Left;
    }
}
