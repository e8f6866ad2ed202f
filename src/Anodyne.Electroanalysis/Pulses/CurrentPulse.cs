using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Pulses;

/// <summary>A stretch of current that begins at rest, as the cutter of half cycles sees it.</summary>
/// <param name="Cycle">Number of the cycle, from 1: two half cycles each.</param>
/// <param name="Rest">First row of the rest before.</param>
/// <param name="Start">First row with current.</param>
/// <param name="End">Row after the last one with current.</param>
/// <param name="Next">Row after the last one of the rest that follows; <see cref="End"/> where none follows.</param>
/// <param name="Half">The half cycle it belongs to.</param>
internal sealed record CurrentPulse(int Cycle, int Rest, int Start, int End, int Next, HalfCycle Half)
{
    /// <summary>All pulses of a record: rests shorter than two rows are none.</summary>
    public static IReadOnlyList<CurrentPulse> Of(HalfCycles cut)
    {
        var pieces = cut.All.SelectMany((half, k) => half.Pieces.Select(piece => (half, Cycle: 1 + (k / 2), piece.Start, piece.End))).ToList();
        var pulses = new List<CurrentPulse>();
        for (var k = 0; k < pieces.Count; k++)
        {
            var rest = k > 0 ? pieces[k - 1].End : 0;
            var next = k + 1 < pieces.Count ? pieces[k + 1].Start : cut.Time.Length;
            if (pieces[k].Start - rest >= 2)
            {
                pulses.Add(new CurrentPulse(pieces[k].Cycle, rest, pieces[k].Start, pieces[k].End, next, pieces[k].half));
            }
        }

        return pulses.Count > 0 ? pulses : throw new MeaninglessDataException(
            "no current begins at rest", "record", $"{cut.All.Count} half cycles", "rests of two rows or more before the steps of current");
    }

    /// <summary>Standard deviation of a reading of the voltage, V: from second differences of the rest before, or of the pulse where the rest is
    /// short.</summary>
    public double Noise(double[] voltage)
    {
        var (from, to) = Start - Rest >= 8 ? (Rest, Start) : (Start, End);
        return to - from < 4 ? 0
            : Median.Deviation(Enumerable.Range(from + 1, to - from - 2).Select(k => voltage[k + 1] - (2 * voltage[k]) + voltage[k - 1])) / Math.Sqrt(6);
    }

    /// <summary>Median current with its sign, A or A/m2.</summary>
    public double Current(HalfCycles cut) => Median.Of(cut.Current.AsSpan(Start..End));

    /// <summary>Charge passed since the first row up to each row, C or C/m2, positive on charge.</summary>
    public static double[] NetCharge(HalfCycles cut)
    {
        // Within the pieces as the cutter counts, at rest what was passed before.
        var net = new double[cut.Time.Length];
        var (row, sum) = (0, 0.0);
        foreach (var half in cut.All)
        {
            var (along, at) = (cut.ChargeAlong(half), 0);
            foreach (var (start, end) in half.Pieces)
            {
                net.AsSpan(row, start - row).Fill(sum + (half.Sign * along[at]));
                for (row = start; row < end; row++)
                {
                    net[row] = sum + (half.Sign * along[at++]);
                }
            }

            sum += half.Sign * half.Charge;
        }

        net.AsSpan(row).Fill(sum);
        return net;
    }
}
