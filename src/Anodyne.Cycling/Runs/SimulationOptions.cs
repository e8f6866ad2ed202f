using Anodyne.Cycling.Model;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cycling.Runs;

/// <summary>Numerical choices of a run.</summary>
public sealed record SimulationOptions
{
    /// <summary>Mesh.</summary>
    public MeshOptions Mesh { get; init; } = MeshOptions.Default;

    /// <summary>Relative tolerance of the time integration, 1e-10 to 1e-2.</summary>
    public double Tolerance { get; init => field = Require.Between(value, 1e-10, 1e-2, "tolerance", "1"); } = 1e-4;

    /// <summary>
    /// Whether double layers charge in time. Null: only if the protocol has sweeps, pulses or profiles. Off, interfaces follow at once (a time constant
    /// of milliseconds); impedance steps always have them.
    /// </summary>
    public bool? DoubleLayers { get; init; }

    /// <summary>Whether to take samples; off, only the summaries are kept.</summary>
    public bool Samples { get; init; } = true;

    /// <summary>Longest duration of a step without a limit in time, s.</summary>
    public double LongestStep { get; init => field = Require.Positive(value, "longest step", "s"); } = 1e8;
}
