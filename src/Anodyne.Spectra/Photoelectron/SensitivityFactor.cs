using Anodyne.Quantities;

namespace Anodyne.Spectra.Photoelectron;

/// <summary>
/// Relative sensitivity factors: Scofield's cross-sections for Al K alpha over that of C 1s (J. Electron Spectrosc. 8 (1976) 129), whole levels. They hold at
/// the magic angle of 54.7 degrees between source and analyser; transmission and escape depth are not in them.
/// </summary>
public static class SensitivityFactor
{
    private static readonly Dictionary<string, double> s_factors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Li 1s"] = 0.0568, ["C 1s"] = 1, ["N 1s"] = 1.80, ["O 1s"] = 2.93, ["F 1s"] = 4.43, ["Na 1s"] = 8.52, ["Al 2p"] = 0.537, ["Si 2p"] = 0.817, ["P 2p"] =
            1.192,
        ["S 2p"] = 1.68, ["Cl 2p"] = 2.285, ["Ca 2p"] = 5.07, ["Ti 2p"] = 7.91, ["Fe 2p"] = 16.42, ["Cu 2p3/2"] = 16.73, ["Zn 2p3/2"] = 18.92, ["Ni 2p3/2"] =
            14.61,
    };

    /// <summary>The factor of a level; null where there is none here.</summary>
    /// <param name="level">Element and level: "C 1s".</param>
    public static double? Of(string level) => s_factors.TryGetValue(level, out var factor) ? factor : null;

    /// <summary>Shares of areas in per cent: a_i/f_i over their sum.</summary>
    /// <param name="areas">Areas.</param>
    /// <param name="factors">Sensitivity, transmission and escape depth together, above 0.</param>
    /// <exception cref="InputException">A factor is not above zero, or the sum is not.</exception>
    public static double[] Shares(IReadOnlyList<double> areas, IReadOnlyList<double> factors)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(factors);
        double[] parts = [.. areas.Zip(factors, static (area, factor) => area / factor)];
        var sum = parts.Sum();
        return factors.All(static factor => factor > 0) && sum > 0 ? [.. parts.Select(part => 100 * part / sum)]
            : throw new InputException("shares need factors above zero and a sum above zero", "quantification", $"sum {sum}");
    }
}
