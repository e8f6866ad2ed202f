using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Report.Sections;

/// <summary>The final values of all variants, mean and spread over the seeds.</summary>
internal static class PlatingTable
{
    public static TableBlock Of(IReadOnlyList<PlatingVariant> variants)
    {
        (string Name, Func<PlatingResult, double> Value)[] columns =
        [
            ("*R*_{q} at end (µm)", r => 1e6 * r.RoughnessRq),
            ("growth of *R*_{q} (e-folds)", r => Math.Log(r.RoughnessRq / StartRoughness(r))),
            ("peak to valley (µm)", r => 1e6 * (r.Peak - r.Valley)),
            ("thickness (µm)", r => 1e6 * r.MeanThickness),
            ("porosity (%)", r => 100 * r.Porosity),
            ("tip current / mean", r => r.TipCurrentRatio),
            ("voltage (mV)", r => 1e3 * r.Voltage),
        ];
        var isPlain = variants.All(v => v.Runs.All(r => r.Result.StopReason == StopReason.Charge));
        return new TableBlock(
            ["Variant", .. columns.Select(c => c.Name), .. isPlain ? (string[])[] : ["ended by"]],
            [
                .. variants.Select(v => (IReadOnlyList<TableCell>)
                [
                    v.Name, .. columns.Select(c => Cell(v, c.Value)), .. isPlain ? (TableCell[])[] : [EndedBy(v)],
                ]),
            ],
            $"At the end of the runs: mean over {Counts(variants)} ± 95 % half-width of the mean. The surfaces start with *R*_{{q}} of "
            + string.Join(" or ", variants.Select(v => ReportNumber.Text(1e6 * StartRoughness(v.Runs[0].Result), 3)).Distinct()) + " µm. Dense and flat, the same charge is "
            + string.Join(" or ", variants.Select(v => ReportNumber.Text(1e6 * v.Runs[0].Result.DenseThickness, 4)).Distinct()) + " µm thick." + (isPlain ? " All runs passed their whole charge." : ""));
    }

    private static string Counts(IReadOnlyList<PlatingVariant> variants)
    {
        int[] counts = [.. variants.Select(v => v.Runs.Count).Distinct().Order()];
        return counts.Length == 1 ? counts[0] == 1 ? "one run" : $"{counts[0]} seeds" : $"{counts[0]} to {counts[^1]} seeds";
    }

    /// <summary>Roughness at the first sample, m.</summary>
    public static double StartRoughness(PlatingResult result) => result.Series is { Count: > 0 } series ? series[0].RoughnessRq : double.NaN;

    private static TableCell Cell(PlatingVariant variant, Func<PlatingResult, double> value)
    {
        var spread = Spread.Of(variant.Runs.Select(r => value(r.Result)));
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
        string[] reasons = [.. variant.Runs.Select(r => Words(r.Result.StopReason)).Distinct()];
        var isPlain = variant.Runs.All(r => r.Result.StopReason is StopReason.Charge or StopReason.Time);
        return new TableCell(string.Join(", ", reasons), isPlain ? CellKind.Words : CellKind.Flag);
    }

    private static string Words(StopReason reason) => reason switch
    {
        StopReason.Charge => "charge passed",
        StopReason.Time => "time over",
        StopReason.ShortCircuit => "short circuit",
        StopReason.SeparatorReached => "tip reached the separator",
        StopReason.LayerPierced => "layer pierced",
        StopReason.LimitingCurrent => "limiting current",
        _ => reason.ToString(),
    };
}
