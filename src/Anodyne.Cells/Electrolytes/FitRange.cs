namespace Anodyne.Cells.Electrolytes;

/// <summary>Where the source of a property measured it. Beyond, the formula is only continued, and a simulation says so.</summary>
/// <param name="LowestTemperature">K.</param>
/// <param name="HighestTemperature">K.</param>
/// <param name="LowestConcentration">mol/m3.</param>
/// <param name="HighestConcentration">mol/m3.</param>
public sealed record FitRange(double LowestTemperature, double HighestTemperature, double LowestConcentration, double HighestConcentration)
{
    /// <summary>A value of one temperature passes so far from it without a word, K.</summary>
    public const double Leeway = 10;

    // A cell at work empties and fills its electrolyte; a value of 1 mol/L serves there, and not at 6 mol/L.
    private const double MostOfRest = 2.5;

    /// <summary>Of a value that its source gives at one temperature and one concentration.</summary>
    /// <param name="temperature">K.</param>
    /// <param name="concentration">mol/m3.</param>
    /// <param name="isActivated">True if its change with temperature is known: then no temperature is too far.</param>
    public static FitRange About(double temperature, double concentration, bool isActivated) => isActivated
        ? new FitRange(0, double.PositiveInfinity, 0, MostOfRest * concentration)
        : new FitRange(temperature - Leeway, temperature + Leeway, 0, MostOfRest * concentration);
}
