using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis;

/// <summary>The long studies of impedance, each run once though several checks read it.</summary>
internal static class ImpedanceStudies
{
    public static Func<CancellationToken, IReadOnlyList<(string Name, double Share, double Void)>> Overlapping { get; } =
        Once(token => IntervalCoverage.Overlapping(2000, cancellation: token));

    public static Func<CancellationToken, (double Found, double Wrong)> Selection { get; } = Once(token => CircuitSelection.Worst(40, token));

    public static Func<CancellationToken, DriftDetection> Drift { get; } = Once(token => DriftDetection.Of(2000, cancellation: token));

    /// <summary>
    /// Share of draws in which the distribution shows two arcs of 50 and 35 ohm, n 0.9, a factor of six apart in time, as two peaks with each resistance within
    /// 10 %; 81 points, 0.3 % noise.
    /// </summary>
    public static double Resolved(int draws, CancellationToken cancellation)
    {
        double[] f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];
        var clean = Circuit.Parse("R0-ZARC1-ZARC2").Impedance(f, [5, 50, 1e-3 / Math.Sqrt(6), 0.9, 35, 1e-3 * Math.Sqrt(6), 0.9]);
        return Enumerable.Range(0, draws).Count(draw =>
        {
            cancellation.ThrowIfCancellationRequested();
            var noise = new NormalNoise(60_000 + draw);
            var z = clean.Select(v => v + (0.003 * v.Magnitude * new Complex(noise.Next(), noise.Next())));
            return RelaxationTimeDistribution.Of(f, [.. z]).Peaks is [var fast, var slow]
                && Math.Abs(fast.Resistance - 50) < 5 && Math.Abs(slow.Resistance - 35) < 3.5;
        }) / (double)draws;
    }

    private static Func<CancellationToken, T> Once<T>(Func<CancellationToken, T> study)
    {
        var gate = new Lock();
        (bool IsKnown, T Value) kept = default;
        return token =>
        {
            lock (gate)
            {
                kept = kept.IsKnown ? kept : (true, study(token));
                return kept.Value;
            }
        };
    }
}
