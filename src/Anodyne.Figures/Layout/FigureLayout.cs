using Anodyne.Figures.Legends;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Layout;

/// <summary>
/// Places the frames of all panels so that frames in one column and one row of the grid line up and, unless weights say otherwise, are equally large.
/// </summary>
internal static class FigureLayout
{
    /// <summary>Points in a millimeter.</summary>
    public const double PointsPerMm = 72 / 25.4;

    /// <summary>White edge of the page, points.</summary>
    public const double Edge = 1.5;

    private const double LeastBar = 64;

    /// <summary>Decides everything. Ticks depend on the frames and the frames on the ticks' numbers, so it goes round a few times.</summary>
    public static IReadOnlyList<PanelLayout> Arrange(Figure figure)
    {
        Check(figure);
        var panels = PlaceInGrid(figure);
        foreach (var p in panels)
        {
            p.Margins = new Margins(30, 6, 6, 26);
        }

        for (var round = 0; round < 5; round++)
        {
            Frames(figure, panels);
            foreach (var p in panels)
            {
                if (round is 1 or 2 && p.LegendPlace == LegendPlace.Best && p.Entries.Count > 0 && LegendPainter.HidesTooMuch(p))
                {
                    p.LegendPlace = LegendPlace.Above;
                }

                p.HasInsetsAbove |= round is 1 or 2 && InsetLayout.HidesTooMuch(p);

                // Ticks may alternate between two divisions; from the third round on margins only grow, so that the last frames always have room.
                p.Margins = round < 2 ? MarginRules.For(p, figure) : MarginRules.For(p, figure).Or(p.Margins);
            }
        }

        Frames(figure, panels);
        foreach (var p in panels)
        {
            p.Insets = InsetLayout.Of(p, figure);
        }

        return panels;
    }

    private static void Check(Figure figure)
    {
        if (figure.Panels.Count == 0)
        {
            throw new ArgumentException("A figure needs at least one panel.");
        }

        if (!(figure.WidthMm is >= 10 and <= 2000 && figure.HeightMm is >= 10 and <= 5000) || figure.Columns < 1)
        {
            throw new ArgumentException("A figure is 10 to 2000 mm wide and 10 to 5000 mm high and has at least one column.");
        }
    }

    private static List<PanelLayout> PlaceInGrid(Figure figure)
    {
        List<PanelLayout> panels = [];
        int row = 0, column = 0;
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var panel = figure.Panels[i];
            if (panel.ColumnSpan < 1 || panel.ColumnSpan > figure.Columns || panel.Column + panel.ColumnSpan > figure.Columns || panel.Column < 0
                || panel.Row < 0 || panel.RowSpan < 1)
            {
                throw new ArgumentException($"Panel {i + 1} does not fit into a grid of {figure.Columns} columns.");
            }

            if (column + panel.ColumnSpan > figure.Columns)
            {
                (row, column) = (row + 1, 0);
            }

            (row, column) = (panel.Row ?? row, panel.Column ?? column);
            panels.Add(new PanelLayout(panel, figure.Style, row, column,
                i) { NominalWidth = figure.WidthMm * PointsPerMm * panel.ColumnSpan / figure.Columns });
            column += panel.ColumnSpan;
        }

