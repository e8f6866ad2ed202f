using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;

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

/// <summary>The reservoir protocol of Aurbach as Adams et al. use it (Adv. Energy Mater. 8 (2018) 1702097): CE = (n Q_C + Q_S)/(n Q_C + Q_T).</summary>
/// <param name="Reservoir">Q_T, C.</param>
/// <param name="Cycled">Q_C, C: mean of the partial strips and plates.</param>
/// <param name="Count">n, number of partial cycles.</param>
/// <param name="Final">Q_S, C: the final strip.</param>
/// <param name="Efficiency">Average CE.</param>
/// <param name="Deviation">Standard deviation from the charge error, sqrt(dQ_S^2 + (CE dQ_T)^2)/(n Q_C + Q_T).</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record ReservoirEfficiency(double Reservoir, double Cycled, int Count, double Final, double Efficiency, double Deviation, Verdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Recognises the protocol in a row of half cycles: a reservoir, three or more equal strip/plate pairs smaller than half of it, a last strip.</summary>
    /// <param name="halves">Half cycles.</param>
    /// <param name="chargeError">Relative error of each charge; 0.1 % is a good cycler.</param>
    /// <returns>Null if the record does not have that shape.</returns>
    public static ReservoirEfficiency? Recognize(IReadOnlyList<HalfCycle> halves, double chargeError = 1e-3)
    {
        if (halves.Count < 8)
        {
            return null;
        }

        var plating = halves[0].Sign;
        for (var start = 0; start <= 2 && start + 7 < halves.Count; start += 2)
        {
            var reservoir = halves[start];
            var partial = halves[start + 1].Charge;
            if (reservoir.Sign != plating || partial > 0.5 * reservoir.Charge)
            {
                continue;
            }

            var k = start + 1;
            while (k + 1 < halves.Count && halves[k].Sign != plating && halves[k + 1].Sign == plating && halves[k].Charge < 1.25 * partial && halves[k + 1].Charge < 1.25 * partial)
            {
                k += 2;
            }

            var count = (k - start - 1) / 2;
            if (count >= 3 && k == halves.Count - 1 && halves[k].Sign != plating)
            {
                return Of(reservoir.Charge, [.. halves.Skip(start + 1).Take(2 * count).Select(h => h.Charge)], count, halves[k].Charge, chargeError);
            }
        }

        return null;
    }

    /// <summary>Evaluates the protocol from its charges.</summary>
    /// <param name="reservoir">Q_T, C.</param>
    /// <param name="partial">The partial strips and plates, C, in order.</param>
    /// <param name="count">n.</param>
    /// <param name="final">Q_S, C.</param>
    /// <param name="chargeError">Relative error of each charge.</param>
    public static ReservoirEfficiency Of(double reservoir, IReadOnlyList<double> partial, int count, double final, double chargeError = 1e-3)
    {
        var cycled = partial.Average();
        var efficiency = ((count * cycled) + final) / ((count * cycled) + reservoir);
        var deviation = chargeError * Math.Sqrt((final * final) + (efficiency * efficiency * reservoir * reservoir)) / ((count * cycled) + reservoir);
        var judgement = new Judgement();
        var floor = count * cycled / ((count * cycled) + reservoir);
        if (efficiency <= floor + 1e-9)
        {
            judgement.Void(FormattableString.Invariant($"CE {efficiency:F4} is at the least the protocol can show ({floor:F3}): the reservoir was empty"));
        }

        if (partial.Max() - partial.Min() > 0.02 * cycled)
        {
            judgement.Void("a partial strip ended before its charge: the reservoir emptied or a cut-off was hit");
        }

        if (efficiency > 1)
        {
            judgement.Void(FormattableString.Invariant($"CE {100 * efficiency:F2} % exceeds 100 %: a soft short or an offset of the current"));
        }

        return new ReservoirEfficiency(reservoir, cycled, count, final, efficiency, deviation, judgement.Verdict, judgement.Reasons);
    }
}
