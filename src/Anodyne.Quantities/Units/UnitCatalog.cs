using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>The unit symbols and prefixes that unit text may use. Symbols are case-sensitive: "mA" is not "MA", "S" is not "s".</summary>
public static class UnitCatalog
{
    private static readonly (string Prefix, double Scale)[] Prefixes =
    [
        ("f", 1e-15), ("p", 1e-12), ("n", 1e-9), ("u", 1e-6), ("m", 1e-3), ("c", 1e-2), ("d", 1e-1), ("h", 1e2), ("k", 1e3), ("M", 1e6), ("G", 1e9),
            ("T", 1e12),
    ];

    // c, d and h stand before few units: "dV" in a header is a differential and "dC" a degree.
    private static readonly string[] Decimal = ["m", "g", "L", "l", "Pa"];

    /// <summary>Every symbol without prefix, in the order in which they are listed to a person.</summary>
    public static IReadOnlyList<UnitSymbol> Symbols { get; } =
    [
        new("m", 1, Dimension.Length, true, "metre"),
        new("angstrom", 1e-10, Dimension.Length, false, "angstrom, 0.1 nm"),
        new("g", 1e-3, Dimension.Mass, true, "gram"),
        new("t", 1e3, Dimension.Mass, false, "tonne"),
        new("u_atomic", 1.66053906660e-27, Dimension.Mass, false, "unified atomic mass unit"),
        new("s", 1, Dimension.Time, true, "second"),
        new("min", 60, Dimension.Time, false, "minute"),
        new("h", 3600, Dimension.Time, false, "hour"),
        new("d", 86400, Dimension.Time, false, "day"),
        new("year", 31557600, Dimension.Time, false, "Julian year"),
        new("A", 1, Dimension.Current, true, "ampere"),
        new("K", 1, Dimension.Temperature, true, "kelvin"),
        new("mol", 1, Dimension.Amount, true, "mole"),
        new("L", 1e-3, Dimension.Volume, true, "litre"),
        new("l", 1e-3, Dimension.Volume, true, "litre"),
        new("M", 1e3, Dimension.Concentration, true, "mole per litre"),
        new("C", 1, Dimension.Charge, true, "coulomb"),
        new("Ah", 3600, Dimension.Charge, true, "ampere hour"),
        new("V", 1, Dimension.Voltage, true, "volt"),
        new("ohm", 1, Dimension.Resistance, true, "ohm"),
        new("S", 1, Dimension.Conductance, true, "siemens"),
        new("F", 1, Dimension.Capacitance, true, "farad"),
        new("N", 1, Dimension.Force, true, "newton"),
        new("Pa", 1, Dimension.Pressure, true, "pascal"),
        new("bar", 1e5, Dimension.Pressure, true, "bar"),
        new("atm", 101325, Dimension.Pressure, false, "standard atmosphere"),
        new("psi", 6894.757293168, Dimension.Pressure, false, "pound-force per square inch"),
        new("J", 1, Dimension.Energy, true, "joule"),
        new("Wh", 3600, Dimension.Energy, true, "watt hour"),
        new("eV", PhysicalConstants.ElementaryCharge, Dimension.Energy, true, "electronvolt"),
        new("cal", 4.184, Dimension.Energy, true, "thermochemical calorie"),
        new("W", 1, Dimension.Power, true, "watt"),
        new("H", 1, Dimension.Inductance, true, "henry"),
        new("Hz", 1, Dimension.Rate, true, "hertz"),
        new("e", PhysicalConstants.ElementaryCharge, Dimension.Charge, false, "elementary charge"),
        new("rad", 1, Dimension.None, true, "radian"),
        new("deg", Math.PI / 180, Dimension.None, false, "degree of arc"),
        new("%", 1e-2, Dimension.None, false, "per cent"),
        new("ppm", 1e-6, Dimension.None, false, "parts per million"),
    ];

    private static readonly Dictionary<string, UnitSymbol> Written = BuildWritten();

    /// <summary>Looks up a written symbol with or without prefix.</summary>
    /// <param name="written">The symbol, e.g. "mAh"; vendors' signs and words already replaced (<see cref="UnitSpelling"/>).</param>
    /// <param name="symbol">The symbol with the prefix applied to its scale.</param>
    public static bool TryFind(string written, out UnitSymbol symbol) => Written.TryGetValue(written, out symbol!);

    /// <summary>The known symbol nearest to a misspelt one, or null if none is near.</summary>
    public static string? Nearest(string written) => Spelling.Nearest(written, Written.Keys);

    private static Dictionary<string, UnitSymbol> BuildWritten()
    {
        var all = Symbols.ToDictionary(symbol => symbol.Symbol);
        foreach (var symbol in Symbols)
        {
            foreach (var (prefix, scale) in Prefixes)
            {
                if (!symbol.TakesPrefix || (prefix is "c" or "d" or "h" && Array.IndexOf(Decimal, symbol.Symbol) < 0))
                {
                    continue;
                }

                // A plain symbol wins over a prefixed one: "min" is the minute, "Pa" the pascal, "cd" nothing, "h" the hour.
                all.TryAdd(prefix + symbol.Symbol, symbol with { Symbol = prefix + symbol.Symbol, Scale = Multiply(scale, symbol.Scale), TakesPrefix = false });
            }
        }

        return all;
    }

    // Negative powers of ten are not binary fractions: divide by the exact reciprocal so that 1 um is the double nearest to 1e-6.
    private static double Multiply(double prefix, double scale) => prefix < 1 ? scale / Math.Round(1 / prefix) : scale * prefix;
}