        return panels;
    }

    /// <summary>One direction of the grid: margins before and after every track, and the lengths left for the frames.</summary>
    private static (double[] Before, double[] After, double[] Length) Tracks(
        int count, double total, double gap, IReadOnlyList<double>? weights, Func<int, double> before, Func<int, double> after)
    {
        if (weights is not null && (weights.Count != count || weights.Any(w => !(w > 0))))
        {
            throw new ArgumentException($"A grid of {count} needs {count} positive weights.");
        }

        double[] first = [.. Enumerable.Range(0, count).Select(before)], last = [.. Enumerable.Range(0, count).Select(after)];
        var free = total - (gap * (count - 1)) - first.Sum() - last.Sum();
        var sum = weights?.Sum() ?? count;
        return (first, last, [.. Enumerable.Range(0, count).Select(i => free * (weights?[i] ?? 1) / sum)]);
    }

    private static void Frames(Figure figure, List<PanelLayout> panels)
    {
        double gap = figure.Style.PanelGap, pageHeight = figure.HeightMm * PointsPerMm;
        var shared = figure.SharedColorBar is { } bar ? ColorBarPainter.Width(bar, SharedBarHeight(panels, pageHeight), figure.Style) + ColorBarPainter.Gap : 0;
        double Most(IEnumerable<double> margins) => margins.DefaultIfEmpty(0).Max();
        var (left, right, widths) = Tracks(
            figure.Columns, (figure.WidthMm * PointsPerMm) - (2 * Edge) - shared, gap, figure.ColumnWeights,
            c => Most(panels.Where(p => p.Column == c).Select(p => p.Margins.Left)),
            c => Most(panels.Where(p => p.LastColumn == c).Select(p => p.Margins.Right)));
        var (top, bottom, heights) = Tracks(
            panels.Max(p => p.LastRow) + 1, pageHeight - (2 * Edge), gap, figure.RowWeights,
            r => Most(panels.Where(p => p.Row == r).Select(p => p.Margins.Top)),
            r => Most(panels.Where(p => p.LastRow == r).Select(p => p.Margins.Bottom)));
        double Begin(double[] before, double[] after, double[] length, int track) =>
            Edge + (gap * track) + Enumerable.Range(0, track).Sum(t => before[t] + length[t] + after[t]);

        foreach (var p in panels)
        {
            p.CellLeft = Begin(left, right, widths, p.Column);
            p.CellTop = Begin(top, bottom, heights, p.Row);
            p.CellWidth = Begin(left, right, widths, p.LastColumn) + left[p.LastColumn] + widths[p.LastColumn] + right[p.LastColumn] - p.CellLeft;
            p.CellHeight = Begin(top, bottom, heights, p.LastRow) + top[p.LastRow] + heights[p.LastRow] + bottom[p.LastRow] - p.CellTop;
            Frame(figure, p, p.CellLeft + left[p.Column], p.CellTop + top[p.Row], p.CellWidth - left[p.Column] - right[p.LastColumn],
                p.CellHeight - top[p.Row] - bottom[p.LastRow]);
        }
    }

    /// <summary>
    /// Height of the color bar that all panels share: from the first to the last frame, at most 260 points; beside low frames as much as its name needs.
    /// </summary>
    public static double SharedBarHeight(IReadOnlyList<PanelLayout> panels, double pageHeight) => panels.Any(p => p.Frame is null)
        ? 0.8 * pageHeight
        : Math.Clamp(panels.Max(p => p.Frame.Bottom) - panels.Min(p => p.Frame.Top), Math.Min(LeastBar, pageHeight - (8 * Edge)), 260);

    private static void Frame(Figure figure, PanelLayout p, double left, double top, double width, double height)
    {
        if (width < 12 || height < 12)
        {
            throw new ArgumentException($"Panel {p.Index + 1} has no room left for its frame: make the figure larger or its labels shorter.");
        }

        var (x, y, second) = AxisResolver.Resolve(p.Panel, width, height);
        if (p.Panel.Aspect == Aspect.EqualByFrame)
        {
            double rangeX = x.Ticks.High - x.Ticks.Low, rangeY = y.Ticks.High - y.Ticks.Low;
            var scale = Math.Min(width / rangeX, height / rangeY);
            top += (height - (scale * rangeY)) / 2;
            left += (width - (scale * rangeX)) / 2;
            (width, height) = (scale * rangeX, scale * rangeY);
            (x, y, second) = AxisResolver.Resolve(p.Panel, width, height);
        }

        p.Right = second;
        p.Frame = new PlotFrame(left, top, width, height, x, y, figure.Style, "p" + Format.Coordinate(p.Index));
    }
}
