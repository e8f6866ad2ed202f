using Anodyne.Cells.Protocols;

namespace Anodyne.Plating.Schedules;

/// <summary>What is imposed on a front, and until when: a step of a protocol, a part of a profile, or the whole of a run without a protocol.</summary>
/// <param name="Text">The step as it was written; empty without a protocol.</param>
/// <param name="Control">Current or voltage, or open circuit.</param>
internal sealed record Stage(string Text, Control Control)
{
    /// <summary>Charge per area after which it ends, C/m2, in either direction; infinite: no limit.</summary>
    public double Charge { get; init; } = double.PositiveInfinity;

    /// <summary>Longest duration, s; infinite: no limit.</summary>
    public double Duration { get; init; } = double.PositiveInfinity;

    /// <summary>Limits of which the first that is met ends it.</summary>
    public IReadOnlyList<StageLimit> Limits { get; init; } = [];

    /// <summary>Longest time between two rows of the record, s; infinite: the engine's own steps.</summary>
    public double Period { get; init; } = double.PositiveInfinity;
}

/// <summary>A variable reaches a limit.</summary>
/// <param name="Variable">What is watched: "voltage" (V), "current" (|J|, A/m2), "dead" (dead lithium as dense thickness, m) or "salt" (mol/m3).</param>
/// <param name="Limit">The limit.</param>
/// <param name="Side">1 ends at or above the limit, -1 at or below it, 0 on the side away from the first value.</param>
/// <param name="Depth">Depth of the repeated group that ends with it, 1 outermost; 0: the step alone.</param>
internal sealed record StageLimit(string Variable, double Limit, int Side, int Depth);
