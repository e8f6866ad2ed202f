using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Reports.Blocks;

namespace Anodyne.Reports.Sections;

/// <summary>One input of the study.</summary>
/// <param name="Owner">The part it belongs to (electrolyte, coating, separator ...), for grouping.</param>
/// <param name="Name">The quantity, with markup.</param>
/// <param name="Variant">The variants it holds for; empty for all.</param>
/// <param name="Value">Value with range, evidence and source.</param>
public sealed record ParameterRow(string Owner, string Name, string Variant, SourcedValue Value);

/// <summary>Every parameter with value, range, evidence and source.</summary>
/// <param name="Rows">The parameters.</param>
public sealed record ParameterSection(IReadOnlyList<ParameterRow> Rows) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Every parameter and where it comes from";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Rows.Count == 0)
        {
            return [];
        }

        var counts = Rows.GroupBy(r => r.Value.Evidence).ToDictionary(g => g.Key, g => g.Count());
        int Count(Evidence e) => counts.GetValueOrDefault(e);
        return
        [
            new ParagraphBlock($"{Count(Evidence.Measured)} values are measured, {Count(Evidence.Computed)} computed, {Count(Evidence.Assumed)} assumed."),
            new TableBlock(
                ["Part", "Quantity", "Variant", "Value", "Range", "Unit", "Evidence", "Source"],
                [
                    .. Rows.Select((r, i) => (IReadOnlyList<TableCell>)
                    [
                        i > 0 && Rows[i - 1].Owner == r.Owner ? "" : r.Owner,
                        r.Name,
                        new TableCell(r.Variant.Length == 0 ? "all" : r.Variant, CellKind.Small),
                        new TableCell(ReportNumber.Given(In(r.Value.Value, r.Value)), CellKind.Number),
                        new TableCell(Range(r.Value), CellKind.Number),
                        UnitLabel.Markup(r.Value.Unit),
                        new TableCell(r.Value.Evidence.ToString().ToLowerInvariant(), r.Value.Evidence == Evidence.Assumed ? CellKind.Flag : CellKind.Words),
                        new TableCell(r.Value.Source, CellKind.Small),
                    ]),
                ],
                "All inputs of the study."),
        ];
    }

    private static double In(double si, SourcedValue value) => value.Unit is "" or "1" ? si : UnitText.FromSi(si, value.Unit);

    private static string Range(SourcedValue value) => (value.Low, value.High) switch
    {
        ({ } low, { } high) => $"{ReportNumber.Given(In(low, value))} \u2013 {ReportNumber.Given(In(high, value))}",
        ({ } low, null) => $"\u2265 {ReportNumber.Given(In(low, value))}",
        (null, { } high) => $"\u2264 {ReportNumber.Given(In(high, value))}",
        _ => "",
    };
}
