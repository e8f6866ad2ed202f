using Anodyne.Quantities.Documents;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Plan;

/// <summary>One variant in one placement.</summary>
/// <param name="Id">Name in the JSON, in file names and in tables: the variant, with the placement before it if the study has several.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Placement">The placement.</param>
/// <param name="Tree">Its case as a tree.</param>
/// <param name="Read">Its case, at the study's resolution, without a seed of its own.</param>
/// <param name="Runs">One run a seed.</param>
public sealed record VariantPlan(
    string Id, StudyVariant Variant, StudyPlacement Placement, InputMapping Tree, ReadCase Read, IReadOnlyList<PlannedRun> Runs);

/// <summary>A contrast in one placement: the two ends and every mixture between them.</summary>
/// <param name="Contrast">The contrast.</param>
/// <param name="From">The variant that is improved upon.</param>
/// <param name="To">The variant that is said to be flatter.</param>
/// <param name="Properties">The properties in which they differ; bit i of a mask stands for property i.</param>
/// <param name="Mixtures">By mask, 0 the first variant and 2^n - 1 the second: the mixed case and one run a seed.</param>
public sealed record ContrastPlan(
    StudyContrast Contrast, VariantPlan From, VariantPlan To, IReadOnlyList<StudyProperty> Properties, IReadOnlyList<MixturePlan> Mixtures);

/// <summary>A mixture of two variants.</summary>
/// <param name="Read">Its case.</param>
/// <param name="Runs">One run a seed.</param>
public sealed record MixturePlan(ReadCase Read, IReadOnlyList<PlannedRun> Runs);

/// <summary>One run at one of several resolutions.</summary>
/// <param name="Across">Cells across the box.</param>
/// <param name="Run">The run.</param>
public sealed record ConvergencePlan(int Across, PlannedRun Run);

/// <summary>Everything that a study wants computed.</summary>
/// <param name="Study">The study.</param>
/// <param name="Across">Cells across the box.</param>
/// <param name="Variants">The variants in every placement.</param>
/// <param name="Contrasts">The contrasts in every placement.</param>
/// <param name="Convergence">The runs that show the effect of the resolution; empty if the study asks for none.</param>
public sealed record StudyPlan(
    Study Study, int Across, IReadOnlyList<VariantPlan> Variants, IReadOnlyList<ContrastPlan> Contrasts, IReadOnlyList<ConvergencePlan> Convergence)
{
    /// <summary>Every run once, in a fixed order.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; } =
    [
        .. Variants.SelectMany(variant => variant.Runs)
            .Concat(Contrasts.SelectMany(contrast => contrast.Mixtures).SelectMany(mixture => mixture.Runs))
            .Concat(Convergence.Select(item => item.Run))
            .DistinctBy(run => run.Id),
    ];
}
