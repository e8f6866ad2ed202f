using Anodyne.Figures;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Models.Plating;

/// <summary>The picture of a plating study in one look: where the current went in the variants with the largest current, and how rough they became.</summary>
internal static class OverviewFigure
{
    private const int Most = 3;

    /// <summary>The figure with its caption; null if the variants have no fields or time series.</summary>
    public static FigureBlock? Of(IReadOnlyList<PlatingVariant> variants)
    {
        var shown = variants
            .Where(v => v.Runs[0].Result.Fields.Count > 0 && v.Runs.All(r => r.Result.Series.Count > 1))
            .GroupBy(v => Math.Round(v.CurrentDensity, 6))
            .MaxBy(g => Math.Abs(g.Key))?
            .ToArray();
        if (shown is null)
        {
            return null;
        }

        var drawn = shown.Take(Most).ToArray();
        var maps = FieldFigures.CurrentColumn(drawn);
        var aspect = drawn.Max(v => (double)v.Runs[0].Result.Fields[^1].Rows / v.Runs[0].Result.Fields[^1].Columns);
        var seeds = shown.Max(v => v.Runs.Count);
        var paired = SeriesFigures.RoughnessOverFirst(variants, shown);
        return new FigureBlock(
            new Figure
            {
                WidthMm = Figure.DoubleColumn,
                HeightMm = Math.Clamp(12 + (maps.Count * ((78 * aspect) + 6.5)), 52, 110),
                Columns = 2,
                ColumnWeights = [1.45, 1],
                Title = "Current density and roughness",
                Panels =
                [
                    .. maps.Select((m, k) => m with { Row = k, Column = 0 }),
                    (paired ?? SeriesFigures.Roughness(variants, shown)) with { Row = 0, Column = 1, RowSpan = maps.Count },
                ],
            },
            $"Left: current density in the electrolyte when {ReportNumber.Given(FrontFigures.Capacity(drawn[0].Runs[0].Result.ChargePerArea))} mAh cm^{{−2}} "
                + "have been plated at "
            + $"{ReportNumber.Given(drawn[0].CurrentDensity / 10)} mA cm^{{−2}}, one color scale; grey: lithium. Right: roughness "
            + (paired is null
                ? "against the charge plated" + (seeds > 1 ? $", mean over {seeds} seeds and band of one standard deviation." : ".")
                : $"against that of {shown[0].Name}, starting from the same surface" + (seeds > 1 ? $": mean over {seeds} pairs and its 95 % band." : ".")));
    }
}
