using System.Globalization;
using Anodyne.Design.Claims.Rules;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Designs;

/// <summary>Reported values that a study names, held against limits.</summary>
/// <param name="Checks">One check a table.</param>
public sealed record ClaimSection(IReadOnlyList<ClaimCheck> Checks) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Reported values against limits that cannot be passed";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show() => [.. Checks.SelectMany(One)];

    private static IEnumerable<ReportBlock> One(ClaimCheck check)
    {
        yield return new ParagraphBlock(string.Create(
            CultureInfo.InvariantCulture,
            $"{check.Table.Name}: {check.Table.Claims.Length} rows. {check.Table.Claims.Length - check.Unjudged.Length} were examined, {check.Unjudged.Length} "
                + $"met no rule, and {check.Flags.Length} do not fit a limit as they are stated. A flag does not say why: a misprint, a condition that is not "
                + $"stated, a definition, or the value."));
        if (check.Flags.Length > 0)
        {
            yield return new TableBlock(
                ["Row", "Paper", "System", "Quantity", "Printed", "Arithmetic"],
                [
                    .. check.Flags.Select(flag => (IReadOnlyList<TableCell>)
                    [
                        new TableCell(flag.Claim.Row.ToString(CultureInfo.InvariantCulture), CellKind.Number), flag.Claim.Paper, flag.Claim.System,
                        flag.Claim.Quantity.Replace('_', ' '),
                        new TableCell(Plain(flag.Claim.Print()), CellKind.Flag), new TableCell(Plain(flag.Reason), CellKind.Small),
                    ]),
                ],
                "Values that are inconsistent as stated.");
        }
    }

    /// <summary>Text that must not be read as markup: formulas with ^, _ and * in them.</summary>
    private static string Plain(string text) =>
        text.Replace("^{", "^\u200b{", StringComparison.Ordinal).Replace("_{", "_\u200b{", StringComparison.Ordinal)
            .Replace("*", "\u2217", StringComparison.Ordinal);
}
