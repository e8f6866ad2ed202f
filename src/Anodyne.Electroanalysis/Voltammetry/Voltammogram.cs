using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Voltammetry;

/// <summary>A peak of a voltammogram.</summary>
/// <param name="Potential">V.</param>
/// <param name="Current">Height over the baseline, unit of the current given; negative for cathodic peaks.</param>
/// <param name="Charge">Charge over the baseline, that unit times s; sign as the current.</param>
/// <param name="Onset">Potential where the current over the baseline reaches 5 % of the peak, V.</param>
/// <param name="Sweep">Index of the sweep, from 0.</param>
/// <param name="Index">Row of the peak.</param>
public sealed record VoltammetricPeak(double Potential, double Current, double Charge, double Onset, int Sweep, int Index)
{
    /// <summary>Where the charge ends, V: the current over the baseline is back at 5 % of the peak, or the sweep turns.</summary>
    public double End { get; init; }

    /// <summary>The baseline, intercept (unit of the current) and slope (per V), by which height and charge are counted.</summary>
    public (double Intercept, double Slope) Baseline { get; init; }
}

/// <summary>
/// Peaks of a cyclic voltammogram over a straight baseline through the foot of each sweep, with charge and onset; and the diffusivity of the
/// Randles-Sevcik equation i_p = 0.4463 z F A c sqrt(z F v D/(R T)).
/// </summary>
public static class Voltammogram
{
    /// <summary>A maximum counts as a peak if it stands out of its surroundings by this share of the largest one of its sweep ...</summary>
    private const double LeastProminence = 0.05;

    /// <summary>... and by this many standard deviations of a reading of the current.</summary>
    private const double NoiseProminence = 6;

    /// <summary>Peaks of every sweep.</summary>
    /// <param name="potential">V.</param>
    /// <param name="current">Any unit.</param>
    /// <param name="scanRate">V/s, above 0.</param>
    /// <param name="overZero">
    /// True where metal is plated and stripped: the sweep back begins while metal is still plated, its current passes zero on an ohmic slope, and a line
    /// through
    /// that slope would take away most of the peak. Height and charge then count over zero current.
    /// </param>
    /// <exception cref="MeaninglessDataException">Fewer than 20 points or no scan rate.</exception>
    public static IReadOnlyList<VoltammetricPeak> Peaks(ReadOnlySpan<double> potential, ReadOnlySpan<double> current, double scanRate, bool overZero = false)
    {
        if (potential.Length < 20)
        {
            throw new MeaninglessDataException("a voltammogram needs 20 points", "record", $"{potential.Length}", "20 or more");
        }

        if (!(scanRate > 0))
        {
            throw new InputException("the scan rate is not positive", "--scan-rate", FormattableString.Invariant($"{scanRate} V/s"), "> 0");
        }

        var peaks = new List<VoltammetricPeak>();
        var sweeps = Sweeps(potential);
        for (var s = 0; s < sweeps.Count; s++)
        {
            peaks.AddRange(InSweep(potential, current, sweeps[s].Start, sweeps[s].End, scanRate, s, overZero));
        }

        return peaks;
    }

    /// <summary>D, m2/s, of a reversible couple by Randles and Sevcik.</summary>
    /// <param name="peak">|i_p|/A, A/m2.</param>
    /// <param name="concentration">Bulk concentration, mol/m3.</param>
    /// <param name="scanRate">V/s.</param>
    /// <param name="temperature">K.</param>
    /// <param name="charges">z.</param>
    public static double RandlesSevcik(double peak, double concentration, double scanRate, double temperature, int charges = 1)
    {
        var f = PhysicalConstants.Faraday;
        var ratio = peak / (0.4463 * charges * f * concentration);
        return ratio * ratio * PhysicalConstants.MolarGas * temperature / (charges * f * scanRate);
    }

