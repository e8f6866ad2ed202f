using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.KramersKronig;

/// <summary>
/// Z-HIT: the modulus computed from the phase, ln|Z(w)| = const + (2/pi) int phi d ln w - (pi/6) d phi/d ln w (Ehm, Göhr, Kaus, Röseler, Schiller, ACH
/// Models in Chemistry 137 (2000) 145). The phase is hardly touched by drift, the modulus is: a difference that grows toward low frequency is drift.
/// </summary>
/// <param name="Difference">ln|Z measured| - ln|Z from the phase| at each point, in the order of the spectrum.</param>
/// <param name="LowFrequencyDrift">Mean difference over the lowest decade, relative; beyond about 2 % a sign of drift.</param>
public sealed record HilbertModulus(double[] Difference, double LowFrequencyDrift)
{
    /// <summary>Computes the modulus from the phase; the constant is the median over the upper half of the frequencies (log scale).</summary>
    /// <param name="frequency">Frequencies, Hz.</param>
    /// <param name="z">Impedances, ohm.</param>
    public static HilbertModulus Of(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        SpectrumGuard.Check(frequency, z);
        var n = z.Length;
        var order = Enumerable.Range(0, n).ToArray();
        Array.Sort(frequency.ToArray(), order);
        Array.Reverse(order);
        var x = new double[n];
        var phase = new double[n];
        var modulus = new double[n];
        for (var i = 0; i < n; i++)
        {
            (x[i], phase[i], modulus[i]) = (Math.Log(2 * Math.PI * frequency[order[i]]), z[order[i]].Phase, Math.Log(z[order[i]].Magnitude));
            if (i > 0 && Math.Abs(phase[i] - phase[i - 1]) > Math.PI)
            {
                phase[i] += 2 * Math.PI * Math.Round((phase[i - 1] - phase[i]) / (2 * Math.PI));
            }
        }

        var (smooth, slope) = Smooth(x, phase);
        var computed = new double[n];
        for (var i = 1; i < n; i++)
        {
            computed[i] = computed[i - 1] + (2 / Math.PI * 0.5 * (smooth[i] + smooth[i - 1]) * (x[i] - x[i - 1]));
        }

        for (var i = 0; i < n; i++)
        {
            computed[i] = modulus[i] - (computed[i] - (Math.PI / 6 * slope[i]));
        }

        var middle = 0.5 * (x[0] + x[^1]);
        var upper = computed.Where((_, i) => x[i] >= middle).Order().ToArray();
        var constant = upper[upper.Length / 2];
        var difference = new double[n];
        for (var i = 0; i < n; i++)
        {
            computed[i] -= constant;
            difference[order[i]] = computed[i];
        }

        var low = computed.Where((_, i) => x[i] <= x[^1] + Math.Log(10)).Average();
        return new HilbertModulus(difference, low);
    }

    // Local parabola over seven points at each place: value and slope of the phase.
    private static (double[] Value, double[] Slope) Smooth(double[] x, double[] y)
    {
        var n = x.Length;
        var value = new double[n];
        var slope = new double[n];
        for (var i = 0; i < n; i++)
        {
            var first = Math.Clamp(i - 3, 0, Math.Max(0, n - 7));
            var last = Math.Min(n, first + 7);
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, t0 = 0, t1 = 0, t2 = 0;
            for (var k = first; k < last; k++)
            {
                var u = x[k] - x[i];
                s0++;
                s1 += u;
                s2 += u * u;
                s3 += u * u * u;
                s4 += u * u * u * u;
                t0 += y[k];
                t1 += u * y[k];
                t2 += u * u * y[k];
            }

            // Cramer's rule on the 3 x 3 normal equations.
            var c0 = (s2 * s4) - (s3 * s3);
            var c1 = (s1 * s4) - (s2 * s3);
            var c2 = (s1 * s3) - (s2 * s2);
            var determinant = (s0 * c0) - (s1 * c1) + (s2 * c2);
            value[i] = ((t0 * c0) - (s1 * ((t1 * s4) - (s3 * t2))) + (s2 * ((t1 * s3) - (s2 * t2)))) / determinant;
            slope[i] = ((s0 * ((t1 * s4) - (s3 * t2))) - (t0 * c1) + (s2 * ((s1 * t2) - (t1 * s2)))) / determinant;
        }

        return (value, slope);
    }
}
