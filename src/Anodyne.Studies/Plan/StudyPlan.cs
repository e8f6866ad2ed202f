using Anodyne.Studies.Models;

namespace Anodyne.Studies.Plan;

/// <summary>One case that a study wants computed.</summary>
/// <param name="Id">Unique name inside the study, e.g. <c>runs/whole/PE-1mA/seed-03</c>; also its folder.</param>
/// <param name="Model">What computes it.</param>
/// <param name="Case">The case.</param>
/// <param name="Inputs">Everything of it that can change a number, as text.</param>
internal sealed record PlannedRun(string Id, StudyModel Model, ModelCase Case, string Inputs)
{
    /// <summary>True for a run that judges others: where it cannot be completed, the study goes on without it.</summary>
    public bool IsExpendable { get; init; }
}

/// <summary>The first seeds of a variant on another grid.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="Runs">One run a seed, from the first on.</param>
internal sealed record GridPlan(int Resolution, IReadOnlyList<PlannedRun> Runs);

/// <summary>A value with a range, and the runs at its ends.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The variant with the value at its low end.</param>
/// <param name="High">The variant with the value at its high end.</param>
internal sealed record RangePlan(UncertainValue Value, PlannedRun Low, PlannedRun High);

/// <summary>One run at another resolution.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="Run">The run.</param>
internal sealed record RefinedPlan(int Resolution, PlannedRun Run);

/// <summary>One variant in one placement.</summary>
/// <param name="Id">Name in the JSON, in file names and in tables: the variant, with the placement before it if the study has several.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Placement">The placement.</param>
/// <param name="Case">Its case, at the study's resolution, with the first seed.</param>
/// <param name="Inputs">Everything of it that can change a number: variants of equal inputs are one.</param>
/// <param name="Runs">One run a seed.</param>
internal sealed record VariantPlan(string Id, StudyVariant Variant, StudyPlacement Placement, ModelCase Case, string Inputs, IReadOnlyList<PlannedRun> Runs)
{
    /// <summary>The runs at the ends of ranges; empty if a closed form carries them.</summary>
    public IReadOnlyList<RangePlan> Ranges { get; init; } = [];

    /// <summary>The runs at other resolutions.</summary>
    public IReadOnlyList<RefinedPlan> Refined { get; init; } = [];

    /// <summary>The runs on other grids, for the grid's own error; empty for a variant that no contrast names.</summary>
    public IReadOnlyList<GridPlan> Grids { get; init; } = [];
}

/// <summary>A contrast in one placement: the two ends and every mixture between them.</summary>
/// <param name="Contrast">The contrast.</param>
/// <param name="From">The variant that is improved upon.</param>
/// <param name="To">The variant that is said to be flatter.</param>
/// <param name="Properties">The properties in which they differ; bit i of a mask stands for property i.</param>
/// <param name="Mixtures">By mask, 0 the first variant and 2^n - 1 the second: the mixed case and one run a seed.</param>
internal sealed record ContrastPlan(
    StudyContrast Contrast, VariantPlan From, VariantPlan To, IReadOnlyList<StudyProperty> Properties, IReadOnlyList<MixturePlan> Mixtures);

/// <summary>A mixture of two variants.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Runs">One run a seed.</param>
internal sealed record MixturePlan(ModelCase Case, IReadOnlyList<PlannedRun> Runs);

/// <summary>Everything that a part of a study wants computed.</summary>
/// <param name="Part">The part.</param>
/// <param name="Resolution">Of the runs.</param>
/// <param name="Variants">The variants in every placement.</param>
/// <param name="Contrasts">The contrasts in every placement.</param>
internal sealed record PartPlan(StudyPart Part, int Resolution, IReadOnlyList<VariantPlan> Variants, IReadOnlyList<ContrastPlan> Contrasts)
{
    /// <summary>Every run once, in a fixed order.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; } =
    [
        .. Variants.SelectMany(variant => variant.Runs)
            .Concat(Contrasts.SelectMany(contrast => contrast.Mixtures).SelectMany(mixture => mixture.Runs))
            .Concat(Variants.SelectMany(variant => variant.Ranges).SelectMany(range => new[] { range.Low, range.High }))
            .Concat(Variants.SelectMany(variant => variant.Refined).Select(refined => refined.Run))
            .Concat(Variants.SelectMany(variant => variant.Grids).SelectMany(grid => grid.Runs))
            .DistinctBy(run => run.Id),
    ];
}

/// <summary>Everything that a study wants computed.</summary>
/// <param name="Study">The study.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record StudyPlan(Study Study, IReadOnlyList<PartPlan> Parts)
{
    /// <summary>Every run once, in a fixed order.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; } = [.. Parts.SelectMany(part => part.Runs)];
}
