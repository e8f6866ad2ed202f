using System.Numerics;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// A quick look at a spectrum for starting values only: a chain of RC elements, six a decade, non-negative, with a series inductance and capacitance and
/// a fixed light smoothing. It says about where the processes lie; error bars come from the full distribution.
/// </summary>
internal sealed record RelaxationSketch(
    double HighFrequencyResistance, double Inductance, double Polarization, double TailCapacitance, double WarburgCoefficient, double ShortestTime,
    double LongestTime,
    IReadOnlyList<(double Tau, double Resistance)> Processes)
{
    private const int PerDecade = 6;

    /// <summary>Solves for the chain and gathers its peaks.</summary>
    public static RelaxationSketch Of(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        var scale = 0.0;
        double high = 0, low = double.PositiveInfinity;
        for (var i = 0; i < z.Length; i++)
        {
            scale = Math.Max(scale, z[i].Magnitude);
            high = Math.Max(high, frequency[i]);
            low = Math.Min(low, frequency[i]);
        }

        var shortest = 0.3 / (2 * Math.PI * high);
        var longest = 3 / (2 * Math.PI * low);
        var count = Math.Max(4, (int)Math.Ceiling(PerDecade * Math.Log10(longest / shortest)) + 1);
        var columns = count + 3;
        var rows = 2 * z.Length;

        // Column-major; unknowns R_inf, L w_max, 1/(C w_min), then the chain, all in units of the largest |Z| and weighted by 1/|Z|.
        var matrix = new double[columns * rows];
        var target = new double[rows];
        var tau = new double[count];
        for (var k = 0; k < count; k++)
        {
            tau[k] = shortest * Math.Pow(longest / shortest, k / (count - 1.0));
        }

        for (var i = 0; i < z.Length; i++)
        {
            var w = scale / z[i].Magnitude;
            var j = z.Length + i;
            var omega = 2 * Math.PI * frequency[i];
            target[i] = w * z[i].Real / scale;
            target[j] = w * z[i].Imaginary / scale;
            matrix[i] = w;
            matrix[rows + j] = w * frequency[i] / high;
            matrix[(2 * rows) + j] = -w * low / frequency[i];
            for (var k = 0; k < count; k++)
            {
                var x = omega * tau[k];
                matrix[((3 + k) * rows) + i] = w / (1 + (x * x));
                matrix[((3 + k) * rows) + j] = -w * x / (1 + (x * x));
            }
        }

        var hessian = new double[columns * columns];
        var linear = new double[columns];
        NormalEquations.Write(matrix, target, hessian, linear);
        for (var a = 0; a < columns; a++)
        {
            hessian[(a * columns) + a] += 1e-4;
        }

        var x0 = new double[columns];
        new NonNegativeQuadratic(columns).Solve(hessian, linear, 0, x0);
        var resistance = x0[0] * scale;
        var chain = x0.Skip(3).Select(v => v * scale).ToArray();
        var polarization = Math.Max(chain.Sum(), 1e-6 * scale);
        return new RelaxationSketch(
            Math.Max(resistance, 1e-4 * scale), Math.Max(x0[1] * scale / (2 * Math.PI * high), 1e-6 * scale / (2 * Math.PI * high)), polarization,
            1 / Math.Max(x0[2] * scale * 2 * Math.PI * low, 1e-3 * scale * 2 * Math.PI * low),
            Math.Max(x0[2] * scale, 0.05 * scale) * Math.Sqrt(2 * Math.PI * low), shortest, longest,
            Peaks(tau, chain, polarization));
    }

    /// <summary>Ranges only, with the processes given: no search.</summary>
    public static RelaxationSketch Of(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, IReadOnlyList<(double Tau, double Resistance)> processes)
    {
        double high = 0, low = double.PositiveInfinity, scale = 0;
        for (var i = 0; i < z.Length; i++)
        {
            high = Math.Max(high, frequency[i]);
            low = Math.Min(low, frequency[i]);
            scale = Math.Max(scale, z[i].Magnitude);
        }

        var unit = scale / (2 * Math.PI * high);
        return new RelaxationSketch(0.1 * scale, 1e-3 * unit, scale, 1 / (2 * Math.PI * low * scale), scale * Math.Sqrt(2 * Math.PI * low),
            0.3 / (2 * Math.PI * high), 3 / (2 * Math.PI * low), processes);
    }

    // The solution is a handful of spikes: neighbors closer than half a decade belong to one process.
    private static List<(double Tau, double Resistance)> Peaks(double[] tau, double[] chain, double polarization)
    {
        var peaks = new List<(double Tau, double Resistance)>();
        double logSum = 0, sum = 0;
        var last = -1;
        for (var k = 0; k <= chain.Length; k++)
        {
            var gap = k == chain.Length || (chain[k] > 0 && last >= 0 && k - last > PerDecade / 2);
            if (gap && sum > 0)
            {
                if (sum > 0.002 * polarization)
                {
                    peaks.Add((Math.Exp(logSum / sum), sum));
                }

                (logSum, sum) = (0, 0);
            }

            if (k < chain.Length && chain[k] > 0)
            {
                sum += chain[k];
                logSum += chain[k] * Math.Log(tau[k]);
                last = k;
            }
        }

        return peaks;
    }
}
