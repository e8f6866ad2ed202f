namespace Anodyne.Cells.Electrolytes;

/// <summary>Where the source of a property measured it. Beyond, the formula is only continued, and a simulation says so.</summary>
/// <param name="LowestTemperature">K.</param>
/// <param name="HighestTemperature">K.</param>
/// <param name="LowestConcentration">mol/m3.</param>
/// <param name="HighestConcentration">mol/m3.</param>
public sealed record FitRange(double LowestTemperature, double HighestTemperature, double LowestConcentration, double HighestConcentration);
