using System.Globalization;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Can the numbers be trusted: balances, and the convergence figure that chose the default resolution.</summary>
internal static class NumericsSection
{
    private static readonly (string Name, Func<PlatingResult, double> Value)[] s_converging =
        [("*R*_{q}", result => result.RoughnessRq), ("peak", result => result.Peak), ("voltage", result => result.Voltage)];

    /// <summary>The section.</summary>
    public static FreeSection Of(ModelView view)
    {
        var refined = view.Variants.SelectMany(variant => variant.Refined).OrderBy(item => item.Resolution).ToArray();
        return new FreeSection("Balances and resolution",
        [
            .. refined.Length < 2 ? Array.Empty<ReportBlock>() :
            [
                new FigureBlock(
                    Convergence(refined, view.Resolution),
                    "Convergence: relative difference from the finest grid against cells across the width. "
                    + $"The study ran at {view.Resolution} cells (upright line)."),
            ],
            .. view.Variants.Count == 0 ? Array.Empty<ReportBlock>() :
            [
                new TableBlock(
                    ["Variant", "charge", "lithium", "salt", "steps", "cells", "wall time (s)"],
                    [.. view.Variants.Select(Balance)],
                    "Largest relative error of each balance over all steps and seeds: current into the front against current through the far plane, "
                    + "lithium deposited against charge passed, salt against its inventory."),
            ],
        ]);
    }

    private static IReadOnlyList<TableCell> Balance(ModelVariant variant)
    {
        var runs = variant.Results.Cast<PlatingResult>().ToArray();
        TableCell Worst(Func<ConservationErrors, double> error) => TableCell.Of(runs.Max(run => Math.Abs(error(run.Conservation))), 2);
        TableCell Most(Func<PlatingResult, int> count) => new(runs.Max(count).ToString(CultureInfo.InvariantCulture), CellKind.Number);
        return
        [
            variant.Name, Worst(errors => errors.Charge), Worst(errors => errors.Lithium), Worst(errors => errors.Salt), Most(run => run.Steps),
            Most(run => run.Cells),
            TableCell.Of(runs.Average(run => run.Wall), 3),
        ];
    }

    private static Figure Convergence(RefinedResult[] refined, int resolution)
    {
        var coarser = refined[..^1];
        double Difference(RefinedResult item, Func<PlatingResult, double> value)
        {
            var finest = value((PlatingResult)refined[^1].Result);
            return Math.Abs((value((PlatingResult)item.Result) - finest) / finest);
        }

        return new Figure
        {
            WidthMm = 120,
            HeightMm = 60,
            Title = "Convergence with resolution",
            Panels =
            [
                new Panel
                {
                    X = new Axis("Cells across the width") { Scale = AxisScale.Log },
                    Y = new Axis("Relative difference") { Scale = AxisScale.Log },
                    Series =
                    [
                        .. s_converging.Select((quantity, i) => new LineSeries(
                            [.. coarser.Select(item => (double)item.Resolution)], [.. coarser.Select(item => Difference(item, quantity.Value))])
                        {
                            Label = quantity.Name, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i), Marker = Marker.Circle,
                        }),
                        new ReferenceLine(resolution) { IsUpright = true },
                    ],
                },
            ],
        };
    }
}
