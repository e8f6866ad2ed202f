using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;

namespace Anodyne.Studies.Runs;

/// <summary>What computes a plating case; the seam at which tests count and interrupt runs.</summary>
public interface IPlatingRunner
{
    /// <summary>Version of everything that determines a result; part of its key.</summary>
    string Version { get; }

    /// <summary>Computes a case; see <see cref="PlatingSimulation"/>.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="options">Checkpoint and resumption.</param>
    /// <param name="progress">Told how far the run is; may be null.</param>
    /// <param name="cancel">Saves the state to the checkpoint and throws.</param>
    PlatingResult Run(PlatingCase problem, PlatingRunOptions options, IProgress<PlatingProgress>? progress, CancellationToken cancel);
}
