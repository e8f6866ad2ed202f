using Anodyne.Plating.Results;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>The finished runs of a plan, found by what they are for.</summary>
/// <param name="plan">The plan.</param>
/// <param name="finished">Every run of the plan, finished.</param>
public sealed class StudyResults(StudyPlan plan, IReadOnlyList<FinishedRun> finished)
{
    private readonly Dictionary<string, FinishedRun> _byId = finished.ToDictionary(run => run.Run.Id, StringComparer.Ordinal);

    /// <summary>The plan.</summary>
    public StudyPlan Plan { get; } = plan;

    /// <summary>Every run, in the order of the plan.</summary>
    public IReadOnlyList<FinishedRun> All { get; } = finished;

    /// <summary>The results of some runs, in their order.</summary>
    /// <param name="runs">Runs of the plan.</param>
    public IReadOnlyList<PlatingResult> Of(IReadOnlyList<PlannedRun> runs) => [.. runs.Select(run => _byId[run.Id].Result)];

    /// <summary>The finished form of a run.</summary>
    /// <param name="run">A run of the plan.</param>
    public FinishedRun Of(PlannedRun run) => _byId[run.Id];

    /// <summary>e-folds of roughness of each run, ln(Rq_end/Rq_start); NaN from a flat start.</summary>
    /// <param name="runs">Runs of the plan.</param>
    public IReadOnlyList<double> RoughnessExponents(IReadOnlyList<PlannedRun> runs) => [.. Of(runs).Select(RoughnessExponent)];

    /// <summary>e-folds of roughness of a result, ln(Rq_end/Rq_start); NaN from a flat start.</summary>
    /// <param name="result">The result.</param>
    public static double RoughnessExponent(PlatingResult result) =>
        result.Series.Count > 0 && result.Series[0].RoughnessRq > 0 ? Math.Log(result.RoughnessRq / result.Series[0].RoughnessRq) : double.NaN;
}
