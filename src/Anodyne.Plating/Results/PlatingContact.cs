namespace Anodyne.Plating.Results;

/// <summary>
/// When the tip comes to what ended the run. The grid follows it until a few cells before; from there its way is extrapolated. Time and charge of the result
/// are those of the contact; shape, roughness and voltage are those of the last simulated moment.
/// </summary>
/// <param name="Time">Time of contact, s.</param>
/// <param name="ChargePerArea">Charge passed until then, C/m2.</param>
/// <param name="Distance">Distance that was left at the last simulated moment, m.</param>
/// <param name="Error">How far the time may be off because the grid ended the run, s: what the tip's acceleration over the last distance counts for.</param>
/// <param name="Simulated">The last simulated moment, s.</param>
public sealed record PlatingContact(double Time, double ChargePerArea, double Distance, double Error, double Simulated);
