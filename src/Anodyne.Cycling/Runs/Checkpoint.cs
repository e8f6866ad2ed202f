using Anodyne.Store.Canonical;
using Anodyne.Store.Checkpoints;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Saves a run, at the end of a step or at the last accepted state within one, and takes it up again. A run that goes on from the end of a step is
/// bit-identical to one that was never interrupted; from within a step the integrator starts anew and agrees within its tolerance.
/// </summary>
public sealed class Checkpoint
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly string Version = CodeVersion.Of([.. CodeVersion.WithFloorsBelow(typeof(CellSimulation).Assembly)]);
    private readonly CheckpointFile _file;
    private long _last;

    /// <summary>Names the file and the case.</summary>
    /// <param name="path">File; its folder exists.</param>
    /// <param name="inputs">Everything that defines the run: the text of the case and the content of the files that it names.</param>
    public Checkpoint(string path, string inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _file = new CheckpointFile(path, new CheckpointIdentity("cycle", Version, inputs));
    }

    /// <summary>Runs a simulation, saving every few seconds and when it is interrupted. The file stays until <see cref="Delete"/>.</summary>
    /// <param name="simulation">The simulation, not run yet.</param>
    /// <param name="resume">True to take up a saved run.</param>
    /// <param name="progress">Receives the share of steps done.</param>
    /// <param name="cancellationToken">Interrupts; the state of that moment is saved.</param>
    /// <exception cref="Quantities.InputException">The saved run is damaged or belongs to another case or version.</exception>
    public CellRun Run(CellSimulation simulation, bool resume, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        if (resume && _file.Exists)
        {
            Load(simulation);
        }

        _last = Environment.TickCount64;
        var run = simulation.Run(SaveNowAndThen, progress, cancellationToken, SaveNowAndThen);
        if (run.Interrupted)
        {
            Save(simulation);
        }

        return run;
    }

    /// <summary>Removes the file. To be called when the results of the run are written.</summary>
    public void Delete() => _file.Delete();

    private void SaveNowAndThen(CellSimulation simulation)
    {
        if (Environment.TickCount64 - _last > Pause.TotalMilliseconds)
        {
            Save(simulation);
        }
    }

    /// <summary>Saves the state of a simulation.</summary>
    internal void Save(CellSimulation simulation)
    {
        _file.Save(simulation.Save);
        _last = Environment.TickCount64;
    }

    /// <summary>Takes up a saved state.</summary>
    internal void Load(CellSimulation simulation) => _file.Load(simulation.Load);
}
