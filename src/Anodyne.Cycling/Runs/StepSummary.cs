namespace Anodyne.Cycling.Runs;

/// <summary>What happened in one step. What goes into the cell and what comes out is counted apart, as the record does.</summary>
/// <param name="Ordinal">Place in the run, from 1.</param>
/// <param name="Cycle">Cycle, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Start, s.</param>
/// <param name="End">End, s.</param>
/// <param name="Charged">Charge into the cell, C, 0 or more.</param>
/// <param name="Discharged">Charge out of the cell, C, 0 or more.</param>
/// <param name="EnergyIn">Energy into the cell, J, 0 or more.</param>
/// <param name="EnergyOut">Energy out of the cell, J, 0 or more.</param>
/// <param name="StartVoltage">Voltage just after the start, V.</param>
/// <param name="EndVoltage">Voltage at the end, V.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record StepSummary(
    int Ordinal,
    int Cycle,
    string Text,
    double Start,
    double End,
    double Charged,
    double Discharged,
    double EnergyIn,
    double EnergyOut,
    double StartVoltage,
    double EndVoltage,
    string Reason)
{
    /// <summary>Net charge into the cell, C.</summary>
    public double Charge => Charged - Discharged;

    /// <summary>Net energy into the cell, J.</summary>
    public double Energy => EnergyIn - EnergyOut;
}
