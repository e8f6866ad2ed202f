namespace Anodyne.Design.Pouch;

/// <summary>How long a finite stock of lithium lasts at a given Coulombic efficiency.</summary>
public static class LithiumLife
{
    /// <summary>
    /// Cycles to a share of the first capacity. A reserve of r capacities hides the loss for r/(1 - CE) cycles; without a reserve each cycle
    /// returns CE of the last, so that the share s is reached after ln s / ln CE cycles.
    /// </summary>
    /// <param name="reserve">Lithium beyond one capacity, in capacities, 0 for anode-free.</param>
    /// <param name="efficiency">Coulombic efficiency, above 0 to 1.</param>
    /// <param name="share">Share of the first capacity, 0 to 1.</param>
    /// <returns>Cycles; positive infinity for an efficiency of 1.</returns>
    public static double Cycles(double reserve, double efficiency, double share) =>
        efficiency >= 1 ? double.PositiveInfinity : (reserve / (1 - efficiency)) + (Math.Log(share) / Math.Log(efficiency));

    /// <summary>The share of the first capacity that lithium allows after n cycles.</summary>
    /// <param name="reserve">Lithium beyond one capacity, in capacities.</param>
    /// <param name="efficiency">Coulombic efficiency, above 0 to 1.</param>
    /// <param name="cycles">Cycles.</param>
    public static double Retention(double reserve, double efficiency, double cycles)
    {
        var hidden = efficiency >= 1 ? double.PositiveInfinity : reserve / (1 - efficiency);
        return cycles <= hidden ? 1 : Math.Pow(efficiency, cycles - hidden);
    }
}
