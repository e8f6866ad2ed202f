using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Layout;

/// <summary>Sizes, places and draws legends.</summary>
internal static class LegendPainter
{
    private const double KeyWidth = 13;
    private const double KeyGap = 3;
    private const double Inset = 3.5;

    public static double LineHeight(FigureStyle style) => 1.28 * style.TextSize;

    /// <summary>Size of a legend of one column, points.</summary>
    public static (double Width, double Height) Size(IReadOnlyList<LegendEntry> entries, string title, FigureStyle style)
    {
        var width = entries.Max(e => EntryWidth(e, style));
        return (Math.Max(width, TextWidth.Of(title, style.TextSize)), (entries.Count + (title.Length > 0 ? 1 : 0)) * LineHeight(style));
    }

    /// <summary>Entries broken into rows that fit a width.</summary>
    public static IReadOnlyList<IReadOnlyList<LegendEntry>> RowsAbove(IReadOnlyList<LegendEntry> entries, double width, FigureStyle style)
    {
        List<IReadOnlyList<LegendEntry>> rows = [];
        List<LegendEntry> row = [];
        var used = 0.0;
        foreach (var entry in entries)
        {
            var wide = EntryWidth(entry, style) + 8;
            if (row.Count > 0 && used + wide > width + 8)
            {
                rows.Add(row);
                (row, used) = ([], 0);
            }

            row.Add(entry);
            used += wide;
        }

        rows.Add(row);
        return rows;
    }

    /// <summary>Room that a legend above the frame takes, points; 0 if it stands elsewhere.</summary>
    public static double HeightAbove(PanelLayout p) =>
        p.LegendPlace == LegendPlace.Above && p.Entries.Count > 0 ? RowsAbove(p.Entries, p.CellWidth - 4, p.Frame.Style).Count * LineHeight(p.Frame.Style) : 0;

    /// <summary>True if a legend inside the frame would lie on data in every corner, or would not fit.</summary>
    public static bool HidesTooMuch(PanelLayout p)
    {
        var size = Size(p.Entries, "", p.Frame.Style);
        return size.Width > p.Frame.Width - (2 * Inset) || size.Height > p.Frame.Height - (2 * Inset) || BestCorner(p, size, Obstacles(p)).Hidden > 2;
    }

    public static void Paint(SvgCanvas canvas, PanelLayout p)
    {
        var entries = p.Entries;
        var obstacles = Obstacles(p);
        if (entries.Count > 0 && p.LegendPlace != LegendPlace.None)
        {
            if (p.LegendPlace == LegendPlace.Above)
            {
                PaintAbove(canvas, p, entries);
            }
            else
            {
                obstacles.AddRange(PaintBox(canvas, p, entries, "", p.LegendPlace, obstacles));
            }
        }

        if (p.Panel.SecondLegend is { Entries.Count: > 0 } second)
        {
            PaintBox(canvas, p, second.Entries, second.Title, second.Place == LegendPlace.Above ? LegendPlace.Best : second.Place, obstacles);
        }
    }

    private static double EntryWidth(LegendEntry entry, FigureStyle style) =>
        KeyWidth + KeyGap + (MarginRules.WidestFont * TextWidth.Of(entry.Label, style.TextSize));

    /// <summary>Points of the frame that nothing should lie on: data, words, and insets inside it.</summary>
    public static List<(double X, double Y)> Obstacles(PanelLayout p) =>
        [.. p.Insets.SelectMany(inset => inset.Grid()),
            .. p.Panel.Series.SelectMany(s => s.Obstacles(p.Right is not null && s.IsOnRight ? p.Frame with { Y = p.Right } : p.Frame))];

    private static (double Left, double Top, int Hidden) BestCorner(PanelLayout p, (double Width, double Height) size, List<(double X, double Y)> obstacles)
    {
        var best = (Left: 0.0, Top: 0.0, Hidden: int.MaxValue);
        foreach (var place in (LegendPlace[])[LegendPlace.TopRight, LegendPlace.TopLeft, LegendPlace.BottomRight, LegendPlace.BottomLeft])
        {
            var (left, top) = Corner(p, size, place);
            var hidden = obstacles.Count(o => o.X > left - 2 && o.X < left + size.Width + 2 && o.Y > top - 2 && o.Y < top + size.Height + 2);
            best = hidden < best.Hidden ? (left, top, hidden) : best;
        }

        return best;
    }

