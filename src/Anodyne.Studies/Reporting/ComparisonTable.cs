using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Answers;

namespace Anodyne.Studies.Reporting;

/// <summary>Simulated, measured, reported and assumed values in one table, a row a value, with flags where a reported number breaks a physical limit.</summary>
internal static class ComparisonTable
{
    /// <summary>The section; empty without rows.</summary>
    public static FreeSection Section(IReadOnlyList<ComparedAnswer> rows)
    {
        var hasReported = rows.Any(row => Reported(row) is not null);
        var hasMeasured = rows.Any(row => Measured(row) is not null);
        var hasAssumed = rows.Any(row => row.Taken is not null);
        string[] columns =
        [
            "Quantity", "Variant", "Unit", "simulated", .. hasMeasured ? ["measured"] : Array.Empty<string>(),
            .. hasReported ? ["reported"] : Array.Empty<string>(), .. hasAssumed ? ["assumed"] : Array.Empty<string>(), "Source and flags",
        ];
        return new FreeSection("Simulated, measured, reported, assumed", rows.Count == 0 ? [] :
        [
            new TableBlock(
                columns,
                [
                    .. rows.Select(row => (IReadOnlyList<TableCell>)
                    [
                        row.Title, row.Variant, UnitLabel.Markup(row.Unit), Number(row.Taken is null ? row.Simulated : null),
                        .. hasMeasured ? [Judged(Measured(row))] : Array.Empty<TableCell>(),
                        .. hasReported ? [Number(Reported(row))] : Array.Empty<TableCell>(),
                        .. hasAssumed ? [Number(row.Taken is { } taken ? taken with { HalfWidth = null } : null)] : Array.Empty<TableCell>(),
                        Remarks(row),
                    ]),
                ],
                "Values side by side, ± half of a 95 % interval, of a simulated value with the grid's own error where it was looked at. "
                + "Struck through: void, means nothing. "
                + "A flag marks a reported number that no dense, flat or lossless deposit could give, or one that contradicts another."),
        ]);
    }

    // A published measurement stands in the measured column unless a file was measured here: then both are seen side by side.
    private static ComparedValue? Measured(ComparedAnswer row) =>
        row.Measured ?? (row.Reported is { IsPublishedMeasurement: true } published ? published : null);

    private static ComparedValue? Reported(ComparedAnswer row) =>
        row.Measured is null && row.Reported is { IsPublishedMeasurement: true } ? null : row.Reported;

    private static TableCell Remarks(ComparedAnswer row)
    {
        var source = string.Join("; ", new[] { row.Measured?.Source, row.Reported?.Source }.Where(text => !string.IsNullOrEmpty(text)));
        return row.Flags.Count == 0
            ? new TableCell(source, CellKind.Small)
            : new TableCell(string.Join(" ", row.Flags) + (source.Length > 0 ? $" ({source})" : ""), CellKind.Flag);
    }

    private static TableCell Judged(ComparedValue? value) => value?.Verdict switch
    {
        Verdict.Void => new TableCell(double.IsFinite(value.Value) ? Number(value).Text : "none", CellKind.Void),
        Verdict.Caution => Number(value) with { Text = Number(value).Text + " (caution)" },
        _ => Number(value),
    };

    private static TableCell Number(ComparedValue? value)
    {
        var text = value is null ? "" : value.HalfWidth is null ? ReportNumber.Given(value.Value) : ReportNumber.WithSpread(value.Value, value.HalfWidth);
        return new TableCell(text, CellKind.Number);
    }
}
