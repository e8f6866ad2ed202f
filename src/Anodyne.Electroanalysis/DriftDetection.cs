using System.Numerics;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis;

/// <summary>
/// Receiver operating characteristic of the Kramers-Kronig test in sparse spectra: two arcs, 35 points from 1 MHz to 10 mHz, 0.5 % noise. The slow arc of 60
/// ohm and 0.6 s grows by 40 % in the sweep, evenly over the points, or does not.
/// </summary>
/// <param name="Flagged">Share of the drifting spectra with a caution or void.</param>
/// <param name="False">Share of the steady ones with one.</param>
/// <param name="Area">Area under the curve of |Z-HIT drift| alone: the chance that a drifting spectrum has a larger one than a steady one.</param>
public sealed record DriftDetection(double Flagged, double False, double Area)
{
    /// <summary>Counts over seeds that no threshold was tuned on.</summary>
    /// <param name="draws">Number of spectra of either kind.</param>
    /// <param name="seed">Seed of the first; the others follow.</param>
    /// <param name="cancellation">Cancels.</param>
    public static DriftDetection Of(int draws, int seed = 900_000, CancellationToken cancellation = default)
    {
        var (with, without) = (new KramersKronigTest[draws], new KramersKronigTest[draws]);
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancellation }, k =>
            (with[k], without[k]) = (Test(0.4, seed + k), Test(0, seed + draws + k)));
        double[] drifting = [.. with.Select(t => Math.Abs(t.ModulusDrift)).Order()];
        double[] steady = [.. without.Select(t => Math.Abs(t.ModulusDrift)).Order()];
        var below = drifting.Sum(d => (double)steady.Count(s => s < d));
        return new DriftDetection(Share(with), Share(without), below / draws / draws);

        double Share(KramersKronigTest[] tests) => (double)tests.Count(t => t.Verdict != Verdict.Ok) / draws;
    }

    /// <summary>Tests one spectrum.</summary>
    /// <param name="growth">Share by which the slow arc has grown at the end of the sweep.</param>
    /// <param name="seed">Seed of the noise.</param>
    public static KramersKronigTest Test(double growth, int seed)
    {
        const int points = 35;
        var random = new NormalNoise(seed);
        double[] f = [.. Enumerable.Range(0, points).Select(k => Math.Pow(10, 6 - (8.0 * k / (points - 1))))];
        Complex[] z =
        [
            .. f.Select((x, k) => 4 + Arc(x, 35, 3e-5, 0.9) + Arc(x, 60 * (1 + (growth * k / (points - 1))), 0.6, 0.85))
                .Select(v => v + (0.005 * v.Magnitude * new Complex(random.Next(), random.Next()))),
        ];
        return KramersKronigTest.Of(f, z);
    }

    private static Complex Arc(double f, double r, double tau, double n) => r / (1 + Complex.Pow(new Complex(0, 2 * Math.PI * f * tau), n));
}
