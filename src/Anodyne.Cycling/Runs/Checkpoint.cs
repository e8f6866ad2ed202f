using System.Security.Cryptography;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Saves a run between two steps of its protocol and takes it up again. Every step starts the integrator anew from the saved state, so the resumed run is
/// bit-identical to one that was never interrupted. The file names the case it belongs to by a hash and is written under a temporary name.
/// </summary>
public sealed class Checkpoint
{
    private const string Magic = "anodyne-cycle-checkpoint-1";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly string _path;
    private readonly string _case;
    private long _last;

    /// <summary>Names the file and the case.</summary>
    /// <param name="path">File.</param>
    /// <param name="caseText">Everything that defines the run (the text of the case file).</param>
    public Checkpoint(string path, string caseText)
    {
        ArgumentNullException.ThrowIfNull(caseText);
        _path = path;
        _case = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseText)));
    }

    /// <summary>Runs a simulation, saving after steps at most every few seconds and when it is interrupted.</summary>
    /// <param name="simulation">The simulation, not run yet.</param>
    /// <param name="resume">True to take up a saved run.</param>
    /// <param name="progress">Receives the share of steps done.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    /// <exception cref="InputException">The saved run belongs to another case.</exception>
    public CellRun Run(CellSimulation simulation, bool resume, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        if (resume && File.Exists(_path))
        {
            Load(simulation);
        }

        _last = Environment.TickCount64;
        var run = simulation.Run(
            s =>
            {
                // After every step when an interruption waits, else now and then.
                if (cancellationToken.IsCancellationRequested || Environment.TickCount64 - _last > Pause.TotalMilliseconds)
                {
                    Save(s);
                    _last = Environment.TickCount64;
                }
            },
            progress,
            cancellationToken);
        if (!run.Interrupted && File.Exists(_path))
        {
            File.Delete(_path);
        }

        return run;
    }

    /// <summary>Saves the state of a simulation between two steps.</summary>
    internal void Save(CellSimulation simulation)
    {
        var temporary = _path + ".tmp";
        using (var writer = new BinaryWriter(File.Create(temporary)))
        {
            writer.Write(Magic);
            writer.Write(_case);
            simulation.Save(writer);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>Takes up a saved state.</summary>
    internal void Load(CellSimulation simulation)
    {
        using var reader = new BinaryReader(File.OpenRead(_path));
        try
        {
            if (reader.ReadString() != Magic)
            {
                throw Refused("a file of another kind");
            }

            if (reader.ReadString() != _case)
            {
                throw Refused("a run of another case");
            }

            simulation.Load(reader);
        }
        catch (EndOfStreamException failure)
        {
            throw new InputException(new Problem("the checkpoint is incomplete", _path, "the end of the file", "a whole checkpoint", "Delete it and start anew."), failure);
        }
    }

    private InputException Refused(string found) =>
        new("this checkpoint cannot be resumed", _path, found, "the checkpoint of this very case", "Run without --resume, or delete the checkpoint.");
}
