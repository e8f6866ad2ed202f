using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Reporting;

/// <summary>Shapley values as horizontal bars, one panel a pair of variants, the properties in one order.</summary>
internal static class AttributionFigure
{
    /// <summary>The figure for attributions of one quantity.</summary>
    public static Figure Of(IReadOnlyList<Attribution> attributions)
    {
        string[] properties = [.. attributions.SelectMany(a => a.Effects).GroupBy(e => e.Property).OrderByDescending(g => g.Max(e => Math.Abs(e.Shapley))).Select(g => g.Key)];
        string[] rows = [.. properties, "whole difference"];
        var columns = Math.Min(2, attributions.Count);
        var panelRows = (attributions.Count + columns - 1) / columns;
        return new Figure
        {
            WidthMm = columns == 1 ? 110 : Figure.DoubleColumn,
            HeightMm = panelRows * (20 + (6 * rows.Length)),
            Columns = columns,
            Title = "Shapley values",
            Panels = [.. attributions.Select((a, i) => Panel(a, rows, isLeft: i % columns == 0))],
        };
    }

    private static Panel Panel(Attribution a, string[] rows, bool isLeft)
    {
        var total = a.ToValue - a.FromValue;
        double[] values = [.. rows.Select(r => r == rows[^1] ? total : a.Effects.FirstOrDefault(e => e.Property == r)?.Shapley ?? 0)];
        List<double> x = [], y = [], half = [];
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            if (a.Effects.FirstOrDefault(e => e.Property == row) is { Low: { } low, High: { } high })
            {
                x.Add((low + high) / 2);
                y.Add(i);
                half.Add((high - low) / 2);
            }
        }

        return new Panel
        {
            X = new Axis(a.Quantity, a.Unit) { IncludeZero = true, Padding = x.Count > 0 ? 0.12 : 0.3 },
            Y = Axis.OfCategories(rows) with { IsReversed = true, ShowsNumbers = isLeft },
            Title = $"{a.FromVariant} to {a.ToVariant}, {a.Condition}",
            Series =
            [
                new BarSeries(values)
                {
                    IsHorizontal = true,
                    BarWidth = 0.62,
                    Colors = [.. rows.Select((r, i) => r == rows[^1] ? Rgb.Gray(0x6a) : values[i] < 0 ? Palette.Blue : Palette.Vermilion)],
                    ValueLabels = x.Count > 0 ? null : [.. values.Select(v => ReportNumber.Text(v, 2))],
                },
                new ErrorBarSeries(x, y) { XError = half, Marker = Marker.None, Color = FigureStyle.Journal.Ink },
                new ReferenceLine(0) { IsUpright = true, Dash = Dash.Solid, Width = 0.75 },
            ],
        };
    }
}
