using System.Collections.Immutable;
using Anodyne.Quantities;

namespace Anodyne.Design.Pouch;

/// <summary>How the energy per mass answers to one input.</summary>
/// <param name="Input">The input.</param>
/// <param name="Low">Lower value tried, SI; null if it would leave the range.</param>
/// <param name="High">Upper value tried, SI; null if it would leave the range.</param>
/// <param name="AtLow">Energy per mass at the lower value, J/kg; null without one.</param>
/// <param name="AtHigh">Energy per mass at the upper value, J/kg; null without one.</param>
/// <param name="Elasticity">d ln(energy per mass)/d ln(input); null where the input is zero.</param>
public sealed record SensitivityRow(PouchInput Input, double? Low, double? High, double? AtLow, double? AtHigh, double? Elasticity)
{
    /// <summary>Largest change of the energy per mass, J/kg; what the rows are sorted by.</summary>
    public double Swing(double center) => Math.Max(Math.Abs((AtLow ?? center) - center), Math.Abs((AtHigh ?? center) - center));
}

/// <summary>Sensitivity of the energy per mass to every input.</summary>
public static class Sensitivity
{
    /// <summary>Relative step of an input that is not zero.</summary>
    public const double Step = 0.1;

    /// <summary>
    /// Every input changed by -10 % and +10 %, one at a time; a count by at least one whole step; an input that is zero is raised to a tenth of its range (at
    /// most 10 um, 1 mm or 10 %). Largest change first.
    /// </summary>
    public static ImmutableArray<SensitivityRow> Of(PouchCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var center = PouchDesign.Of(cell).SpecificEnergy;
        return [.. PouchInputs.All.Select(input => Row(cell, input)).OrderByDescending(row => row.Swing(center))
            .ThenBy(row => row.Input.Name, StringComparer.Ordinal)];
    }

    private static SensitivityRow Row(PouchCell cell, PouchInput input)
    {
        var value = input.Get(cell);
        var step = input.Name == "cathode_layers" ? Math.Max(1, Math.Round(value * Step)) : value * Step;
        var low = value == 0 ? (double?)null : value - step;
        double? high = value == 0 ? Raise(input) : value + step;
        var (atLow, atHigh) = (Try(cell, input, low), Try(cell, input, high));
        double? elasticity = null;
        const double small = 1e-5;
        if (value != 0 && Try(cell, input, value * (1 + small)) is { } up && Try(cell, input, value * (1 - small)) is { } down)
        {
            elasticity = (Math.Log(up) - Math.Log(down)) / (2 * small);
        }
        else if (value != 0 && Try(cell, input, value) is { } here && Try(cell, input, value * (1 - small)) is { } below)
        {
            elasticity = (Math.Log(here) - Math.Log(below)) / small;
        }

        return new SensitivityRow(input, atLow is null ? null : low, atHigh is null ? null : high, atLow, atHigh, elasticity);
    }

    private static double Raise(PouchInput input) => input.Unit switch
    {
        "um" => 10e-6,
        "mm" => 1e-3,
        "%" => 0.1,
        _ => input.High / 10,
    };

    private static double? Try(PouchCell cell, PouchInput input, double? value)
    {
        if (value is not { } number || number < input.Low || number > input.High)
        {
            return null;
        }

        try
        {
            return PouchDesign.Of(input.Set(cell, number)).SpecificEnergy;
        }
        catch (InputException)
        {
            // The neighbour is no possible cell (for example a coating denser than its solids): there is no value, and the row says so.
            return null;
        }
    }
}
