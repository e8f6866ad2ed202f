using Anodyne.Analysis;
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
            if (Peak(potential, current, sweeps[s].Start, sweeps[s].End, scanRate, s, overZero) is { } peak)
            {
                peaks.Add(peak);
            }
        }

        return peaks;
    }

    /// <summary>
    /// Scan rate of the whole sweeps, V/s: path over time from turn to turn, the median of all sweeps. Steps of the converter do not bias it, as they do rates
    /// from row to row.
    /// </summary>
    /// <param name="potential">V.</param>
    /// <param name="time">Times of the rows, s.</param>
    /// <returns>Null without times.</returns>
    public static double? ScanRate(ReadOnlySpan<double> potential, ReadOnlySpan<double> time)
    {
        if (time.Length < 3 || time.Length != potential.Length)
        {
            return null;
        }

        // The ends, where the sweep turns and rows are averaged, are left out.
        var rates = new List<double>();
        foreach (var (start, end) in Sweeps(potential))
        {
            var (first, last) = (start + ((end - start) / 20), end - 1 - ((end - start) / 20));
            if (time[last] > time[first])
            {
                rates.Add(Math.Abs(Numerics.Fitting.LinearRegression.Fit(time[first..(last + 1)], potential[first..(last + 1)]).Slope));
            }
        }

        rates.Sort();
        return rates.Count > 0 ? rates[rates.Count / 2] : null;
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
    private static List<(int Start, int End)> Sweeps(ReadOnlySpan<double> e)
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

    private static VoltammetricPeak? Peak(ReadOnlySpan<double> e, ReadOnlySpan<double> i, int start, int end, double scanRate, int sweep, bool overZero)
    {
        var sign = e[end - 1] > e[start] ? 1 : -1;
        var n = end - start;

        // Baseline: straight line through the quietest tenth of the first half of the sweep (before the reaction sets in).
        var (b0, b1) = overZero ? (0, 0) : Baseline(e[start..end], i[start..end], n);
        var best = -1;
        for (var k = start + (n / 20); k < end - (n / 20); k++)
        {
            if (best < 0 || sign * Over(k, e, i) > sign * Over(best, e, i))
            {
                best = k;
            }
        }

        var height = sign * Over(best, e, i);
        var noise = 0.0;
        for (var k = start + 1; k < end; k++)
        {
            noise += Math.Abs(i[k] - i[k - 1]);
        }

        // No maximum inside: a rise to the turning point is not a peak.
        if (height <= 5 * noise / n / 4 || best <= start + (n / 20) || best >= end - (n / 20) - 1)
        {
            return null;
        }

        var onset = best;
        while (onset > start && sign * Over(onset, e, i) > 0.05 * height)
        {
            onset--;
        }

        var stop = best;
        while (stop < end - 1 && sign * Over(stop, e, i) > 0.05 * height)
        {
            stop++;
        }

        var charge = 0.0;
        for (var k = onset + 1; k <= stop; k++)
        {
            charge += 0.5 * (Over(k, e, i) + Over(k - 1, e, i)) * Math.Abs(e[k] - e[k - 1]) / scanRate;
        }

        return new VoltammetricPeak(e[best], sign * height, charge, e[onset], sweep, best) { End = e[stop], Baseline = (b0, b1) };

        double Over(int k, ReadOnlySpan<double> x, ReadOnlySpan<double> y) => y[k] - b0 - (b1 * x[k]);
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

        var line = Numerics.Fitting.LinearRegression.Fit(e.Slice(best.At, length), i.Slice(best.At, length));
        return (line.Intercept, line.Slope);
    }
}
