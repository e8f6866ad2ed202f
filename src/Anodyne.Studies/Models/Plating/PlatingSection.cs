using Anodyne.Reports.Blocks;
using Anodyne.Plating.Results;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>One run of a variant.</summary>
/// <param name="Seed">Seed of the initial surface; 0 if it has none.</param>
/// <param name="Result">What came out.</param>
internal sealed record PlatingRun(int Seed, PlatingResult Result);

/// <summary>A variant of a plating study with its runs over the seeds.</summary>
/// <param name="Name">Name as printed.</param>
/// <param name="Runs">The runs, at least one; the first one is drawn where a single one must stand for all.</param>
internal sealed record PlatingVariant(string Name, IReadOnlyList<PlatingRun> Runs)
{
    /// <summary>Applied current per projected area, A/m2; variants with the same current share the color scale of their maps.</summary>
    public double CurrentDensity => Runs[0].Result.Series is { Count: > 0 } series ? series[0].CurrentDensity : double.NaN;
}

/// <summary>What the simulated surfaces did: fronts, fields, time series, final values.</summary>
internal static class PlatingSection
{
    /// <summary>The section; empty without variants.</summary>
    public static FreeSection Of(IReadOnlyList<PlatingVariant> variants) => new("How the lithium grew", variants.Count == 0
        ? []
        : [PlatingTable.Of(variants), .. Figures(variants).Select(figure => figure.Block)]);

    /// <summary>The figures, each with a name for a file.</summary>
    public static IEnumerable<(string Name, FigureBlock Block)> Figures(IReadOnlyList<PlatingVariant> variants) =>
        Numbered("fronts", FrontFigures.Of(variants)).Concat(Numbered("fields", FieldFigures.Of(variants)))
            .Concat(Numbered("series", SeriesFigures.Of(variants))).Concat(Numbered("cycles", CycleFigures.Of(variants)));

    private static IEnumerable<(string Name, FigureBlock Block)> Numbered(string name, IReadOnlyList<ReportBlock> blocks) =>
        blocks.OfType<FigureBlock>().Select((block, k) => (blocks.Count == 1 ? name : $"{name}-{k + 1}", block));
}
