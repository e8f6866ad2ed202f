using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>The reservoir protocol of Aurbach as Adams et al. use it (Adv. Energy Mater. 8 (2018) 1702097): CE = (n Q_C + Q_S)/(n Q_C + Q_T).</summary>
/// <param name="Reservoir">Q_T, C.</param>
/// <param name="Cycled">Q_C, C: mean of the partial strips and plates.</param>
/// <param name="Count">n, number of partial cycles.</param>
/// <param name="Final">Q_S, C: the final strip.</param>
/// <param name="Efficiency">Average CE.</param>
/// <param name="Deviation">Standard deviation from the charge error, sqrt(dQ_S^2 + (CE dQ_T)^2)/(n Q_C + Q_T).</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record ReservoirEfficiency(
    double Reservoir, double Cycled, int Count, double Final, double Efficiency, double Deviation, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Recognises the protocol in a row of half cycles: a reservoir, three or more equal strip/plate pairs smaller than half of it, a last
    /// strip.</summary>
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
            while (k + 1 < halves.Count && halves[k].Sign != plating && halves[k + 1].Sign == plating
                && Math.Max(halves[k].Charge, halves[k + 1].Charge) < 1.25 * partial)
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
