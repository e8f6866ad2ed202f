namespace Anodyne.Plating.Results;

/// <summary>What happened in one step of a protocol.</summary>
/// <param name="Ordinal">Place in the run, from 1.</param>
/// <param name="Cycle">Cycle, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Start, s.</param>
/// <param name="End">End, s.</param>
/// <param name="Plated">Charge plated, C/m2, 0 or more.</param>
/// <param name="Stripped">Charge stripped, C/m2, 0 or more.</param>
/// <param name="StartVoltage">Voltage at the start, V.</param>
/// <param name="EndVoltage">Voltage at the end, V.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record PlatingStep(
    int Ordinal, int Cycle, string Text, double Start, double End, double Plated, double Stripped, double StartVoltage, double EndVoltage, string Reason);
