namespace Anodyne.Plating;

/// <summary>Where a run stands.</summary>
/// <param name="Fraction">Share of the run that is done, 0 to 1.</param>
/// <param name="Time">Simulated time, s.</param>
/// <param name="ChargePerArea">Charge passed per projected area, C/m2.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Peak">Height of the highest point over the initial mean surface, m.</param>
public sealed record PlatingProgress(double Fraction, double Time, double ChargePerArea, int Step, double Peak);
