namespace Anodyne.Plating.Results;

/// <summary>
/// Where the charge of one cycle went, C/m2. Plated = stripped + SEI + change of dead + change of live lithium: every part is taken from the state, the
/// stripped charge from the current, and <see cref="Closure"/> says how well the two agree.
/// </summary>
/// <param name="Cycle">Number, from 1.</param>
/// <param name="Plated">Charge passed while plating, C/m2.</param>
/// <param name="Stripped">Charge passed while stripping, C/m2.</param>
/// <param name="Sei">Charge that became film and not metal, C/m2.</param>
/// <param name="Dead">Change of the lithium without a way to the collector, C/m2; below 0 where more was revived than died.</param>
/// <param name="LiveLeft">Change of the live lithium, C/m2; below 0 where the metal of the start was stripped.</param>
/// <param name="Revived">Dead lithium that the growing front touched and took back, C/m2, 0 or more; already counted in <paramref name="Dead"/>.</param>
public sealed record PlatingCycle(int Cycle, double Plated, double Stripped, double Sei, double Dead, double LiveLeft, double Revived)
{
    /// <summary>Coulombic efficiency of the inventories, 1 - (SEI + dead + live left)/plated; NaN if nothing was plated.</summary>
    public double Efficiency => Plated > 0 ? 1 - ((Sei + Dead + LiveLeft) / Plated) : double.NaN;

    /// <summary>What the inventories leave open, over the charge moved: |plated - stripped - SEI - dead - live left|.</summary>
    public double Closure => Plated + Stripped > 0 ? Math.Abs(Plated - Stripped - Sei - Dead - LiveLeft) / (Plated + Stripped) : 0;
}
