namespace Anodyne.Cycling.Runs;

/// <summary>What happened in one step. Charges and energies count positive into the cell.</summary>
/// <param name="Ordinal">Place in the run, from 1.</param>
/// <param name="Cycle">Cycle, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Start, s.</param>
/// <param name="End">End, s.</param>
/// <param name="Charge">Charge into the cell, C.</param>
/// <param name="Energy">Energy into the cell, J.</param>
/// <param name="StartVoltage">Voltage just after the start, V.</param>
/// <param name="EndVoltage">Voltage at the end, V.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record StepSummary(
    int Ordinal, int Cycle, string Text, double Start, double End, double Charge, double Energy, double StartVoltage, double EndVoltage, string Reason);
