using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Reporting;

/// <summary>Which property bought a difference: Shapley values as bars and table.</summary>
/// <param name="Condition">Current, placement and other things both variants have in common, with markup.</param>
/// <param name="From">The first variant, under the name that is shown.</param>
/// <param name="To">The second variant, likewise.</param>
/// <param name="Quantity">The quantity, e.g. "ln(*R*_{q,end}/*R*_{q,start}), simulated".</param>
/// <param name="Difference">The difference, shared out over the properties.</param>
internal sealed record Attribution(string Condition, StudyVariant From, StudyVariant To, string Quantity, SharedDifference Difference)
{
    private const string Whole = "whole difference";

    private double Total => Difference.To - Difference.From;

    private string Pair => $"{From.Name} to {To.Name}";

    /// <summary>The section of some attributions; empty without any.</summary>
    public static FreeSection Section(IReadOnlyList<Attribution> attributions) => new("Which property bought it", attributions.Count == 0 ? [] :
    [
        new ParagraphBlock(
            "The variants differ in several properties at once. Each property is swapped alone, and in every possible order with the others; the mean "
            + "contribution over all orders (its Shapley value) shares out the whole difference without remainder. Negative means flatter."),
        .. attributions.GroupBy(a => a.Quantity).Select(group => new FigureBlock(
            Figure([.. group]),
            $"Shapley values of the properties for {group.Key}, {string.Join("; ", group.Select(a => $"{a.Pair} ({a.Condition})").Distinct())}.")),
        new FoldBlock("Tables: every property swapped alone, and its Shapley value", [.. attributions.Select(a => a.Table())]),
    ]);

    private static Figure Figure(Attribution[] attributions)
    {
        var shares = attributions.SelectMany(a => a.Difference.Shares).GroupBy(share => share.Property.Title);
        string[] rows = [.. shares.OrderByDescending(group => group.Max(share => Math.Abs(share.Shapley))).Select(group => group.Key), Whole];
        var columns = Math.Min(2, attributions.Length);
        return new Figure
        {
            WidthMm = columns == 1 ? 110 : Figures.Figure.DoubleColumn,
            HeightMm = (attributions.Length + columns - 1) / columns * (20 + (6 * rows.Length)),
            Columns = columns,
            Title = "Shapley values",
            Panels = [.. attributions.Select((a, i) => a.Panel(rows, isLeft: i % columns == 0))],
        };
    }

    // One order of rows for all panels, the largest share first.
    private Panel Panel(string[] rows, bool isLeft)
    {
        double[] values =
        [
            .. rows.Select(row => row == Whole ? Total : Difference.Shares.FirstOrDefault(share => share.Property.Title == row)?.Shapley ?? 0),
        ];
        return new Panel
        {
            X = new Axis(Quantity) { IncludeZero = true, Padding = 0.3 },
            Y = Axis.OfCategories(rows) with { IsReversed = true, ShowsNumbers = isLeft },
            Title = $"{Pair}, {Condition}",
            Series =
            [
                new BarSeries(values)
                {
                    IsHorizontal = true,
                    BarWidth = 0.62,
                    Colors = [.. rows.Select((row, i) => row == Whole ? Rgb.Gray(0x6a) : values[i] < 0 ? Palette.Blue : Palette.Vermilion)],
                    ValueLabels = [.. values.Select(v => ReportNumber.Text(v, 2))],
                },
                new ReferenceLine(0) { IsUpright = true, Dash = Dash.Solid, Width = 0.75 },
            ],
        };
    }

    private TableBlock Table() => new(
        ["Property", From.Name, To.Name, "swapped alone", "Shapley value"],
        [
            .. Difference.Shares.OrderByDescending(share => Math.Abs(share.Shapley)).Select(share => (IReadOnlyList<TableCell>)
            [
                share.Property.Title, From.Options[share.Property.Name], To.Options[share.Property.Name], TableCell.Of(share.Alone, 3),
                TableCell.Of(share.Shapley, 3),
            ]),
            [$"*{Whole}*", ReportNumber.Text(Difference.From, 3), ReportNumber.Text(Difference.To, 3), "", TableCell.Of(Total, 3)],
        ],
        $"{Quantity}: {Pair}, {Condition}.");
}
