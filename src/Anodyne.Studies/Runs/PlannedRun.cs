using Anodyne.Plating;
using Anodyne.Plating.Results;

namespace Anodyne.Studies.Runs;

/// <summary>One case that a study wants computed.</summary>
/// <param name="Id">Unique name inside the study, e.g. <c>whole/PE-1mA/seed-03</c>; also its folder.</param>
/// <param name="Case">The case.</param>
public sealed record PlannedRun(string Id, PlatingCase Case);

/// <summary>How a run's result was come by.</summary>
public enum RunOrigin
{
    /// <summary>Computed now.</summary>
    Computed,

    /// <summary>Taken from the store: the same inputs and code had been computed before.</summary>
    Reused,
}

/// <summary>A run with its result.</summary>
/// <param name="Run">What was wanted.</param>
/// <param name="Result">What came out.</param>
/// <param name="Origin">Computed now or reused.</param>
public sealed record FinishedRun(PlannedRun Run, PlatingResult Result, RunOrigin Origin);
