using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Maps of concentration and current at the end of the runs, side by side; variants with the same current share one color scale.</summary>
internal static class FieldFigures
{
    private const double Micro = 1e6;
    private const int Most = 3;

    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        var shown = variants.Where(v => v.Runs[0].Result.Fields.Count > 0);
        return
        [
            .. shown.GroupBy(v => Math.Round(v.CurrentDensity, 6)).SelectMany(group => Current([.. group])),
        ];
    }

    /// <summary>The maps at one current: one row a field, one column a variant, a new figure after three columns; the scales hold for all of them.</summary>
    private static IEnumerable<FigureBlock> Current(PlatingVariant[] variants)
    {
        var maps = variants.Select(v => v.Runs[0].Result)
            .Select(r => (Map: r.Fields[^1], Front: r.Fronts is { Count: > 0 } fronts ? fronts[^1] : null)).ToArray();
        double[][] concentration = [.. maps.Select(m => Convert(m.Map.Concentration, 1))], current = [.. maps.Select(m => Convert(m.Map.CurrentDensity, 0.1))];
        var (c, i) = (Robust("*c*", "mol/m3", concentration), Robust("|*i*|", "mA/cm2", current));
        foreach (var part in Enumerable.Range(0, variants.Length).Chunk(Most))
        {
            var aspect = part.Max(k => (double)maps[k].Map.Rows / maps[k].Map.Columns);
            var frame = (Figure.DoubleColumn - 28 - (part.Length * 8)) / Math.Max(2, part.Length);
            yield return new FigureBlock(
                new Figure
                {
                    WidthMm = part.Length == 1 ? 0.6 * Figure.DoubleColumn : Figure.DoubleColumn,
                    HeightMm = (2 * Math.Max(frame * aspect, 11)) + 24,
                    Columns = part.Length,
                    Title = "Concentration and current density",
                    Panels =
                    [
                        .. part.Select(
                            (k, at) => MapPanel(
                                variants[k].Name, maps[k].Map, maps[k].Front, concentration[k], c, at == 0, isLow: false, at == part.Length - 1)),
                        .. part.Select((k, at) => MapPanel("", maps[k].Map, maps[k].Front, current[k], i, at == 0, isLow: true, at == part.Length - 1)),
                    ],
                },
                $"Salt concentration (upper row) and current density in the electrolyte (lower row) at the end of the runs at "
                    + $"{ReportNumber.Given(variants[0].CurrentDensity / 10)} mA cm^{{−2}}. "
                + "Every row has one color scale. Grey: lithium. Pointed ends of a color bar: a few values lie beyond it.");
        }
    }

    /// <summary>Maps of the current density of some variants on one scale, one panel each, for a column of panels.</summary>
    public static IReadOnlyList<Panel> CurrentColumn(IReadOnlyList<PlatingVariant> variants)
    {
        var maps = variants.Select(v => v.Runs[0].Result)
            .Select(r => (Map: r.Fields[^1], Front: r.Fronts is { Count: > 0 } fronts ? fronts[^1] : null)).ToArray();
        double[][] current = [.. maps.Select(m => Convert(m.Map.CurrentDensity, 0.1))];
        var scale = Robust("|*i*|", "mA/cm2", current);
        return [.. maps.Select(
            (m, k) => MapPanel(variants[k].Name, m.Map, m.Front, current[k], scale, isLeft: true, isLow: k == maps.Length - 1, isRight: true))];
    }

    private static double[] Convert(float[] values, double factor) => [.. values.Select(v => factor * v)];

    private static Panel MapPanel(string name, FieldMap map, FrontSnapshot? front, double[] values, ColorScale scale, bool isLeft, bool isLow, bool isRight)
    {
        double half = 0.5 * map.Spacing, left = Micro * (map.OriginX - half), low = Micro * (map.OriginZ - half);
        var right = left + (Micro * map.Spacing * map.Columns);
        var high = low + (Micro * map.Spacing * map.Rows);
        var field = front is null ? values : UnderTheFront(values, map.Columns, map.Rows);
        List<Series> series = [new HeatMap(field, map.Columns, map.Rows, (left, right), (low, high), scale) { IsSmooth = true }];
        var width = right - left;
        series.AddRange((front?.Curves ?? []).Select(c => FrontFigures.Metal(c, low - 1, width)));
        series.AddRange(
            (front?.Curves ?? [])
                .Select(c => new LineSeries(FrontFigures.Across(c, width).X, FrontFigures.Across(c, width).Y) { Color = Rgb.Black, Width = 0.5 }));
        return new Panel
        {
            X = new Axis("*x*", "um") { Min = left, Max = right, ShowsNumbers = isLow },
            Y = new Axis("*y*", "um") { Min = low, Max = high, ShowsNumbers = isLeft },
            Aspect = Aspect.EqualByFrame,
            Title = name,
            ColorBar = isRight ? ColorBarPlace.Right : ColorBarPlace.None,
            Series = series,
        };
    }

    /// <summary>
    /// Carries the field three points into the metal, where the drawn lithium hides it, so that no empty points show between the field and the front.
    /// </summary>
    private static double[] UnderTheFront(double[] values, int columns, int rows)
    {
        for (var layer = 0; layer < 3; layer++)
        {
            var before = (double[])values.Clone();
            values = (double[])values.Clone();
            for (var at = 0; at < values.Length; at++)
            {
                if (double.IsFinite(before[at]))
                {
                    continue;
                }

                var (sum, count) = (0.0, 0);
                foreach (var (dx, dy) in ((int, int)[])[(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, 1)])
                {
                    int column = (at % columns) + dx, row = (at / columns) + dy;
                    if (column >= 0 && column < columns && row >= 0 && row < rows && double.IsFinite(before[(row * columns) + column]))
                    {
                        sum += before[(row * columns) + column];
                        count++;
                    }
                }

                values[at] = count > 0 ? sum / count : double.NaN;
            }
        }

        return values;
    }

    /// <summary>
    /// One scale for all maps. Currents have sharp peaks at tips; the highest and lowest two thousandths may lie beyond the scale so that the rest can be seen.
    /// </summary>
    private static ColorScale Robust(string name, string unit, double[][] values)
    {
        double[] sorted = [.. values.SelectMany(v => v).Where(double.IsFinite).Order()];
        var whole = ColorScale.Covering(ColorMap.Viridis, name, unit, values);
        if (sorted.Length < 1000)
        {
            return whole;
        }

        double low = sorted[sorted.Length / 500], high = sorted[sorted.Length - 1 - (sorted.Length / 500)];
        return high - low < 0.7 * (whole.Max - whole.Min) && high > low ? new ColorScale(ColorMap.Viridis, low, high, name, unit) : whole;
    }
}
