using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Protocols;

/// <summary>
/// Variables of a cell that a protocol may name: voltage (V), current (|I|, A), temperature (K), lithium (stock of metal on the metal electrode, as
/// dense thickness in m), dead (dead lithium, dense thickness), film (thickness of the interphase, m), salt (lowest salt concentration anywhere, mol/m3),
/// stoichiometry (highest at any particle surface of the positive electrode).
/// </summary>
public static class CellVariables
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["voltage", "current", "temperature", "lithium", "dead", "film", "salt", "stoichiometry"];

    /// <summary>Units that fit a variable.</summary>
    internal static AmountKind[] Kinds(string name) => name switch
    {
        "voltage" => [AmountKind.Voltage],
        "current" => [AmountKind.CRate, AmountKind.Current, AmountKind.CurrentDensity],
        "temperature" => [AmountKind.Temperature],
        "lithium" or "dead" or "film" => [AmountKind.Length],
        "salt" => [AmountKind.Concentration],
        _ => [AmountKind.Number, AmountKind.Share],
    };

    /// <summary>Value of a variable; the current as density, A/m2.</summary>
    internal static double Value(string name, CellSystem system, ReadOnlySpan<double> y) => name switch
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
    internal static MetalInterface? Studied(CellSystem system) => system.PositiveMetal ?? system.NegativeMetal;

    /// <summary>Active lithium of the electrode under study, mol/m2; infinite for an unlimited stock.</summary>
    internal static double Stock(CellSystem system, ReadOnlySpan<double> y) =>
        Studied(system) is { } metal ? metal.Electrode.LithiumPerArea + y[metal.Offset + 1] : double.PositiveInfinity;

    internal static double LowestSalt(CellSystem system, ReadOnlySpan<double> y)
    {
        var lowest = double.PositiveInfinity;
        for (var k = 0; k < system.Layout.Nodes; k++)
        {
            lowest = Math.Min(lowest, y[3 * k]);
        }

        return lowest;
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
