namespace Anodyne.Records.Cycles;

/// <summary>One cycle: its rows and the charge and energy passed in each direction.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="FirstRow">0-based first row.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="ChargeCapacity">Charge passed on charge, Ah, &gt;= 0.</param>
/// <param name="DischargeCapacity">Charge passed on discharge, Ah, &gt;= 0.</param>
/// <param name="ChargeEnergy">Energy taken up, Wh.</param>
/// <param name="DischargeEnergy">Energy given off, Wh.</param>
public sealed record Cycle(int Number, int FirstRow, int RowCount, double ChargeCapacity, double DischargeCapacity, double ChargeEnergy,
    double DischargeEnergy);
