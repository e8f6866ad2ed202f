using System.Globalization;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Quantities;

namespace Anodyne.Cells;

/// <summary>Values that are used at a temperature or a concentration where nobody measured them: said by name, once a value.</summary>
public static class BeyondMeasurement
{
    private const double Slack = 0.01;

    /// <summary>The properties of an electrolyte.</summary>
    /// <param name="electrolyte">The electrolyte.</param>
    /// <param name="temperature">Temperature of use, K.</param>
    /// <param name="lowest">Lowest salt concentration of use, mol/m3.</param>
    /// <param name="highest">Highest salt concentration of use, mol/m3.</param>
    /// <returns>The name of each property and a sentence.</returns>
    public static IEnumerable<(string Name, string Sentence)> Of(Electrolyte electrolyte, double temperature, double lowest, double highest)
    {
        ArgumentNullException.ThrowIfNull(electrolyte);
        foreach (var (name, function) in new[]
        {
            ("conductivity", electrolyte.Conductivity), ("salt diffusivity", electrolyte.SaltDiffusivity),
            ("transference number", electrolyte.TransferenceNumber), ("thermodynamic factor", electrolyte.ThermodynamicFactor),
        })
        {
            if (function.Range is not { } range)
            {
                continue;
            }

            var start = $"The {name} of {electrolyte.Name} is used beyond its measurement:";
            if (temperature < range.LowestTemperature - Slack || temperature > range.HighestTemperature + Slack)
            {
                var span = $"{Celsius(range.LowestTemperature)} to {Celsius(range.HighestTemperature)}";
                yield return (name, $"{start} at {Celsius(temperature)}; it holds from {span}.");
            }
            else if (lowest < range.LowestConcentration || highest > range.HighestConcentration)
            {
                var span = Molar(range.LowestConcentration, range.HighestConcentration);
                yield return (name, $"{start} from {Molar(lowest, highest)}; it holds from {span}.");
            }
        }
    }

    /// <summary>An exchange current density without activation energy, away from the temperature at which it holds; null if there is nothing to say.</summary>
    /// <param name="exchange">The exchange current density.</param>
    /// <param name="temperature">Temperature of use, K.</param>
    /// <param name="electrode">The electrode, as a person knows it.</param>
    public static string? Of(ExchangeCurrent exchange, double temperature, string electrode)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return exchange.ActivationEnergy > 0 || Math.Abs(temperature - exchange.ReferenceTemperature) <= FitRange.Leeway + Slack
            ? null
            : $"The exchange current density of {electrode} holds at {Celsius(exchange.ReferenceTemperature)} and is used at {Celsius(temperature)}: "
                + "it has no activation energy. Give \"activation energy\", or \"at temperature\" if it holds elsewhere.";
    }

    /// <summary>Everything of a cell at rest that is used beyond its measurement, in sentences.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="lowest">Lowest salt concentration of use, mol/m3.</param>
    public static IEnumerable<string> Of(InterfaceCell cell, double lowest)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var rest = cell.Electrolyte.Concentration;
        var sentences = Of(cell.Electrolyte, cell.Temperature, Math.Min(lowest, rest), rest).Select(found => found.Sentence);
        string?[] kinetics =
        [
            Of(cell.Kinetics.ExchangeCurrent, cell.Temperature, "the lithium electrode"),
            cell.CounterKinetics is { } counter ? Of(counter.ExchangeCurrent, cell.Temperature, "the counter electrode") : null,
        ];
        return sentences.Concat(kinetics.OfType<string>());
    }

    private static string Molar(double lowest, double highest) =>
        string.Create(CultureInfo.InvariantCulture, $"{lowest / 1000:g3} to {highest / 1000:g3} mol/L");

    private static string Celsius(double temperature) =>
        string.Create(CultureInfo.InvariantCulture, $"{temperature - PhysicalConstants.ZeroCelsius:g4} degC");
}
