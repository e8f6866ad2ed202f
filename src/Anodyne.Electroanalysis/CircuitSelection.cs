using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis;

/// <summary>
/// How often the automatic choice finds the circuit that a spectrum was made of, says that it cannot tell, or is wrong: Monte Carlo at 1 % noise, 81 points
/// from 1 MHz to 10 mHz.
/// </summary>
public static class CircuitSelection
{
    /// <summary>Circuits that cells show, with parameters in SI units; the last one is no candidate, and nothing should be found for it.</summary>
    public static IReadOnlyList<(string Circuit, double[] Values)> Truths { get; } =
    [
        ("R0", [25]), ("R0-C1", [8, 1e-3]), ("R0-W1", [8, 20]), ("R0-CPE1", [8, 2e-4, 0.85]),
        ("R0-p(R1,C1)", [5, 60, 2e-5]), ("R0-p(R1,CPE1)", [5, 60, 1e-4, 0.85]), ("L0-R0-p(R1,CPE1)", [1e-6, 5, 60, 1e-4, 0.85]),
        ("R0-p(R1-W1,C1)", [5, 40, 30, 2e-5]), ("R0-p(R1-W1,CPE1)", [5, 40, 30, 5e-5, 0.85]), ("R0-Tm1", [5, 60, 100, 3e-3, 0.9]),
        ("R0-p(R1,CPE1,R2-L1)", [4, 50, 1e-4, 0.9, 200, 400]), ("R0-p(R1,CPE1)-CPE2", [5, 60, 1e-5, 0.9, 5e-3, 0.8]),
        ("R0-p(R1-Ws1,CPE1)", [5, 30, 60, 2, 3e-5, 0.9]), ("R0-p(R1-Wo1,CPE1)", [5, 30, 60, 2, 3e-5, 0.9]),
        ("R0-p(R1,CPE1)-p(R2,CPE2)", [4.2, 38, 2e-6, 0.9, 61, 1e-4, 0.85]), ("L0-R0-p(R1,CPE1)-p(R2,CPE2)", [4e-7, 4.2, 38, 2e-6, 0.9, 61, 3e-4, 0.85]),
        ("R0-p(R1,CPE1)-p(R2-W1,CPE2)", [4.2, 38, 2e-6, 0.9, 61, 20, 1e-4, 0.85]),
        ("R0-p(R1,CPE1)-p(R2,CPE2)-Ws1", [2.4, 22, 3e-6, 0.92, 35, 1.5e-4, 0.86, 18, 12]),
        ("R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)", [2.4, 22, 3e-7, 0.92, 35, 1e-4, 0.9, 30, 3e-2, 0.9]),
        ("R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)-p(R4,CPE4)", [2.4, 22, 1e-7, 0.95, 35, 4e-6, 0.95, 30, 2e-4, 0.95, 40, 2e-2, 0.95]),
    ];

    /// <summary>Share of draws in which a truth was found, and in which another circuit was.</summary>
    /// <param name="truth">One of <see cref="Truths"/>.</param>
    /// <param name="draws">Number of noisy spectra.</param>
    /// <param name="seed">Seed of the first; the others follow.</param>
    /// <param name="cancellation">Cancels.</param>
    public static (double Found, double Wrong) Shares(
        (string Circuit, double[] Values) truth, int draws, int seed = 700_000, CancellationToken cancellation = default)
    {
        double[] f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];
        var clean = Circuit.Parse(truth.Circuit).Impedance(f, truth.Values);
        var (found, wrong) = (0, 0);
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            var random = new NormalNoise(seed + k);
            var spectrum = new ImpedanceSpectrum(f, [.. clean.Select(v => v + (0.01 * v.Magnitude * new Complex(random.Next(), random.Next())))]);
            var choice = CircuitChoice.Of(null, spectrum, new CircuitFitOptions(), cancellation);
            Interlocked.Add(ref found, choice.IsFound && choice.Circuit.Text == truth.Circuit ? 1 : 0);
            Interlocked.Add(ref wrong, choice.IsFound && choice.Circuit.Text != truth.Circuit ? 1 : 0);
        });
        return ((double)found / draws, (double)wrong / draws);
    }

    /// <summary>Least share found over the truths that are candidates, and largest share wrong over all.</summary>
    /// <param name="draws">Number of noisy spectra of each.</param>
    /// <param name="cancellation">Cancels.</param>
    public static (double Found, double Wrong) Worst(int draws, CancellationToken cancellation)
    {
        var all = Truths.Select(truth => Shares(truth, draws, cancellation: cancellation)).ToList();
        return (all.SkipLast(1).Min(s => s.Found), all.Max(s => s.Wrong));
    }
}
