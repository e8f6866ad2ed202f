using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Models.Plating;

/// <summary>The final values of all variants, mean and spread over the seeds.</summary>
internal static class PlatingTable
{
    public static TableBlock Of(IReadOnlyList<PlatingVariant> variants)
    {
        Quantity[] columns = [.. PlatingQuantities.All.Where(quantity => quantity.IsIn(QuantityPlaces.Table)).OrderBy(quantity => quantity.Rank)];
        var isPlain = variants.All(v => v.Runs.All(r => r.Result.StopReason is StopReason.Charge or StopReason.Protocol));
        return new TableBlock(
            ["Variant", .. columns.Select(c => c.Head), .. isPlain ? (string[])[] : ["ended by"]],
            [
                .. variants.Select(v => (IReadOnlyList<TableCell>)
                [
                    v.Name, .. columns.Select(c => Cell(v, c)), .. isPlain ? (TableCell[])[] : [EndedBy(v)],
                ]),
            ],
            $"At the end of the runs: mean over {Counts(variants)} ± 95 % half-width of the mean. The surfaces start with *R*_{{q}} of "
            + $"{Micrometres(variants, PlatingQuantities.StartRoughness, 3)} µm. Dense and flat, the same charge is "
            + $"{Micrometres(variants, result => result.DenseThickness, 4)} µm thick.{(isPlain ? " All runs passed their whole charge." : "")}");
    }

    private static string Micrometres(IReadOnlyList<PlatingVariant> variants, Func<PlatingResult, double> length, int digits) =>
        string.Join(" or ", variants.Select(v => ReportNumber.Text(1e6 * length(v.Runs[0].Result), digits)).Distinct());

    private static string Counts(IReadOnlyList<PlatingVariant> variants)
    {
        int[] counts = [.. variants.Select(v => v.Runs.Count).Distinct().Order()];
        return counts.Length == 1 ? counts[0] == 1 ? "one run" : $"{counts[0]} seeds" : $"{counts[0]} to {counts[^1]} seeds";
    }

    private static TableCell Cell(PlatingVariant variant, Quantity quantity)
    {
        var spread = Spread.Of(variant.Runs.Select(r => quantity.HeadScale * quantity.Of(r.Result)));
        if (spread.Count == 0)
        {
            return new TableCell("", CellKind.Number);
        }

        // Rounding noise about zero is zero.
        var isNothing = Math.Abs(spread.Mean) < 0.005 && (spread.Count == 1 || spread.HalfWidth < 0.005);
        return new TableCell(isNothing ? "0.00" : ReportNumber.WithSpread(spread.Mean, spread.HalfWidth), CellKind.Number);
    }

    private static TableCell EndedBy(PlatingVariant variant)
    {
        (string Words, bool IsFlag)[] endings = [.. variant.Runs.Select(r => PlatingModel.Ended(r.Result)).Distinct()];
        return new TableCell(string.Join(", ", endings.Select(ending => ending.Words)), endings.Any(ending => ending.IsFlag) ? CellKind.Flag : CellKind.Words);
    }
}
