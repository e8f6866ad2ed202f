using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Requests;

/// <summary>The tables that a face shows of a finished study, as plain text.</summary>
internal static class RunTables
{
    /// <summary>Quantities of every variant, judged contrasts, compared values, and what the analyses of the simulation found; of each part.</summary>
    public static IReadOnlyList<TableBlock> Of(StudyAnswer answer) => [.. answer.Parts.SelectMany(Of).Where(table => table.Rows.Count > 0)];

    private static IEnumerable<TableBlock> Of(PartAnswer part) => [Quantities(part), Contrasts(part), Answers(part), Found(part)];

    private static TableBlock Quantities(PartAnswer part)
    {
        var shown = part.Part.Model.Quantities.Where(quantity => quantity.IsIn(QuantityPlaces.Table)).OrderBy(quantity => quantity.Rank)
            .Select(quantity => (quantity, Values: part.Variants.Select(variant => variant.Estimate(quantity)).ToArray()))
            .Where(row => row.Values.Any(value => double.IsFinite(value.Value)));
        return Table(
            ["quantity", "unit", .. part.Variants.Select(variant => variant.Name)],
            [
                .. shown.Select(row => (TableCell[])
                [
                    LabelText.Plain(row.quantity.Title), row.quantity.Unit, .. row.Values.Select(value => Number(value.Value, value.HalfWidth)),
                ]),
                ["ended by", "", .. part.Variants.Select(variant => new TableCell(Ending(part, variant)))],
            ]);
    }

    private static string Ending(PartAnswer part, ModelVariant variant) =>
        string.Join(", ", variant.Results.Select(result => part.Part.Model.Ending(result).Words).Distinct());

    private static TableBlock Contrasts(PartAnswer part) => Table(
        ["contrast", "placement", "ln(Rq ratio)", "grid's error", "decided by", "sign changes with"],
        part.Contrasts.Select(contrast =>
        {
            var sign = Math.Sign(contrast.Difference.Mean);
            var changes = contrast.Ranges.Where(range => Math.Sign(range.AtLow) != sign || Math.Sign(range.AtHigh) != sign);
            return (TableCell[])
            [
                $"{contrast.Plan.Contrast.To} against {contrast.Plan.Contrast.From}",
                contrast.Plan.To.Placement.Name,
                Number(contrast.Difference.Mean, contrast.Difference.HalfWidth),
                contrast.Grid is { } grid ? ReportNumber.Text(grid.Value, 2) : "",
                contrast.IsResolved ? contrast.Simulated.Shares.MaxBy(share => Math.Abs(share.Shapley))!.Property.Title : "no difference",
                contrast.IsResolved ? string.Join(", ", changes.Select(range => range.Value.Path).Distinct()) : "",
            ];
        }));

    private static TableBlock Answers(PartAnswer part) => Table(
        ["answer", "variant", "from", "value", "unit", "verdict", "against simulated"],
        part.Answers.SelectMany(answer => answer.Values.Select(value => (TableCell[])
        [
            answer.Quantity,
            answer.Variant,
            value.Name,
            new TableCell(EstimateText.Joined(value.Value, value.HalfWidth), value.Verdict == Verdict.Void ? CellKind.Void : CellKind.Words),
            answer.Unit,
            value.Verdict.ToString().ToLowerInvariant(),
            value.Origin == ComparedOrigin.Simulated ? "" : value.With(answer.Simulated)?.Words ?? "",
        ])));

    private static TableBlock Found(PartAnswer part) => Table(
        ["analysis", "variant", "quantity", "value", "unit", "verdict"],
        part.Virtual.SelectMany(found => found.Result.Results.Select(result => (TableCell[])
        [
            found.Analysis.Name, found.Variant, result.Key, Number(result.Value.Value, result.Value.Uncertainty), result.Value.Unit,
            result.Value.Verdict.ToString().ToLowerInvariant(),
        ])));

    private static TableBlock Table(IReadOnlyList<string> columns, IEnumerable<TableCell[]> rows) => new(columns, [.. rows], "");

    private static TableCell Number(double value, double? halfWidth) => double.IsFinite(value) ? EstimateText.Joined(value, halfWidth) : "";
}
