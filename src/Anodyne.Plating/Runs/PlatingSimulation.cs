using System.Diagnostics;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;
using Anodyne.Plating.Schedules;
using Anodyne.Quantities;
using Anodyne.Store.Canonical;
using Anodyne.Store.Checkpoints;

namespace Anodyne.Plating.Runs;

/// <summary>Runs plating simulations.</summary>
public static class PlatingSimulation
{
    /// <summary>Version of the numerics: part of every result's key, raised whenever results may change.</summary>
    public const string NumericsVersion = "plating-4";

    /// <summary>The file that holds the state of an unfinished run of a case.</summary>
    /// <remarks>
    /// A run leaves its file where it is: whoever started the run deletes it, when the results are written. Threads do not change a result and do not count.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="problem">The case, with the content of everything that it names.</param>
    public static CheckpointFile Checkpoint(string path, PlatingCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var counted = problem with { Numerics = problem.Numerics with { Threads = null } };
        return new CheckpointFile(path, new CheckpointIdentity("plating", NumericsVersion, CanonicalText.Of(counted)));
    }

    /// <summary>True if the grid of a case can follow its surface, its film and the way of the front to what lies before it; nothing is computed.</summary>
    /// <param name="problem">The case.</param>
    public static bool CanFollow(PlatingCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        try
        {
            using var engine = new PlatingEngine(problem);
            engine.RequireReach();
            return engine.HasRoom;
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>Refuses a protocol with a step that a front with its counter electrode cannot do.</summary>
    /// <param name="problem">The case.</param>
    /// <returns>The case itself.</returns>
    /// <exception cref="InputException">The first such step; names its sentence.</exception>
    public static PlatingCase CheckProtocol(PlatingCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _ = new Schedule(problem);
        return problem;
    }

    /// <summary>Runs a case to its end.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="options">Checkpoint and resume; null for neither.</param>
    /// <param name="progress">Receives the state after every step.</param>
    /// <param name="cancel">Stops the run after the present step; with a checkpoint path that very state is saved first.</param>
    /// <returns>The result; equal cases give equal bytes (wall time aside), interrupted or not, with any number of threads.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="InputException">The checkpoint to resume from is damaged, or of another case or version.</exception>
    /// <exception cref="ComputationException">A step could not be computed; the message says which and why.</exception>
    public static PlatingResult Run(
        PlatingCase problem, PlatingRunOptions? options = null, IProgress<PlatingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new PlatingRunOptions();
        var watch = Stopwatch.StartNew();
        using var engine = new PlatingEngine(problem);
        engine.RequireReach();
        var checkpoint = options.CheckpointPath is { } path ? Checkpoint(path, problem) : null;
        if (options.Resume && checkpoint is { Exists: true })
        {
            checkpoint.Load(engine.Load);
        }

        var sinceSave = 0;
        while (engine.Stop is null)
        {
            if (cancel.IsCancellationRequested)
            {
                checkpoint?.Save(engine.Save);
                cancel.ThrowIfCancellationRequested();
            }

            engine.Step();
            progress?.Report(engine.Progress);
            if (checkpoint is not null && ++sinceSave >= options.CheckpointEverySteps && engine.Stop is null)
            {
                checkpoint.Save(engine.Save);
                sinceSave = 0;
            }
        }

        return engine.Result(watch.Elapsed.TotalSeconds);
    }
}
