using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Reporting;

/// <summary>What one property contributes to the difference between two variants.</summary>
/// <param name="Property">The property, in words.</param>
/// <param name="From">Its value in the first variant, as printed.</param>
/// <param name="To">Its value in the second variant, as printed.</param>
/// <param name="Alone">Change of the quantity when only this property is swapped in the first variant.</param>
/// <param name="Shapley">Mean of its contribution over all orders of swapping; the contributions add up to the whole difference.</param>
public sealed record PropertyEffect(string Property, string From, string To, double Alone, double Shapley)
{
    /// <summary>Smallest contribution over the ranges of the assumed values; null if not computed.</summary>
    public double? Low { get; init; }

    /// <summary>Largest contribution over the ranges of the assumed values; null if not computed.</summary>
    public double? High { get; init; }

    /// <summary>True if one of the two values is assumed.</summary>
    public bool IsAssumed { get; init; }
}

/// <summary>The difference of one quantity between two variants, split over their properties.</summary>
/// <param name="Condition">Current, placement and other things both have in common, with markup.</param>
/// <param name="FromVariant">The first variant.</param>
/// <param name="ToVariant">The second variant.</param>
/// <param name="Quantity">The quantity, e.g. "ln(*R*_{q,end}/*R*_{q,start}), simulated".</param>
/// <param name="Unit">Its unit, plain text; empty for a pure number.</param>
/// <param name="FromValue">The quantity in the first variant.</param>
/// <param name="ToValue">The quantity in the second variant.</param>
/// <param name="Effects">One entry a property in which the variants differ.</param>
public sealed record Attribution(
    string Condition, string FromVariant, string ToVariant, string Quantity, string Unit, double FromValue, double ToValue, IReadOnlyList<PropertyEffect> Effects);

/// <summary>Which property bought the difference: Shapley values as bars and table.</summary>
/// <param name="Attributions">One entry a pair of variants and quantity.</param>
public sealed record AttributionSection(IReadOnlyList<Attribution> Attributions) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Which property bought it";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Attributions.Count == 0)
        {
            return [];
        }

        List<ReportBlock> blocks =
        [
            new ParagraphBlock(
                "The variants differ in several properties at once. Each property is swapped alone, and in every possible order with the others; the mean contribution "
                + "over all orders (its Shapley value) shares out the whole difference without remainder. Negative means flatter."),
        ];
        foreach (var group in Attributions.GroupBy(a => a.Quantity))
        {
            blocks.Add(new FigureBlock(AttributionFigure.Of([.. group]), Caption(group.Key, [.. group])));
        }

        blocks.Add(new FoldBlock("Tables: every property swapped alone, and its Shapley value", [.. Attributions.Select(Table)]));
        return blocks;
    }

    private static string Caption(string quantity, IReadOnlyList<Attribution> group) =>
        $"Shapley values of the properties for {quantity}, {string.Join("; ", group.Select(a => $"{a.FromVariant} to {a.ToVariant} ({a.Condition})").Distinct())}."
        + (group.Any(a => a.Effects.Any(e => e.Low is not null)) ? " Whiskers: over the ranges of the assumed values." : "");

    private static TableBlock Table(Attribution a)
    {
        var unit = a.Unit.Length == 0 ? "" : " (" + UnitLabel.Markup(a.Unit) + ")";
        var hasRange = a.Effects.Any(e => e.Low is not null || e.High is not null);
        string[] columns = ["Property", a.FromVariant, a.ToVariant, "swapped alone", "Shapley value", .. hasRange ? (string[])["over the ranges"] : []];
        List<IReadOnlyList<TableCell>> rows =
        [
            .. a.Effects.OrderByDescending(e => Math.Abs(e.Shapley)).Select(e => (IReadOnlyList<TableCell>)
            [
                e.Property + (e.IsAssumed ? " (assumed)" : ""), e.From, e.To, TableCell.Of(e.Alone, 3), TableCell.Of(e.Shapley, 3),
                .. hasRange ? (TableCell[])[new TableCell(e is { Low: { } low, High: { } high } ? $"{ReportNumber.Text(low, 3)} to {ReportNumber.Text(high, 3)}" : "", CellKind.Number)] : [],
            ]),
            [
                "*whole difference*", ReportNumber.Text(a.FromValue, 3), ReportNumber.Text(a.ToValue, 3), "", TableCell.Of(a.ToValue - a.FromValue, 3),
                .. hasRange ? (TableCell[])[""] : [],
            ],
        ];
        return new TableBlock(columns, rows, $"{a.Quantity}{unit}: {a.FromVariant} to {a.ToVariant}, {a.Condition}.");
    }
}
