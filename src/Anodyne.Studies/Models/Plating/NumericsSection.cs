using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>A quantity computed at several resolutions.</summary>
/// <param name="Quantity">The quantity, with markup.</param>
/// <param name="CellsAcross">Grid cells across the width, ascending.</param>
/// <param name="Values">The quantity at each resolution.</param>
public sealed record ConvergenceStudy(string Quantity, IReadOnlyList<int> CellsAcross, IReadOnlyList<double> Values);

/// <summary>The balances and the cost of one run.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Errors">Worst relative errors of the balances over all steps.</param>
/// <param name="Steps">Time steps.</param>
/// <param name="Cells">Cells of the largest window.</param>
/// <param name="WallSeconds">Wall time, s; NaN leaves it out.</param>
public sealed record BalanceRow(string Variant, ConservationErrors Errors, int Steps, int Cells, double WallSeconds);

/// <summary>Can the numbers be trusted: balances, and the convergence figure that chose the default resolution.</summary>
/// <param name="Balances">One entry a variant (the worst over its seeds).</param>
public sealed record NumericsSection(IReadOnlyList<BalanceRow> Balances) : ReportSection
{
    /// <summary>Quantities against resolution; none if no convergence study was made.</summary>
    public IReadOnlyList<ConvergenceStudy> Convergence { get; init; } = [];

    /// <summary>The resolution at which the study ran, cells across the width; 0 if not known.</summary>
    public int CellsAcross { get; init; }

    /// <inheritdoc/>
    public override string Heading => "Balances and resolution";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        List<ReportBlock> blocks = [];
        if (Convergence.Count > 0)
        {
            blocks.Add(new FigureBlock(
                ConvergenceFigure(),
                "Convergence: relative difference from the finest grid against cells across the width."
                + (CellsAcross > 0 ? $" The study ran at {CellsAcross} cells (upright line)." : "")));
        }

        if (Balances.Count > 0)
        {
            var hasWall = Balances.Any(b => double.IsFinite(b.WallSeconds));
            blocks.Add(new TableBlock(
                ["Variant", "charge", "lithium", "salt", "steps", "cells", .. hasWall ? (string[])["wall time (s)"] : []],
                [
                    .. Balances.Select(b => (IReadOnlyList<TableCell>)
                    [
                        b.Variant, TableCell.Of(b.Errors.Charge, 2), TableCell.Of(b.Errors.Lithium, 2), TableCell.Of(b.Errors.Salt, 2),
                        new TableCell(b.Steps.ToString(System.Globalization.CultureInfo.InvariantCulture), CellKind.Number),
                        new TableCell(b.Cells.ToString(System.Globalization.CultureInfo.InvariantCulture), CellKind.Number),
                        .. hasWall ? (TableCell[])[TableCell.Of(b.WallSeconds, 3)] : [],
                    ]),
                ],
                "Largest relative error of each balance over all steps and seeds: current into the front against current through the far plane, lithium deposited against charge passed, salt against its inventory."));
        }

        return blocks;
    }

    private Figure ConvergenceFigure()
    {
        List<Series> series = [];
        foreach (var (study, i) in Convergence.Select((s, i) => (s, i)))
        {
            var finest = study.Values[^1];
            var count = study.Values.Count - 1;
            series.Add(new LineSeries(
                [.. study.CellsAcross.Take(count).Select(c => (double)c)],
                [.. study.Values.Take(count).Select(v => Math.Abs((v - finest) / finest))])
            {
                Label = study.Quantity, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i), Marker = Marker.Circle,
            });
        }

        if (CellsAcross > 0)
        {
            series.Add(new ReferenceLine(CellsAcross) { IsUpright = true });
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
                    Series = series,
                },
            ],
        };
    }
}
