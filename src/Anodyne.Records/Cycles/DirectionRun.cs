namespace Anodyne.Records.Cycles;

/// <summary>
/// A run of rows whose current has one sign; rests (|I| below the threshold) inside it or after it belong to it, so the runs of a record cover all its rows: what cycles are
/// counted from. The half cycle of an analysis leaves the rests out. The charge is integrated over its own rows by the trapezoidal rule in time, starting from the row before it.
/// </summary>
/// <param name="FirstRow">0-based first row.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="Sign">+1 charging, -1 discharging.</param>
/// <param name="Capacity">Charge passed, Ah, positive.</param>
/// <param name="Energy">Energy passed, Wh, positive where the voltage is; NaN without a voltage.</param>
public sealed record DirectionRun(int FirstRow, int RowCount, int Sign, double Capacity, double Energy);
