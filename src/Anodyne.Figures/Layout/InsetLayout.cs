using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Layout;

/// <summary>An inset with its place: the panel again, between other ends of its axes, in a box of its own.</summary>
internal sealed record InsetLayout(PanelLayout Zoomed, double Left, double Top, double Width, double Height)
{
    // Shares of the frame that an inset takes, and of the cell that a strip of them takes.
    private const double WidthShare = 0.46;
    private const double HeightShare = 0.46;
    private const double StripShare = 0.34;
    private const double Gap = 4;
    private const double Above = 9;

    /// <summary>Height of the strip of insets above the frame, points; 0 if they stand inside it.</summary>
    public static double HeightAbove(PanelLayout p) => p.HasInsetsAbove ? StripShare * p.CellHeight : 0;

    /// <summary>True if the insets do not find a place inside the frame that is free of data.</summary>
    public static bool HidesTooMuch(PanelLayout p)
    {
        if (p.Panel.Insets.Count == 0)
        {
            return false;
        }

        var obstacles = LegendPainter.Obstacles(p);
        return p.Panel.Insets.Count > 1 || obstacles.Count(o => Lies(o, Free(p, obstacles))) > 2;
    }

    /// <summary>The insets of a panel whose frame is decided.</summary>
    public static IReadOnlyList<InsetLayout> Of(PanelLayout p, Figure figure)
    {
        var count = p.Panel.Insets.Count;
        if (count == 0)
        {
            return [];
        }

        var (frame, strip) = (p.Frame, HeightAbove(p));
        var (left, right) = (frame.Left - p.Margins.Left + Gap, frame.Right);
        var each = (right - left - (Gap * (count - 1))) / count;
        return
        [
            .. p.Panel.Insets.OrderBy(inset => inset.Low).Select((inset, k) =>
            {
                var box = p.HasInsetsAbove ? (Left: left + (k * (each + Gap)), Top: frame.Top - strip, Width: each, Height: strip - Above)
                    : Free(p, LegendPainter.Obstacles(p));
                return Place(p, inset, figure, k, box.Left, box.Top, box.Width, box.Height);
            }),
        ];
    }

    /// <summary>Points that a legend must not lie on; none for an inset outside the frame.</summary>
    public IEnumerable<(double X, double Y)> Grid() => LegendPainter.Grid(Left, Top, Width, Height);

    /// <summary>Marks the part on the panel and clears the box.</summary>
    public void PaintMark(SvgCanvas canvas, PanelLayout p)
    {
        var (outer, inner) = (p.Frame, Zoomed.Frame);
        double Along(double value) => Math.Clamp(outer.AtX(value), outer.Left, outer.Right);
        double Up(double value) => Math.Clamp(outer.AtY(value), outer.Top, outer.Bottom);
        var (x1, x2) = (Along(inner.X.Ticks.Low), Along(inner.X.Ticks.High));
        var (y1, y2) = (Up(inner.Y.Ticks.High), Up(inner.Y.Ticks.Low));
        var ink = new Ink(Rgb.Gray(0x70), 0.5);
        var (low, high) = (Math.Min(x1, x2), Math.Max(x1, x2));
        if (p.HasInsetsAbove)
        {
            // A band and two lines outside the frame, which cross no data.
            canvas.Rectangle(low, outer.Top, high - low, outer.Height, new Ink(Fill: Rgb.Gray(0x70), Opacity: 0.16));
            canvas.Path($"M{SvgCanvas.N(inner.Left)} {SvgCanvas.N(Top + Height)}L{SvgCanvas.N(low)} {SvgCanvas.N(outer.Top)}H{SvgCanvas.N(high)}"
                + $"L{SvgCanvas.N(inner.Right)} {SvgCanvas.N(Top + Height)}", ink);
            return;
        }

        canvas.Rectangle(low, Math.Min(y1, y2), high - low, Math.Abs(y2 - y1), ink);
        canvas.Rectangle(Left, Top, Width, Height, new Ink(Fill: Rgb.White));
    }

    private static bool Lies((double X, double Y) o, (double Left, double Top, double Width, double Height) box) =>
        o.X > box.Left - 2 && o.X < box.Left + box.Width + 2 && o.Y > box.Top - 2 && o.Y < box.Top + box.Height + 2;

    // The freest of nine places inside the frame.
    private static (double Left, double Top, double Width, double Height) Free(PanelLayout p, List<(double X, double Y)> obstacles)
    {
        var frame = p.Frame;
        var (width, height) = (WidthShare * frame.Width, HeightShare * frame.Height);
        double[] shares = [1, 0.5, 0];
        return shares.SelectMany(_ => shares, (down, right) => (
                Left: frame.Left + Gap + (right * (frame.Width - width - (2 * Gap))),
                Top: frame.Top + Gap + ((1 - down) * (frame.Height - height - (2 * Gap))), width, height))
            .MinBy(box => obstacles.Count(o => Lies(o, box)));
    }

    private static InsetLayout Place(PanelLayout p, Inset inset, Figure figure, int number, double left, double top, double width, double height)
    {
        var extent = new DataExtent(p.Panel.Y.Scale);
        foreach (var series in p.Panel.Series.Where(series => !series.IsVoid && !series.IsOnRight))
        {
            series.ExtendWithin(inset.Low, inset.High, extent);
        }

        var span = extent.IsEmpty ? 0 : extent.Max - extent.Min;
        var panel = p.Panel with
        {
            X = p.Panel.X with { Label = "", Unit = "", Min = inset.Low, Max = inset.High, Ticks = null, ShowsNumbers = true },
            Y = p.Panel.Y with
            {
                Label = "", Unit = "", Ticks = null, ShowsNumbers = true, IncludeZero = false,
                Min = inset.Bottom ?? (extent.IsEmpty ? p.Frame.Y.Ticks.Low : extent.IsLog ? extent.Min : extent.Min - (0.06 * span)),
                Max = inset.Top ?? (extent.IsEmpty ? p.Frame.Y.Ticks.High : extent.IsLog ? extent.Max : extent.Max + (0.06 * span)),
            },
            Right = null, Title = "", Legend = LegendPlace.None, SecondLegend = null, Insets = [], ColorBar = ColorBarPlace.None,
            Series = [.. p.Panel.Series.Where(series => !series.IsOnRight && series is not Annotation)],
        };
        var style = figure.Style with { TextSize = figure.Style.TextSize - 1, TickLength = 0.7 * figure.Style.TickLength };
        var zoomed = new PanelLayout(panel, style, 0, 0, p.Index) { NominalWidth = width, CellWidth = width, CellHeight = height,
            Margins = new Margins(18, 3, 3, 11) };
        var alone = figure with { Style = style, HasLetters = false };
        for (var round = 0; round < 3; round++)
        {
            var (m, page) = (zoomed.Margins, (Width: width, Height: height));
            var (w, h) = (Math.Max(12, page.Width - m.Left - m.Right), Math.Max(12, page.Height - m.Top - m.Bottom));
            var (x, y, _) = AxisResolver.Resolve(panel, w, h);
            zoomed.Frame = new PlotFrame(left + m.Left, top + m.Top, w, h, x, y, style, string.Concat(p.Frame.ClipId, "i", Text.Format.Coordinate(number)));
            zoomed.Margins = round < 2 ? MarginRules.For(zoomed, alone) : zoomed.Margins;
        }

        return new InsetLayout(zoomed, left, top, width, height);
    }
}
