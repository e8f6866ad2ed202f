using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Runs under a protocol: voltage against time, and where the charge of every cycle went.</summary>
internal static class CycleFigures
{
    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        PlatingVariant[] shown = [.. variants.Where(v => v.Runs[0].Result is { ProtocolSteps.Count: > 0, Series.Count: > 1 })];
        return
        [
            .. shown.Select(variant => new FigureBlock(
                new Figure
                {
                    WidthMm = Figure.DoubleColumn,
                    HeightMm = 62,
                    Columns = 2,
                    Title = "Voltage and the charge of every cycle",
                    Panels = [Voltage(variant), Budget(variant.Runs[0].Result)],
                },
                $"{variant.Name}: voltage of the working electrode against the counter electrode, negative while plating; and where the plated charge of every "
                    + "cycle went. What was revived is already taken off the dead part.")),
        ];
    }

    private static Panel Voltage(PlatingVariant variant)
    {
        var series = variant.Runs[0].Result.Series;
        return new Panel
        {
            X = new Axis("Time", "h"),
            Y = new Axis("Voltage", "mV"),
            Title = variant.Name,
            Series = [new LineSeries([.. series.Select(s => s.Time / 3600)], [.. series.Select(s => 1e3 * s.Voltage)]) { Color = SeriesColors.Of(0) }],
        };
    }

    // Stacked from zero: stripped, then what stays away of the plated charge. Parts below zero (metal of the start, revived lithium) are not stacked.
    private static Panel Budget(PlatingResult run)
    {
        double[] positions = [.. run.Cycles.Select(cycle => (double)cycle.Cycle)], from = new double[run.Cycles.Count];
        var bars = new List<Series>();
        (string Name, Rgb Color, Func<PlatingCycle, double> Part)[] parts =
        [
            ("stripped", Palette.SkyBlue, cycle => cycle.Stripped), ("live, left", Palette.Green, cycle => cycle.LiveLeft),
            ("dead", Palette.Vermilion, cycle => cycle.Dead), ("film", Palette.Purple, cycle => cycle.Sei),
        ];
        foreach (var (name, color, part) in parts)
        {
            double[] low = [.. from], high = [.. run.Cycles.Select((cycle, i) => from[i] + Math.Max(0, FrontFigures.Capacity(part(cycle))))];
            bars.Add(new BarSeries(positions, high) { Base = low, Color = color, Label = name });
            from = high;
        }

        return new Panel
        {
            X = new Axis("Cycle") { IsCounted = true, Min = 0.4, Max = run.Cycles.Count + 0.6 },
            Y = new Axis("Charge", "mAh/cm2") { Min = 0 },
            Legend = LegendPlace.Best,
            Series = bars,
        };
    }
}