    private static (double Left, double Top) Corner(PanelLayout p, (double Width, double Height) size, LegendPlace place)
    {
        var frame = p.Frame;
        var left = place is LegendPlace.TopLeft or LegendPlace.BottomLeft ? frame.Left + Inset : frame.Right - Inset - size.Width;
        var top = place is LegendPlace.TopLeft or LegendPlace.TopRight ? frame.Top + Inset : frame.Bottom - Inset - size.Height;
        return (left, top);
    }

    private static IEnumerable<(double X, double Y)> PaintBox(
        SvgCanvas canvas, PanelLayout p, IReadOnlyList<LegendEntry> entries, string title, LegendPlace place, List<(double X, double Y)> obstacles)
    {
        var (frame, style) = (p.Frame, p.Frame.Style);
        var size = Size(entries, title, style);
        var (left, top) = place switch
        {
            LegendPlace.Right => (frame.Right + p.Margins.Right - size.Width, frame.Top),
            LegendPlace.Best => BestCorner(p, size, obstacles) is var best ? (best.Left, best.Top) : default,
            _ => Corner(p, size, place),
        };
        if (place != LegendPlace.Right)
        {
            canvas.Rectangle(left - 1.5, top - 1, size.Width + 3, size.Height + 2, new Ink(Fill: Rgb.White, Opacity: 0.8));
        }

        var y = top + (0.5 * LineHeight(style));
        if (title.Length > 0)
        {
            canvas.Text(left, y + (0.35 * style.TextSize), title, style.TextSize, style.Ink);
            y += LineHeight(style);
        }

        foreach (var entry in entries)
        {
            PaintEntry(canvas, entry, left, y, style);
            y += LineHeight(style);
        }

        return Grid(left, top, size.Width, size.Height);
    }

    /// <summary>Points all over a box.</summary>
    public static IEnumerable<(double X, double Y)> Grid(double left, double top, double width, double height) =>
        from i in Enumerable.Range(0, 12) from j in Enumerable.Range(0, 12) select (left + (width * i / 11), top + (height * j / 11));

    private static void PaintAbove(SvgCanvas canvas, PanelLayout p, IReadOnlyList<LegendEntry> entries)
    {
        var (frame, style) = (p.Frame, p.Frame.Style);
        var rows = RowsAbove(entries, p.CellWidth - 4, style);
        var y = frame.Top - 3 - InsetLayout.HeightAbove(p) - ((rows.Count - 0.5) * LineHeight(style)) + 1;
        foreach (var row in rows)
        {
            var width = row.Sum(e => EntryWidth(e, style) + 8) - 8;
            var left = Math.Max(p.CellLeft, Math.Min(frame.Left + ((frame.Width - width) / 2), p.CellLeft + p.CellWidth - width));
            foreach (var entry in row)
            {
                PaintEntry(canvas, entry, left, y, style);
                left += EntryWidth(entry, style) + 8;
            }

            y += LineHeight(style);
        }
    }

    private static void PaintEntry(SvgCanvas canvas, LegendEntry entry, double x, double y, FigureStyle style)
    {
        if (entry.IsPatch)
        {
            canvas.Rectangle(x + 2, y - (0.36 * style.TextSize), KeyWidth - 4, 0.72 * style.TextSize, new Ink(Fill: entry.Color, Opacity: entry.PatchOpacity));
        }
        else
        {
            if ((entry.LineWidth ?? style.LineWidth) is > 0 and var width)
            {
                canvas.Line(x, y, x + KeyWidth, y, new Ink(entry.Color, width, entry.Dash));
            }

            canvas.Path(MarkerShape.Path(entry.Marker, x + (KeyWidth / 2), y, 3.6), MarkerShape.Ink(entry.Marker, entry.Color, entry.HasOpenMarker));
        }

        canvas.Text(x + KeyWidth + KeyGap, y + (0.35 * style.TextSize), entry.Label, style.TextSize, style.Ink);
    }
}
