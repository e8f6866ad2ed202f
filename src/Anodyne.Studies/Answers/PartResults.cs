using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>The finished runs of a part of a study, found by what they are for.</summary>
/// <param name="plan">The plan.</param>
/// <param name="finished">Every run of the plan, finished.</param>
internal sealed class PartResults(PartPlan plan, IEnumerable<FinishedRun> finished)
{
    private readonly Dictionary<string, FinishedRun> _byId = finished.ToDictionary(run => run.Run.Id, StringComparer.Ordinal);

    /// <summary>The plan.</summary>
    public PartPlan Plan { get; } = plan;

    /// <summary>Every run, in the order of the plan.</summary>
    public IReadOnlyList<FinishedRun> All => [.. Plan.Runs.Select(Of)];

    /// <summary>The finished form of a run.</summary>
    public FinishedRun Of(PlannedRun run)
    {
        return _byId[run.Id];
    }

    /// <summary>The results of some runs, in their order.</summary>
    public IReadOnlyList<object> Of(IReadOnlyList<PlannedRun> runs) => [.. runs.Select(run => Of(run).Result)];

    /// <summary>The results on another grid; none if one of them failed, or ended otherwise than on the grid of the study.</summary>
    private IReadOnlyList<object> OnGrid(VariantPlan variant, GridPlan grid)
    {
        var (here, there) = (Of(variant.Runs), Of(grid.Runs));
        return there.Zip(here).All(pair => pair.First is not NoResult && Plan.Part.Model.Contrast!.Alike(pair.First, pair.Second)) ? there : [];
    }

    /// <summary>A variant with everything that was computed for it.</summary>
    public ModelVariant Of(VariantPlan variant, string name)
    {
        return new ModelVariant(name, variant.Case, Of(variant.Runs))
        {
            Refined = [.. variant.Refined.Select(refined => new RefinedResult(refined.Resolution, Of(refined.Run).Result))],
            Resolution = Plan.Resolution,
            Grids = [.. variant.Grids.Select(grid => new GridResults(grid.Resolution, OnGrid(variant, grid)))],
            Ranges = [.. variant.Ranges.Select(range => new RangeEnds(range.Value, Of(range.Low).Result, Of(range.High).Result))],
        };
    }
}
