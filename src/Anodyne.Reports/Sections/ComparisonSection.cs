using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;

namespace Anodyne.Reports.Sections;

/// <summary>One quantity held against measurement, paper and assumption. Values are in <paramref name="Unit"/>; null where there is none.</summary>
/// <param name="Quantity">The quantity, with markup.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Unit">Unit of all values, plain text.</param>
public sealed record ComparisonRow(string Quantity, string Variant, string Unit)
{
    /// <summary>Simulated value.</summary>
    public double? Simulated { get; init; }

    /// <summary>Half-width of the simulated value over the seeds.</summary>
    public double? SimulatedSpread { get; init; }

    /// <summary>Measured value.</summary>
    public double? Measured { get; init; }

    /// <summary>Half-width of the measured value.</summary>
    public double? MeasuredSpread { get; init; }

    /// <summary>May the measured value be used? A void one is struck through.</summary>
    public Verdict MeasuredVerdict { get; init; }

    /// <summary>Value reported in the paper.</summary>
    public double? Reported { get; init; }

    /// <summary>Half-width that the paper gives; null if it gives none.</summary>
    public double? ReportedSpread { get; init; }

    /// <summary>"=", "~", "&gt;", "&lt;" as the paper says it.</summary>
    public string Comparator { get; init; } = "=";

    /// <summary>Assumed value.</summary>
    public double? Assumed { get; init; }

    /// <summary>Where the reported or measured value comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Physical limits that the row breaks and other remarks, in sentences.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}

/// <summary>Simulated, measured, reported and assumed values side by side, with flags where a reported number breaks a physical limit.</summary>
/// <param name="Rows">The rows.</param>
public sealed record ComparisonSection(IReadOnlyList<ComparisonRow> Rows) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Simulated, measured, reported, assumed";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Rows.Count == 0)
        {
            return [];
        }

        var hasReported = Rows.Any(r => r.Reported is not null);
        var hasMeasured = Rows.Any(r => r.Measured is not null);
        var hasAssumed = Rows.Any(r => r.Assumed is not null);
        return
        [
            new TableBlock(
                ["Quantity", "Variant", "Unit", "simulated", .. hasMeasured ? (string[])["measured"] : [], .. hasReported ? (string[])["reported"] : [], .. hasAssumed ? (string[])["assumed"] : [], "Source and flags"],
                [
                    .. Rows.Select(r => (IReadOnlyList<TableCell>)
                    [
                        r.Quantity, r.Variant, UnitLabel.Markup(r.Unit), Number(r.Simulated, r.SimulatedSpread),
                        .. hasMeasured ? (TableCell[])[Judged(r)] : [],
                        .. hasReported ? (TableCell[])[new TableCell(r.Reported is null ? "" : Sign(r.Comparator) + Number(r.Reported, r.ReportedSpread).Text, CellKind.Number)] : [],
                        .. hasAssumed ? (TableCell[])[Number(r.Assumed, null)] : [],
                        r.Flags.Count > 0 ? new TableCell(Join(r), CellKind.Flag) : new TableCell(r.Source, CellKind.Small),
                    ]),
                ],
                "Values side by side, ± half of a 95 % interval; struck through: void, means nothing. A flag marks a reported number that no dense, flat or lossless deposit could give, or one that contradicts another."),
        ];
    }

    private static string Join(ComparisonRow row) => string.Join(" ", row.Flags) + (row.Source.Length > 0 ? " (" + row.Source + ")" : "");

    private static string Sign(string comparator) => comparator is "=" or "" ? "" : comparator + "\u00a0";

    private static TableCell Judged(ComparisonRow row) => Number(row.Measured, row.MeasuredSpread) is { Text.Length: > 0 } cell
        ? row.MeasuredVerdict switch { Verdict.Void => cell with { Kind = CellKind.Void }, Verdict.Caution => cell with { Text = cell.Text + " (caution)" }, _ => cell }
        : row.MeasuredVerdict == Verdict.Void ? new TableCell("none", CellKind.Void) : new TableCell("", CellKind.Number);

    private static TableCell Number(double? value, double? spread) => new(value is { } v ? spread is null ? ReportNumber.Given(v) : ReportNumber.WithSpread(v, spread) : "", CellKind.Number);
}
