using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Runs;

/// <summary>How a run's result was come by.</summary>
internal enum RunOrigin
{
    /// <summary>Computed now.</summary>
    Computed,

    /// <summary>Taken from the store: the same inputs and code had been computed before.</summary>
    Reused,
}

/// <summary>A run with its result.</summary>
/// <param name="Run">What was wanted.</param>
/// <param name="Result">What came out; its type is the model's.</param>
/// <param name="Origin">Computed now or reused.</param>
internal sealed record FinishedRun(PlannedRun Run, object Result, RunOrigin Origin);

/// <summary>Stands for the result of an expendable run that could not be completed.</summary>
/// <param name="Problem">Why.</param>
internal sealed record NoResult(Quantities.Problem Problem);

/// <summary>Where the runs of a study stand.</summary>
/// <param name="Fraction">Share of the work that is done, 0 to 1, reused runs counted as done.</param>
/// <param name="Done">Runs that are finished.</param>
/// <param name="Total">Runs in all.</param>
internal sealed record RunsProgress(double Fraction, int Done, int Total);
