using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;

namespace Anodyne.Reports.Sections;

/// <summary>One analysis of a measured or simulated record.</summary>
/// <param name="Name">Name of the analysis in the study.</param>
/// <param name="Input">The record it was made from.</param>
/// <param name="Results">The estimates by name, in order.</param>
public sealed record AnalysisReport(string Name, string Input, IReadOnlyList<KeyValuePair<string, Estimate>> Results)
{
    /// <summary>Figures of the analysis with their captions.</summary>
    public IReadOnlyList<FigureBlock> Figures { get; init; } = [];
}

/// <summary>What the analyses of records say.</summary>
/// <param name="Analyses">The analyses in order.</param>
public sealed record AnalysisSection(IReadOnlyList<AnalysisReport> Analyses) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Analyses";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show() =>
    [
        .. Analyses.SelectMany(a => (IEnumerable<ReportBlock>)
        [
            new HeadingBlock(a.Name),
            .. a.Figures,
            new TableBlock(
                ["Quantity", "value", "unit", "verdict", "Definition and method"],
                [
                    .. a.Results.Select(r => (IReadOnlyList<TableCell>)
                    [
                        r.Key,
                        new TableCell(
                            ReportNumber.WithSpread(r.Value.Value, r.Value.Uncertainty), r.Value.Verdict == Verdict.Void ? CellKind.Void : CellKind.Number),
                        UnitLabel.Markup(r.Value.Unit),
                        new TableCell(r.Value.Verdict.ToString().ToLowerInvariant(), r.Value.Verdict == Verdict.Ok ? CellKind.Good : CellKind.Flag),
                        new TableCell(string.Join(" ", (string[])[r.Value.Definition, r.Value.Method, .. r.Value.Reasons]), CellKind.Small),
                    ]),
                ],
                $"{a.Name}, from {a.Input}."),
        ]),
    ];
}
