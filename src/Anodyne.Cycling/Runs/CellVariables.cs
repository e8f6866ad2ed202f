using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Runs;

/// <summary>Values of the variables that a protocol may name (<see cref="ProtocolVariables"/>) at a state.</summary>
internal static class CellVariables
{
    /// <summary>Value of a variable; the current as density, A/m2.</summary>
    public static double Value(string name, CellSystem system, ReadOnlySpan<double> y) => name switch
    {
        "voltage" => system.Voltage(y),
        "current" => Math.Abs(y[system.CurrentIndex]),
        "temperature" => y[system.TemperatureIndex],
        "lithium" => Stock(system, y) * Studied(system)!.Electrode.Metal.MolarVolume,
        "dead" => Studied(system) is { } m ? y[m.Offset + 3] * m.Electrode.Metal.MolarVolume : 0,
        "film" => Studied(system) is { } m ? m.Thickness(y[m.Offset + 2], y[m.Offset + 1]) : 0,
        "salt" => LowestSalt(system, y),
        _ => HighestStoichiometry(system, y),
    };

    /// <summary>The metal electrode under study: the working electrode if it is metal, else the negative one; null without a metal.</summary>
    public static MetalInterface? Studied(CellSystem system) => system.PositiveMetal ?? system.NegativeMetal;

    /// <summary>Active lithium of the electrode under study, mol/m2; infinite for an unlimited stock.</summary>
    public static double Stock(CellSystem system, ReadOnlySpan<double> y) =>
        Studied(system) is { } metal ? metal.Electrode.LithiumPerArea + y[metal.Offset + 1] : double.PositiveInfinity;

    public static double LowestSalt(CellSystem system, ReadOnlySpan<double> y) => SaltRange(system, y).Lowest;

    /// <summary>Lowest and highest salt concentration anywhere, mol/m3.</summary>
    public static (double Lowest, double Highest) SaltRange(CellSystem system, ReadOnlySpan<double> y)
    {
        double lowest = double.PositiveInfinity, highest = 0;
        for (var k = 0; k < system.Layout.Nodes; k++)
        {
            lowest = Math.Min(lowest, y[3 * k]);
            highest = Math.Max(highest, y[3 * k]);
        }

        return (lowest, highest);
    }

    private static double HighestStoichiometry(CellSystem system, ReadOnlySpan<double> y)
    {
        if (system.PositiveBlock is not { } block)
        {
            return 0;
        }

        double highest = 0;
        var o = block.Offset + ((block.Radial - 1) * block.Count);
        for (var p = 0; p < block.Count; p++)
        {
            highest = Math.Max(highest, y[o + p]);
        }

        return highest / block.MaximumConcentration;
    }
}