    // A sweep ends where the potential turns; noise of up to 0.5 % of the range does not turn it.
    internal static List<(int Start, int End)> Sweeps(ReadOnlySpan<double> e)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var v in e)
        {
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }

        var tolerance = 0.005 * (high - low);
        var list = new List<(int, int)>();
        int start = 0, extreme = 0, direction = 0;
        for (var k = 1; k < e.Length; k++)
        {
            if (direction == 0)
            {
                direction = Math.Abs(e[k] - e[start]) > tolerance ? Math.Sign(e[k] - e[start]) : 0;
                extreme = k;
            }
            else if (direction * (e[k] - e[extreme]) >= 0)
            {
                extreme = k;
            }
            else if (direction * (e[extreme] - e[k]) > tolerance)
            {
                list.Add((start, extreme + 1));
                (start, direction) = (extreme, -direction);
                extreme = k;
            }
        }

        list.Add((start, e.Length));
        list.RemoveAll(s => s.Item2 - s.Item1 < 10);
        return list;
    }

    // Every maximum that stands out of its surroundings by more than the noise and a share of the largest. Where two overlap, the charge is cut at the valley.
    private static List<VoltammetricPeak> InSweep(
        ReadOnlySpan<double> e, ReadOnlySpan<double> i, int start, int end, double scanRate, int sweep, bool overZero)
    {
        var sign = e[end - 1] > e[start] ? 1 : -1;
        var n = end - start;

        // Baseline: straight line through the quietest tenth of the first half of the sweep (before the reaction sets in).
        var (b0, b1) = overZero ? (0, 0) : Baseline(e[start..end], i[start..end], n);
        var over = new double[n];
        for (var k = 0; k < n; k++)
        {
            over[k] = sign * (i[start + k] - b0 - (b1 * e[start + k]));
        }

        var noise = Median.Deviation(Enumerable.Range(1, n - 2).Select(k => over[k + 1] - (2 * over[k]) + over[k - 1])) / Math.Sqrt(6);
        var inside = Math.Max(1, n / 20);
        var most = over[inside..(n - inside)].Max();
        var step = 0.0;
        for (var k = 1; k < n; k++)
        {
            step += Math.Abs(i[start + k] - i[start + k - 1]) / n;
        }

        var least = Math.Max(Math.Max(LeastProminence * most, NoiseProminence * noise), step);

        // No maximum inside: a rise to the turning point is not a peak.
        int[] tops =
        [
            .. Enumerable.Range(inside + 1, Math.Max(0, n - (2 * inside) - 2)).Where(k =>
                over[k] > over[k - 1] && over[k] >= over[k + 1] && over[k] > least && Prominence.Of(over, k) > least),
        ];
        var peaks = new List<VoltammetricPeak>();
        for (var p = 0; p < tops.Length; p++)
        {
            var (top, foot) = (tops[p], 0.05 * over[tops[p]]);
            var from = p == 0 ? 0 : Valley(over, tops[p - 1], top);
            var to = p == tops.Length - 1 ? n - 1 : Valley(over, top, tops[p + 1]);
            var (onset, stop) = (top, top);
            while (onset > from && over[onset] > foot)
            {
                onset--;
            }

            while (stop < to && over[stop] > foot)
            {
                stop++;
            }

            var charge = 0.0;
            for (var k = onset + 1; k <= stop; k++)
            {
                charge += 0.5 * sign * (over[k] + over[k - 1]) * Math.Abs(e[start + k] - e[start + k - 1]) / scanRate;
            }

            peaks.Add(new VoltammetricPeak(e[start + top], sign * over[top], charge, e[start + onset], sweep, start + top)
            {
                End = e[start + stop], Baseline = (b0, b1),
            });
        }

        return peaks;
    }

    private static int Valley(double[] over, int from, int to)
    {
        var lowest = from;
        for (var k = from; k <= to; k++)
        {
            lowest = over[k] < over[lowest] ? k : lowest;
        }

        return lowest;
    }

    private static (double Intercept, double Slope) Baseline(ReadOnlySpan<double> e, ReadOnlySpan<double> i, int n)
    {
        var length = Math.Max(5, n / 10);
        var best = (Spread: double.PositiveInfinity, At: 0);
        for (var k = n / 50; k + length < n / 2; k += Math.Max(1, length / 4))
        {
            double low = double.PositiveInfinity, high = double.NegativeInfinity;
            foreach (var v in i.Slice(k, length))
            {
                (low, high) = (Math.Min(low, v), Math.Max(high, v));
            }

            best = high - low < best.Spread ? (high - low, k) : best;
        }

        var line = LinearRegression.Fit(e.Slice(best.At, length), i.Slice(best.At, length));
        return (line.Intercept, line.Slope);
    }
}
