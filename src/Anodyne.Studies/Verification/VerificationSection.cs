using Anodyne.Figures.Text;
using Anodyne.Quantities;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Verification;

/// <summary>The checks of <c>anodyne verify</c> that stand behind the study.</summary>
/// <param name="Outcomes">The checks that were run.</param>
public sealed record VerificationSection(IReadOnlyList<CheckOutcome> Outcomes) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Verification";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Outcomes.Count == 0)
        {
            return [];
        }

        var failed = Outcomes.Where(o => !o.Pass).ToArray();
        var groups = Outcomes.GroupBy(o => o.Check.Group).Select(g => (IReadOnlyList<TableCell>)
        [
            g.Key, new TableCell($"{g.Count(o => o.Pass)} of {g.Count()}", g.All(o => o.Pass) ? CellKind.Good : CellKind.Flag), Worst(g),
        ]);
        return
        [
            new ParagraphBlock(
                $"{Outcomes.Count - failed.Length} of {Outcomes.Count} checks against closed forms, conservation laws and reference values pass; `anodyne "
                    + "verify` computes them again."),
            new TableBlock(["Gate", "passed", "closest to its tolerance"], [.. groups], "Checks by gate."),
            new FoldBlock("Every check", [All()]),
        ];
    }

    private static TableCell Worst(IEnumerable<CheckOutcome> group)
    {
        var worst = group.MaxBy(o => o.Pass ? o.Error / o.Check.Tolerance : double.PositiveInfinity)!;
        return new TableCell(
            worst.Failure ?? $"{worst.Check.Name}: error {ReportNumber.Text(worst.Error, 2)}, allowed {ReportNumber.Text(worst.Check.Tolerance, 2)}",
            CellKind.Small);
    }

    private TableBlock All() => new(
        ["Check", "value", "reference", "unit", "error", "tolerance", "", "Source"],
        [
            .. Outcomes.Select(o => (IReadOnlyList<TableCell>)
            [
                new TableCell(o.Check.Name, CellKind.Small), TableCell.Of(o.Value, 6), TableCell.Of(o.Check.Reference, 6), UnitLabel.Markup(o.Check.Unit),
                TableCell.Of(o.Check.Measure == ErrorMeasure.AtLeast ? null : o.Error, 2), TableCell.Of(o.Check.Tolerance, 2),
                o.Pass ? new TableCell("pass", CellKind.Good) : new TableCell("fail", CellKind.Flag), new TableCell(o.Check.Source, CellKind.Small),
            ]),
        ],
        "Every check with its reference.");
}
