using Anodyne.Figures;
using Anodyne.Plating;

namespace Anodyne.Studies.Report;

/// <summary>Maps of concentration and current at the end of the runs, side by side; variants with the same current share one color scale.</summary>
internal static class FieldFigures
{
    private const double Micro = 1e6;

    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        List<ReportBlock> blocks = [];
        var shown = variants.Where(v => v.Runs[0].Result.Fields.Count > 0);
        foreach (var group in shown.GroupBy(v => Math.Round(v.CurrentDensity, 6)))
        {
            PlatingVariant[] same = [.. group];
            var current = ReportNumber.Text(group.Key / 10, 3);
            blocks.Add(Maps(same, "*c*", "mol/m3", f => f.Concentration, 1, $"Salt concentration at the end of the runs at {current} mA cm^{{−2}}, one color scale."));
            blocks.Add(Maps(same, "|*i*|", "mA/cm2", f => f.CurrentDensity, 0.1, $"Current density in the electrolyte at the end of the runs at {current} mA cm^{{−2}}, one color scale."));
        }

        return blocks;
    }

    private static FigureBlock Maps(PlatingVariant[] variants, string name, string unit, Func<FieldMap, float[]> field, double toUnit, string caption)
    {
        var maps = variants.Select(v => (v.Name, Map: v.Runs[0].Result.Fields[^1], Front: v.Runs[0].Result.Fronts is { Count: > 0 } fronts ? fronts[^1] : null)).ToArray();
        var values = maps.Select(m => field(m.Map).Select(x => toUnit * x).ToArray()).ToArray();
        var scale = Robust(name, unit, values);
        var columns = Math.Min(2, maps.Length);
        var rows = (maps.Length + columns - 1) / columns;
        var aspect = maps.Max(m => (double)m.Map.Rows / m.Map.Columns);
        var frame = (Figure.DoubleColumn - 18 - (columns * 11)) / columns;
        return new FigureBlock(
            new Figure
            {
                WidthMm = Figure.DoubleColumn,
                HeightMm = Math.Max((rows * ((frame * aspect) + 9.5)) + 10, rows * 22),
                Columns = columns,
                SharedColorBar = scale,
                Title = LabelText.Plain(name),
                Panels = [.. maps.Select((m, i) => MapPanel(m.Name, m.Map, m.Front, values[i], scale, i, columns, maps.Length))],
            },
            caption + " Grey: lithium. Black: the front. Pointed ends of the color bar: values beyond it.");
    }

    private static Panel MapPanel(string name, FieldMap map, FrontSnapshot? front, double[] values, ColorScale scale, int index, int columns, int count)
    {
        double half = 0.5 * map.Spacing, left = Micro * (map.OriginX - half), low = Micro * (map.OriginZ - half);
        var right = left + (Micro * map.Spacing * map.Columns);
        var high = low + (Micro * map.Spacing * map.Rows);
        List<Series> series = [new HeatMap(values, map.Columns, map.Rows, (left, right), (low, high), scale)];
        series.AddRange((front?.Curves ?? []).Select(c => new LineSeries([.. c.X.Select(x => Micro * x)], [.. c.Z.Select(z => Micro * z)]) { Color = Rgb.Black, Width = 0.5 }));
        return new Panel
        {
            X = new Axis("*x*", "um") { Min = left, Max = right, ShowsNumbers = index + columns >= count },
            Y = new Axis("Height", "um") { Min = low, Max = high, ShowsNumbers = index % columns == 0 },
            Aspect = Aspect.EqualByFrame,
            Title = name,
            ColorBar = ColorBarPlace.None,
            Series = series,
        };
    }

    /// <summary>One scale for all maps. Currents have sharp peaks at tips; the highest two thousandths may lie beyond the scale so that the rest can be seen.</summary>
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
