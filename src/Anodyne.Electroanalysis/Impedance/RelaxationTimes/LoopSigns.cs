using System.Numerics;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// The relaxation times at which a distribution is negative, as inductive loops are: one range, whose ends are searched by non-negative least squares without
/// smoothing. Within a range of one sign the logarithm of |gamma| is smoothed as ever, so that no side lobe of a peak reads as a loop.
/// </summary>
internal static class LoopSigns
{
    // Fall of N ln S that the range must bring.
    private const double BeyondDoubt = 15;
    private const double Ridge = 1e-9;

    /// <summary>+1 or -1 at every node; all +1 where no loop lies below the axis or a range of negative nodes does not help beyond doubt.</summary>
    public static double[] Of(RelaxationSystem system, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        double[] positive = [.. Enumerable.Repeat(1.0, system.Count)];
        if (!HasLoop(frequency, z))
        {
            return positive;
        }

        var plain = Misfit(system, positive);
        var best = (Sum: plain, Signs: positive);
        var stride = Math.Max(1, (int)Math.Round(Math.Log(10) / 3 / system.Step));
        for (var first = 0; first < system.Count; first += stride)
        {
            for (var last = first + stride; last <= system.Count; last = last == system.Count ? last + 1 : Math.Min(last + stride, system.Count))
            {
                double[] signs = [.. positive.Select((s, k) => k >= first && k < last ? -s : s)];
                var other = Misfit(system, signs);
                best = other < best.Sum ? (other, signs) : best;
            }
        }

        return system.Rows * Math.Log(plain / best.Sum) > BeyondDoubt ? best.Signs : positive;
    }

    // A loop lies below the axis away from the high-frequency end, where leads have their inductance.
    private static bool HasLoop(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        var (capacitive, count) = (0.0, 0);
        for (var k = 0; k < z.Length; k++)
        {
            capacitive = z[k].Imaginary < -0.01 * z[k].Magnitude ? Math.Max(capacitive, frequency[k]) : capacitive;
        }

        for (var k = 0; k < z.Length; k++)
        {
            count += frequency[k] < capacitive && z[k].Imaginary > 0.01 * z[k].Magnitude ? 1 : 0;
        }

        return count > 2;
    }

    private static double Misfit(RelaxationSystem system, double[] signs)
    {
        var n = system.Columns;
        var (hessian, linear, x) = (new double[n * n], new double[n], new double[n]);
        double Sign(int i) => i < RelaxationSystem.Extras ? 1 : signs[i - RelaxationSystem.Extras];
        for (var a = 0; a < n; a++)
        {
            linear[a] = Sign(a) * system.Linear[a];
            for (var b = 0; b < n; b++)
            {
                hessian[(a * n) + b] = Sign(a) * Sign(b) * system.Normal[(a * n) + b];
            }

            hessian[(a * n) + a] += Ridge * (system.Normal[(a * n) + a] + 1);
        }

        new NonNegativeQuadratic(n).Solve(hessian, linear, 0, x);
        for (var a = 0; a < n; a++)
        {
            x[a] *= Sign(a);
        }

        return Math.Max(system.Residual(x, new double[system.Rows]), 1e-20 * system.Rows);
    }
}
