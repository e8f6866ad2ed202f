using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>Everything that a study says once its runs are finished.</summary>
/// <param name="Plan">What was wanted.</param>
/// <param name="Parts">What each part says.</param>
internal sealed record StudyAnswer(StudyPlan Plan, IReadOnlyList<PartAnswer> Parts)
{
    /// <summary>The analyses of measured files that belong to no part.</summary>
    public IReadOnlyList<FinishedAnalysis> Measured { get; init; } = [];

    /// <summary>Warnings of files, runs and analyses, in sentences, each once.</summary>
    public IReadOnlyList<string> Warnings => [.. Parts.SelectMany(part => part.Warnings).Concat(PartAnswer.Remarks(Measured)).Distinct()];

    /// <summary>Names of the runs that were taken from the store.</summary>
    public IReadOnlyList<string> Reused =>
        [.. Parts.SelectMany(part => part.Results.All).Where(run => run.Origin == RunOrigin.Reused).Select(run => run.Run.Id)];
}

/// <summary>Everything that a part of a study says.</summary>
/// <param name="Results">The runs.</param>
/// <param name="Shown">The variants as they are shown.</param>
internal sealed record PartAnswer(PartResults Results, IReadOnlyList<ShownVariant> Shown)
{
    private IReadOnlyList<ModelVariant>? _variants;
    private IReadOnlyList<ContrastAnswer>? _contrasts;
    private IReadOnlyList<ComparedAnswer>? _comparison;

    /// <summary>The part.</summary>
    public StudyPart Part => Results.Plan.Part;

    /// <summary>The analyses of measured files that it names.</summary>
    public IReadOnlyList<FinishedAnalysis> Measured { get; init; } = [];

    /// <summary>The analyses of the virtual measurements, variant by variant.</summary>
    public IReadOnlyList<FinishedVirtualAnalysis> Virtual { get; init; } = [];

    /// <summary>The shown variants with their results, in their order.</summary>
    public IReadOnlyList<ModelVariant> Variants => _variants ??= [.. Shown.Select(variant => Results.Of(variant.Plan, variant.Name))];

    /// <summary>The judged contrasts.</summary>
    public IReadOnlyList<ContrastAnswer> Contrasts => _contrasts ??= Part.Model.Contrast is { } measure
        ? [.. Results.Plan.Contrasts.Select(contrast => ContrastAnswer.Of(Results, contrast, measure))]
        : [];

    /// <summary>Measured and published values against simulated ones: one answer a quantity and variant.</summary>
    public IReadOnlyList<ComparedAnswer> Answers => _comparison ??= Comparison.Of(Part, [.. Shown.Zip(Variants)], Virtual, Measured);

    /// <summary>
    /// The same as the rows of a table: whole answers where the simulation is analysed as the files are, else one row a value in the order of the study.
    /// </summary>
    public IReadOnlyList<ComparedAnswer> Rows => Part.Model.IsMeasured
        ? Answers
        : [.. Answers.SelectMany(answer => answer.Rows).OrderBy(item => item.Order).Select(item => item.Row)];

    /// <summary>The variants as the model's sections see them.</summary>
    public ModelView View => new(Variants, Part.Headline, Results.Plan.Resolution);

    /// <summary>What the files, the runs and the analyses remark, and the runs that could not be completed.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. Variants.SelectMany((variant, index) => Remarks(variant, Shown[index].Plan).Distinct().Select(text => $"{variant.Name}: {text}")),
        .. Remarks(Measured),
    ];

    /// <summary>What the readers of measured files warn of, and the analyses that are not ok.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<FinishedAnalysis> measured) =>
        measured.SelectMany(finished => finished.Warnings.Concat(finished.Result.Verdict == Verdict.Ok ? [] : [Doubt(finished)]));

    private IEnumerable<string> Remarks(ModelVariant variant, VariantPlan plan)
    {
        var model = Part.Model;
        var others = plan.Ranges.SelectMany(range => new[] { range.Low, range.High }).Concat(plan.Refined.Select(refined => refined.Run));
        return variant.Case.Sheet.Warnings.Concat(variant.Results.SelectMany(model.Warnings))
            .Concat(variant.Results.Any(result => model.Failure(result) is not null) ? [] : others.Select(Unfinished).OfType<string>())
            .Concat(Virtual.Where(found => found.Variant == variant.Name && found.Result.Verdict != Verdict.Ok)
                .Select(found => $"{found.Analysis.Name}: {string.Join(" ", found.Result.Reasons)}"));
    }

    private string? Unfinished(PlannedRun run) =>
        Part.Model.Failure(Results.Of(run).Result) is { } failure ? $"{run.Id} could not be completed: {failure}" : null;

    private static string Doubt(FinishedAnalysis finished) =>
        $"{finished.Analysis.Title} ({string.Join(", ", finished.Analysis.Files)}): {finished.Result.Verdict.ToString().ToLowerInvariant()}: "
        + string.Join(" ", finished.Result.Reasons);
}
