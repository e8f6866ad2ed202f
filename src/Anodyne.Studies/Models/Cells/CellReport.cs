using System.Globalization;
using Anodyne.Cells.Protocols;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Cells;

/// <summary>What cell simulations add to a report.</summary>
internal static class CellReport
{
    // docs/cell-model.md says more.
    private static readonly string[] LeftOut =
    [
        "One dimension: no lateral variation, no dendrites, no edge of the electrode; a short circuit cannot happen here.",
        "One particle size and one temperature in the whole cell.",
        "Film and dead lithium do not clog pores and do not take up space between the electrodes.",
        "Convection by the displaced liquid, about *c* *V*_{m} (1 % at 1 mol/L).",
        "No consumption of solvent: the electrolyte does not dry out.",
        "Beyond the limiting current the electroneutral model ends; there a run stops and says so.",
    ];

    public static ModelReport Of(ModelView view) => new()
    {
        Happened = [new FreeSection("What the cells did", [Results(view), .. CellFigures.Of(view), .. CellTables.Cycles(view)])],
        Details = [new FreeSection("Where the lithium is", [CellTables.Lithium(view)])],
        Trust =
        [
            new FreeSection("Protocols", [.. view.Variants.GroupBy(variant => string.Join('\n', Protocol(variant))).Select(Protocol)]),
            new FreeSection("Balances and resolution", [Balances(view)]),
        ],
        LeftOut = LeftOut,
    };

    /// <summary>The result of a variant; a cell has no seeds.</summary>
    public static CycleResult Run(ModelVariant variant) => (CycleResult)variant.Results[0];

    private static TableBlock Results(ModelView view)
    {
        var quantities = CellQuantities.All.Where(
            quantity => quantity.IsIn(QuantityPlaces.Table) && view.Variants.Any(variant => double.IsFinite(quantity.Of(Run(variant)))));
        return new TableBlock(
            ["Quantity", "Unit", .. view.Variants.SelectMany(variant => new[] { variant.Name, "±" })],
            [
                .. quantities.Select(quantity => (IReadOnlyList<TableCell>)
                [
                    quantity.Title,
                    quantity.Unit == "1" ? "" : UnitLabel.Markup(quantity.Unit),
                    .. view.Variants.SelectMany(variant => Cells(variant.Estimate(quantity))),
                ]),
                [
                    "ended by", "",
                    .. view.Variants.SelectMany(variant => new TableCell[]
                    {
                        new(Run(variant).StopReason, Run(variant).Failure is null ? CellKind.Small : CellKind.Flag), "",
                    }),
                ],
            ],
            "Results. ±: what the ranges of the assumed values make of a quantity, each value at both ends of its range alone, "
            + "the larger change of each added in quadrature; \"none\" where the case gives no range.");
    }

    private static TableCell[] Cells((double Value, double? HalfWidth) estimate) => double.IsFinite(estimate.Value)
        ?
        [
            TableCell.Of(estimate.Value, ReportNumber.DigitsWithin(estimate.Value, estimate.HalfWidth)),
            new TableCell(estimate.HalfWidth is { } half ? ReportNumber.Text(half, 2) : "none", estimate.HalfWidth is null ? CellKind.Small : CellKind.Number),
        ]
        : ["", ""];

    private static IEnumerable<string> Protocol(ModelVariant variant) => Lines(CellModel.Case(variant.Case).Protocol.Items, "");

    private static BulletBlock Protocol(IGrouping<string, ModelVariant> group) =>
        new([.. ((string[])[$"{string.Join(", ", group.Select(variant => variant.Name))}:", .. group.Key.Split('\n')])]);

    private static IEnumerable<string> Lines(IReadOnlyList<ProtocolItem> items, string indent) => items.SelectMany(item => item switch
    {
        RepeatedGroup again => [Repeated(again, indent), .. Lines(again.Items, indent + "\u2003")],
        SingleStep single => (IEnumerable<string>)[indent + single.Step.Text],
        _ => [],
    });

    private static string Repeated(RepeatedGroup again, string indent)
    {
        var share = again.UntilCapacityShare is { } least ? string.Create(CultureInfo.InvariantCulture, $", until {100 * least:G3} % of the capacity") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{indent}{again.Times} times{share}:");
    }

    private static TableBlock Balances(ModelView view) => new(
        ["Variant", "salt", "lithium", "steps", .. view.Headline.SelectMany(quantity => new[] { quantity.Title, "finer" })],
        [
            .. view.Variants.Select(variant => (IReadOnlyList<TableCell>)
            [
                variant.Name,
                TableCell.Of(Run(variant).SaltDrift, 2),
                TableCell.Of(Run(variant).LithiumDrift, 2),
                new TableCell(Run(variant).IntegratorSteps.ToString(CultureInfo.InvariantCulture), CellKind.Number),
                .. view.Headline.SelectMany(quantity => new[]
                {
                    TableCell.Of(quantity.Of(Run(variant)), 6), TableCell.Of(quantity.Of(variant.Refined[0].Result), 6),
                }),
            ]),
        ],
        "Largest relative change of salt and lithium over the run, steps of the integrator, "
        + "and the headline quantities beside those of the same cell with twice the intervals and a tenth of the tolerance.");
}
