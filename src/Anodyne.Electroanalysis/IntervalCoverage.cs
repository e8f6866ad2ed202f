using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis;

/// <summary>Do 95 % intervals hold the truth in 95 % of the cases? Monte Carlo on the circuit of a lithium symmetric cell with two separated arcs.</summary>
public static class IntervalCoverage
{
    /// <summary>Truth: R0 4.2 ohm; 38 ohm, 25 us, n 0.90; 61 ohm, 1.6 ms, n 0.85.</summary>
    private static readonly double[] s_truth = [4.2, 38, Math.Pow(25e-6, 0.9) / 38, 0.9, 61, Math.Pow(1.6e-3, 0.85) / 61, 0.85];

    /// <summary>The circuit's spectrum, 1 MHz to 10 mHz, with relative noise on both parts.</summary>
    /// <param name="noise">Standard deviation of each part over |Z|.</param>
    /// <param name="seed">Seed of the noise.</param>
    public static Complex[] Noisy(double noise, int seed)
    {
        var random = new NormalNoise(seed);
        var z = Impedance.Circuits.Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)").Impedance([.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))],
            s_truth);
        return noise == 0 ? z : [.. z.Select(v => v + (noise * v.Magnitude * new Complex(random.Next(), random.Next())))];
    }

    /// <summary>Share of intervals that hold the truth, per parameter, each fit from one start 30 % off in every R and Q.</summary>
    /// <param name="replicates">Number of noisy spectra.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyList<(string Name, double Share)> Circuit(int replicates, CancellationToken cancellation = default)
    {
        var circuit = Impedance.Circuits.Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        double[] f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];
        double[] start = [.. s_truth.Select((v, k) => circuit.Parameters[k].Kind == ParameterKind.Positive ? (k % 2 == 0 ? 1.3 : 0.7) * v : v - 0.05)];
        var held = new int[s_truth.Length];
        for (var seed = 0; seed < replicates; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            var fit = CircuitFitter.Fit(circuit, f, Noisy(0.003, seed + 1000), new CircuitFitOptions(Starts: 1) { Guess = start }, cancellation);
            for (var p = 0; p < held.Length; p++)
            {
                held[p] += fit.Parameters[p].Low <= s_truth[p] && s_truth[p] <= fit.Parameters[p].High ? 1 : 0;
            }
        }

        return [.. held.Select((h, p) => (circuit.Parameters[p].Name, (double)h / replicates))];
    }

    /// <summary>
    /// Two arcs of 40 and 60 ohm, n 0.9 and 0.85, whose time constants differ by a factor of three only, at 1 % noise in 35 points from 1 MHz to 10 mHz:
    /// share of the intervals that hold the truth, of all draws for R_total and of those that are not void for each arc, and the share of void ones.
    /// </summary>
    /// <param name="replicates">Number of noisy spectra.</param>
    /// <param name="seed">Seed of the first; the others follow.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyList<(string Name, double Share, double Void)> Overlapping(
        int replicates, int seed = 500_000, CancellationToken cancellation = default)
    {
        var circuit = Impedance.Circuits.Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        double[] f = [.. Enumerable.Range(0, 35).Select(i => Math.Pow(10, 6 - (8.0 * i / 34)))];
        var (fast, slow) = (1e-3 / Math.Sqrt(3), 1e-3 * Math.Sqrt(3));
        var clean = circuit.Impedance(f, [5, 40, Math.Pow(fast, 0.9) / 40, 0.9, 60, Math.Pow(slow, 0.85) / 60, 0.85]);
        var (held, open) = (new int[3], new int[3]);
        Parallel.For(0, replicates, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            var random = new NormalNoise(seed + k);
            var fit = CircuitFitter.Fit(circuit, f, [.. clean.Select(v => v + (0.01 * v.Magnitude * new Complex(random.Next(), random.Next())))],
                new CircuitFitOptions { Intervals = FitIntervals.Automatic }, cancellation);
            var (total, deviation) = InterfacialResistance.Total(fit);
            var half = deviation * StudentDistribution.TwoSidedQuantile(0.95, fit.Outcome.DegreesOfFreedom);
            (bool IsOpen, bool IsHeld)[] found = [(true, Math.Abs(total - 105) <= half), Of(fit["R1"], 40), Of(fit["R2"], 60)];
            for (var p = 0; p < found.Length; p++)
            {
                Interlocked.Add(ref open[p], found[p].IsOpen ? 1 : 0);
                Interlocked.Add(ref held[p], found[p] is (true, true) ? 1 : 0);
            }
        });
        static (bool IsOpen, bool IsHeld) Of(FittedParameter p, double truth) => (p.IsIdentifiable, p.Low <= truth && truth <= p.High);
        return [.. new[] { "R_total", "R1", "R2" }.Select((name, p) => (name, (double)held[p] / open[p], 1 - ((double)open[p] / replicates)))];
    }
}
