using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>
/// dQ/dV of one constant-current half cycle on an even grid of voltage: the charge is summed into bins by the share of each interval that falls in
/// them, which needs no monotonic voltage and closes the area exactly; then smoothed with a Savitzky-Golay parabola (window stated), which keeps the area.
/// </summary>
/// <param name="Voltage">Bin centers, V.</param>
/// <param name="Value">dQ/dV, unit of charge per V; positive.</param>
/// <param name="Closure">|integral - charge|/charge.</param>
/// <param name="Peaks">Voltages and heights of the peaks above a tenth of the largest.</param>
/// <param name="Verdict">Void where the area does not close within 0.5 %.</param>
/// <param name="Reasons">Why not.</param>
public sealed record DifferentialCapacity(
    double[] Voltage, double[] Value, double Closure, IReadOnlyList<(double Voltage, double Height)> Peaks, Verdict Verdict, IReadOnlyList<string> Reasons)
    : IJudged
{
    /// <summary>A maximum counts as a peak if it stands out of its surroundings by this share of the largest one.</summary>
    public const double LeastProminence = 0.05;

    /// <summary>Computes it.</summary>
    /// <param name="charge">Charge passed since the start of the half cycle, rising.</param>
    /// <param name="voltage">Voltages, V.</param>
    /// <param name="bin">Width of a bin, V, 0.0005 to 0.05.</param>
    /// <param name="window">Points of the smoothing parabola, odd, 1 for none.</param>
    /// <exception cref="InputException">A bin out of range.</exception>
    public static DifferentialCapacity Of(ReadOnlySpan<double> charge, ReadOnlySpan<double> voltage, double bin = 0.005, int window = 5)
    {
        if (charge.Length < 10)
        {
            throw new MeaninglessDataException("dQ/dV needs ten points", "half cycle", $"{charge.Length}", "10 or more");
        }

        if (bin is < 0.0005 or > 0.05 || window < 1 || window % 2 == 0)
        {
            throw new InputException(
                "dQ/dV needs a bin of 0.5 to 50 mV and an odd window", "--bin, --smooth", FormattableString.Invariant($"{bin} V, {window}"),
                "0.5 mV to 50 mV, 1, 3, 5 ...");
        }

        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var v in voltage)
        {
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }

        // A few empty bins on both sides keep what the smoothing spreads.
        var first = (Math.Floor(low / bin) - window) * bin;
        var count = (int)Math.Ceiling((high - first) / bin) + window + 1;
        var raw = new double[count];
        for (var k = 1; k < charge.Length; k++)
        {
            Deposit(raw, first, bin, voltage[k - 1], voltage[k], charge[k] - charge[k - 1]);
        }

        var value = Smooth(raw, window);
        var centers = new double[count];
        double area = 0;
        for (var b = 0; b < count; b++)
        {
            centers[b] = first + ((b + 0.5) * bin);
            area += value[b];
            value[b] /= bin;
        }

        var total = charge[^1] - charge[0];
        var closure = Math.Abs(area - total) / Math.Abs(total);
        var judgement = new Judgement();
        if (!(closure < 0.005))
        {
            judgement.Void(FormattableString.Invariant($"the area misses the charge by {100 * closure:F1} % (0.5 % allowed)"));
        }

        var steps = 0;
        for (var k = 1; k < voltage.Length; k++)
        {
            steps += Math.Abs(voltage[k] - voltage[k - 1]) > 3 * bin ? 1 : 0;
        }

        if (steps > 0.2 * voltage.Length || voltage.Length * bin < 0.3 * (high - low))
        {
            judgement.Caution("the voltage is recorded more coarsely than the bin: widen the bin");
        }

        var top = value.Max();
        var peaks = new List<(double, double)>();
        for (var b = 1; b < count - 1; b++)
        {
            if (value[b] > value[b - 1] && value[b] >= value[b + 1] && value[b] > 0.1 * top && Prominence.Of(value, b) > LeastProminence * top)
            {
                peaks.Add((centers[b], value[b]));
            }
        }

        return new DifferentialCapacity(centers, value, closure, peaks, judgement.Verdict, judgement.Reasons);
    }

    private static void Deposit(double[] bins, double first, double bin, double from, double to, double charge)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        var (a, b) = ((int)((low - first) / bin), (int)((high - first) / bin));
        if (a == b || high - low < 1e-12)
        {
            bins[a] += charge;
            return;
        }

        for (var k = a; k <= b; k++)
        {
            var share = (Math.Min(high, first + ((k + 1) * bin)) - Math.Max(low, first + (k * bin))) / (high - low);
            bins[k] += charge * share;
        }
    }

    // Each bin hands its content out with the (symmetric) weights of the local parabola: the sum of the weights is one, so the area is kept.
    private static double[] Smooth(double[] raw, int window)
    {
        if (window < 5)
        {
            return (double[])raw.Clone();
        }

        var m = window / 2;
        var norm = ((2 * m) - 1.0) * ((2 * m) + 1) * ((2 * m) + 3) / 3;
        var result = new double[raw.Length];
        for (var k = 0; k < raw.Length; k++)
        {
            for (var d = -m; d <= m; d++)
            {
                var weight = ((3.0 * m * (m + 1)) - 1 - (5 * d * d)) / norm;
                result[Math.Clamp(k + d, 0, raw.Length - 1)] += weight * raw[k];
            }
        }

        return result;
    }
}
