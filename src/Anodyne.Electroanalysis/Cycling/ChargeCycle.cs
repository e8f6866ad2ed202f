using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>One cycle: what was put in and what came back.</summary>
/// <param name="Number">Cycle number, from 1.</param>
/// <param name="In">Charge plated (or charged), C.</param>
/// <param name="Out">Charge stripped (or discharged), C.</param>
/// <param name="EnergyIn">Energy that the cell takes up on the way in, J, negative if it gives it; NaN without a voltage.</param>
/// <param name="EnergyOut">Energy that it gives on the way out, J, negative if it takes it up, as both ways in Li||Cu.</param>
public sealed record ChargeCycle(int Number, double In, double Out, double EnergyIn, double EnergyOut)
{
    /// <summary>Coulombic efficiency Out/In; never clipped.</summary>
    public double Efficiency => Out / In;

    /// <summary>Energy given over energy taken up; NaN in a cell that does not store energy (both ways consume it) or that was discharged first.</summary>
    public double EnergyEfficiency => EnergyIn > 0 && EnergyOut > 0 ? EnergyOut / EnergyIn : double.NaN;

    /// <summary>
    /// Pairs half cycles. Which direction is "in" follows the type of cell: plating, negative current, on a bare collector; charge, positive current, in
    /// full and anode-free cells; otherwise that of the first half cycle. Half cycles before the first of that direction, and a last one without its partner,
    /// are left out.
    /// </summary>
    /// <param name="halves">Half cycles in order.</param>
    /// <param name="type">What the cell is.</param>
    public static List<ChargeCycle> Pair(IReadOnlyList<HalfCycle> halves, CellType type = CellType.Unknown)
    {
        var cycles = new List<ChargeCycle>();
        if (halves.Count == 0)
        {
            return cycles;
        }

        var inward = Inward(halves, type);
        double charge = 0, energy = 0, back = 0, backEnergy = 0;
        for (var k = 0; k < halves.Count; k++)
        {
            if (halves[k].Sign == inward)
            {
                if (back > 0)
                {
                    cycles.Add(new ChargeCycle(cycles.Count + 1, charge, back, energy, backEnergy));
                    (charge, energy, back, backEnergy) = (0, 0, 0, 0);
                }

                charge += halves[k].Charge;
                energy += halves[k].Energy;
            }
            else if (charge > 0)
            {
                back += halves[k].Charge;
                backEnergy -= halves[k].Energy;
            }
        }

        if (back > 0 && charge > 0)
        {
            cycles.Add(new ChargeCycle(cycles.Count + 1, charge, back, energy, backEnergy));
        }

        return cycles;
    }

    /// <summary>+1 or -1: the direction of current that puts lithium where the efficiency is asked for.</summary>
    public static int Inward(IReadOnlyList<HalfCycle> halves, CellType type)
    {
        ArgumentNullException.ThrowIfNull(halves);
        return type switch { CellType.LiCu => -1, CellType.FullCell or CellType.AnodeFree => 1, _ => halves.Count > 0 ? halves[0].Sign : 1 };
    }
}
