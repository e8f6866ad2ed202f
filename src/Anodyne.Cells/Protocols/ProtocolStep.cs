namespace Anodyne.Cells.Protocols;

/// <summary>What the instrument does in a step.</summary>
public enum StepMode
{
    /// <summary>Constant current; <see cref="ProtocolStep.Amount"/> positive on charge.</summary>
    Current,

    /// <summary>Constant current that plates lithium on the metal electrode under study (positive amount) or strips it (negative).</summary>
    Plate,

    /// <summary>Constant voltage.</summary>
    Voltage,

    /// <summary>Constant power, positive into the cell.</summary>
    Power,

    /// <summary>Constant load resistance.</summary>
    Resistance,

    /// <summary>Open circuit.</summary>
    Rest,

    /// <summary>Voltage ramp to <see cref="ProtocolStep.Target"/>.</summary>
    Sweep,

    /// <summary>A profile of current, power or voltage from a table.</summary>
    Profile,

    /// <summary>An impedance spectrum at the present state.</summary>
    Impedance,
}

/// <summary>One step of a protocol.</summary>
public sealed record ProtocolStep
{
    /// <summary>The sentence as it was written.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is imposed.</summary>
    public required StepMode Mode { get; init; }

    /// <summary>How much of it; for a sweep the rate.</summary>
    public Amount Amount { get; init; }

    /// <summary>End of a sweep, V.</summary>
    public double Target { get; init; }

    /// <summary>Start of a sweep, V; null: the present voltage.</summary>
    public double? Origin { get; init; }

    /// <summary>Longest duration, s; null: no limit in time (then a condition must end the step).</summary>
    public double? Duration { get; init; }

    /// <summary>Charge after which the step ends, C or C/m2; null: no limit.</summary>
    public Amount? Charge { get; init; }

    /// <summary>Conditions of which the first that is met ends the step.</summary>
    public IReadOnlyList<StopCondition> Until { get; init; } = [];

    /// <summary>Sampling period, s; null: the protocol's.</summary>
    public double? Period { get; init; }

    /// <summary>Temperature of the surroundings from this step on, K; null: unchanged.</summary>
    public double? Temperature { get; init; }

    /// <summary>True for pulses and profiles: the one-step integrator is used.</summary>
    public bool IsPulse { get; init; }

    /// <summary>Highest frequency of an impedance step, Hz.</summary>
    public double HighFrequency { get; init; } = 1e5;

    /// <summary>Lowest frequency of an impedance step, Hz.</summary>
    public double LowFrequency { get; init; } = 1e-2;

    /// <summary>Points a decade of an impedance step.</summary>
    public int PointsPerDecade { get; init; } = 10;

    /// <summary>Name of the table of a profile step.</summary>
    public string ProfileName { get; init; } = "";

    /// <summary>Times of a profile, s from the start of the step, rising from 0; the value holds until the next time.</summary>
    public IReadOnlyList<double> ProfileTimes { get; init; } = [];

    /// <summary>Values of a profile in SI (C-rates in 1/h): current or power positive on charge, or voltage.</summary>
    public IReadOnlyList<double> ProfileValues { get; init; } = [];

    /// <summary>What the values of a profile are: current, current density, C-rate, power, power density or voltage.</summary>
    public AmountKind ProfileKind { get; init; } = AmountKind.Current;
}
