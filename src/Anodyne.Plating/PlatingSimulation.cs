using System.Diagnostics;
using Anodyne.Plating.Checkpoints;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;

namespace Anodyne.Plating;

/// <summary>Runs plating simulations.</summary>
public static class PlatingSimulation
{
    /// <summary>Version of the numerics: part of every result's key, raised whenever results may change.</summary>
    public const string NumericsVersion = "plating-2";

    /// <summary>Runs a case to its end.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="options">Checkpoint and resume; null for neither.</param>
    /// <param name="progress">Receives the state after every step.</param>
    /// <param name="cancel">Stops the run after the present step; with a checkpoint path the state is saved first.</param>
    /// <returns>The result; equal cases give equal bytes (wall time aside), interrupted or not, with any number of threads.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="Quantities.ComputationException">A step could not be computed; the message says which and why.</exception>
    public static PlatingResult Run(
        PlatingCase problem, PlatingRunOptions? options = null, IProgress<PlatingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new PlatingRunOptions();
        var watch = Stopwatch.StartNew();
        using var engine = new PlatingEngine(problem);
        var path = options.CheckpointPath;
        if (path is not null && options.Resume)
        {
            CheckpointFile.TryLoad(path, problem, engine);
        }

        var sinceSave = 0;
        while (engine.Stop is null)
        {
            if (cancel.IsCancellationRequested)
            {
                if (path is not null)
                {
                    CheckpointFile.Save(path, problem, engine);
                }

                cancel.ThrowIfCancellationRequested();
            }

            engine.Step();
            progress?.Report(engine.Progress);
            if (path is not null && ++sinceSave >= options.CheckpointEverySteps && engine.Stop is null)
            {
                CheckpointFile.Save(path, problem, engine);
                sinceSave = 0;
            }
        }

        return engine.Result(watch.Elapsed.TotalSeconds);
    }
}
