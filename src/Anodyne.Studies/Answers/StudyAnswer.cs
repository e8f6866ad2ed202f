using Anodyne.Plating.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>Everything that a study says once its runs are finished.</summary>
/// <param name="Results">The runs.</param>
/// <param name="Shown">The variants as they are shown.</param>
/// <param name="Contrasts">The judged contrasts.</param>
/// <param name="Comparison">Measured and published values against simulated ones.</param>
public sealed record StudyAnswer(
    StudyResults Results, IReadOnlyList<ShownVariant> Shown, IReadOnlyList<ContrastAnswer> Contrasts, IReadOnlyList<ComparisonAnswer> Comparison)
{
    /// <summary>Warnings of the runs, and runs that ended before their charge or time was over: their final roughness belongs to less charge.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. Analyses.SelectMany(finished => finished.Warnings).Distinct(),
        .. Shown.SelectMany(variant => Results.Of(variant.Plan.Runs).SelectMany(run => run.Warnings
            .Concat(run.StopReason is StopReason.Charge or StopReason.Time ? [] : [$"the run ended early ({run.StopDetail}); its final values belong to less charge than those of the others."])
            .Select(text => $"{variant.Name}: {text}"))).Distinct(),
    ];

    /// <summary>The analyses of measured files that the study names, run.</summary>
    public IReadOnlyList<FinishedAnalysis> Analyses { get; init; } = [];

    /// <summary>Draws the conclusions from finished runs.</summary>
    /// <param name="results">The finished runs.</param>
    /// <param name="read">Makes a case of a tree, for the ends of ranges.</param>
    /// <param name="analyses">The analyses of measured files, run.</param>
    public static StudyAnswer Of(StudyResults results, CaseReading read, IReadOnlyList<FinishedAnalysis>? analyses = null)
    {
        analyses ??= [];
        var shown = ShownVariant.Of(results.Plan);
        return new StudyAnswer(
            results,
            shown,
            [.. results.Plan.Contrasts.Select(contrast => ContrastAnswer.Of(results, contrast, read))],
            ComparisonAnswer.Of(results, shown, [.. analyses.SelectMany(finished => finished.Answers)]))
        {
            Analyses = analyses,
        };
    }
}
