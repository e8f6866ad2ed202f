using Anodyne.Cells;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>One run of a variant.</summary>
/// <param name="Seed">Seed of the initial surface; 0 if it has none.</param>
/// <param name="Result">What came out.</param>
public sealed record PlatingRun(int Seed, PlatingResult Result);

/// <summary>A variant of a plating study with its runs over the seeds.</summary>
/// <param name="Name">Name as printed.</param>
/// <param name="Runs">The runs, at least one; the first one is drawn where a single one must stand for all.</param>
public sealed record PlatingVariant(string Name, IReadOnlyList<PlatingRun> Runs)
{
    /// <summary>The cell, to draw its layers; null if not known.</summary>
    public InterfaceCell? Cell { get; init; }

    /// <summary>Applied current per projected area, A/m2; variants with the same current share the color scale of their maps.</summary>
    public double CurrentDensity => Runs[0].Result.Series is { Count: > 0 } series ? series[0].CurrentDensity : double.NaN;
}

/// <summary>What the simulated surfaces did: fronts, fields, time series, final values.</summary>
/// <param name="Variants">The variants in the order of the study.</param>
public sealed record PlatingSection(IReadOnlyList<PlatingVariant> Variants) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "How the lithium grew";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show() => Variants.Count == 0
        ? []
        :
        [
            PlatingTable.Of(Variants),
            .. FrontFigures.Of(Variants),
            .. FieldFigures.Of(Variants),
            .. SeriesFigures.Of(Variants),
        ];
}
