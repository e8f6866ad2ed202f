namespace Anodyne.Cells.Kinetics;

/// <summary>The rate of an electrode reaction and its two slopes.</summary>
/// <param name="CurrentDensity">J, A/m2; J above 0 deposits lithium.</param>
/// <param name="DriveSlope">dJ/dE at constant concentration, A/(m2 V), above 0.</param>
/// <param name="ConcentrationSlope">dJ/dc at constant drive, A/m2 per mol/m3.</param>
public readonly record struct InterfaceRate(double CurrentDensity, double DriveSlope, double ConcentrationSlope);
