using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// What each peak of a distribution is worth in ohm. The area between the minima gives the tail of a process beyond the minimum to its neighbor: two arcs a
/// decade apart come out 7 % wrong with an error bar of 1.5 %, and three decades of frequency apart still 1 %. So one depressed arc a peak, beside the
/// series resistance and what else was separated, is fitted to the spectrum from where the peaks are. Where these arcs describe it as well as the
/// distribution does, their resistances and times are taken, with their intervals. Where they do not, a peak is not one such arc: the area stays, and its error
/// gets what the flanks may hold beyond the minima.
/// </summary>
internal static class PeakArcs
{
    // Arcs that are the truth reach the distribution's residual variance within a few hundredths: both see the same noise. A process of another shape raises it
    // further.
    private const double AllowedVariance = 1.08;

    private const double DiffusionFlank = 2;

    // A nearly ideal arc has a distribution too narrow for the grid: nothing to compare with.
    private const double MostExponent = 0.97;

    /// <summary>
    /// Peaks with their resistances and times decided, and the distribution of the arcs at each time in ohm where they describe the spectrum, else empty.
    /// </summary>
    /// <param name="peaks">Peaks as read off the distribution.</param>
    /// <param name="gamma">The distribution, ohm.</param>
    /// <param name="tau">Its times, s.</param>
    /// <param name="frequency">Hz.</param>
    /// <param name="z">Ohm.</param>
    /// <param name="series">R_inf in ohm, L in H and 1/C in 1/F as separated; 0 where not needed.</param>
    /// <param name="variance">Residual variance of the distribution, relative to |Z|^2.</param>
    public static (List<RelaxationPeak> Peaks, bool AreArcs, double[] Gamma) Resolve(
        IReadOnlyList<RelaxationPeak> peaks, double[] gamma, double[] tau, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z,
        (double Resistance, double Inductance, double Elastance) series, double variance)
    {
        // What would not show at the end of the range where it is largest is left out: a fit would only chase its logarithm toward nothing.
        var noise = Math.Sqrt(variance);
        (int First, int Last) ends = (0, 0);
        for (var i = 1; i < frequency.Length; i++)
        {
            ends = (frequency[i] > frequency[ends.First] ? i : ends.First, frequency[i] < frequency[ends.Last] ? i : ends.Last);
        }

        var inductance = 2 * Math.PI * frequency[ends.First] * series.Inductance > noise * z[ends.First].Magnitude ? series.Inductance : 0;
        var elastance = series.Elastance / (2 * Math.PI * frequency[ends.Last]) > noise * z[ends.Last].Magnitude ? series.Elastance : 0;
        var circuit = Circuit.Parse(
            (inductance > 0 ? "L0-" : "") + "R0" + string.Concat(peaks.Select((_, k) => string.Create(CultureInfo.InvariantCulture, $"-ZARC{k}")))
            + (elastance > 0 ? "-C0" : ""));
        if (peaks.Count > 0 && series.Resistance > 0 && 2 * z.Length > circuit.Parameters.Count + 2)
        {
            double[] guess =
            [
                .. inductance > 0 ? new[] { inductance } : [], series.Resistance,
                .. peaks.SelectMany(p => new[] { p.Resistance, p.Tau, Exponent(p) }), .. elastance > 0 ? new[] { 1 / elastance } : [],
            ];
            var fit = CircuitFitter.Fit(circuit, frequency, z, new CircuitFitOptions(Starts: 1) { Guess = guess });
            FittedParameter Of(int k, string what) => fit[string.Create(CultureInfo.InvariantCulture, $"ZARC{k}_{what}")];
            if (fit.Outcome.ResidualVariance <= AllowedVariance * variance
                && Enumerable.Range(0, peaks.Count).All(k => Of(k, "R").IsIdentifiable && Math.Abs(Math.Log(Of(k, "tau").Value / peaks[k].Tau)) < 1.2))
            {
                var (fastest, slowest) = (1 / (2 * Math.PI * frequency[ends.First]), 1 / (2 * Math.PI * frequency[ends.Last]));
                List<RelaxationPeak> arcs =
                [
                    .. peaks.Select((p, k) => p with
                    {
                        Resistance = Of(k, "R").Value, ResistanceDeviation = Of(k, "R").HalfWidth / 1.96, Tau = Of(k, "tau").Value, TauLow = Of(k, "tau").Low,
                            TauHigh = Of(k, "tau").High, IsArc = true,
                        Beyond = Beyond(Of(k, "tau").Value, Of(k, "n").Value, fastest, slowest),
                    }),
                ];
                var broad = Enumerable.Range(0, peaks.Count).All(k => Of(k, "n").Value < MostExponent);
                return (arcs, true, broad ? [.. tau.Select(t => arcs.Select((p, k) => ZarcDistribution.At(t, p.Resistance, p.Tau, Of(k, "n").Value)).Sum())]
                    : []);
            }
        }

        return ([.. peaks.Select((p, k) => Widen(p, k, peaks.Count, gamma, tau))], false, []);
    }

    // Integral of the arc's distribution over ln tau outside a range: tan-half-angle substitution of the closed form gives
    // F(x) = 1/2 + arctan(tanh(n x/2) cot((1 - n) pi/2))/(n pi) with x = ln(tau/tau0); it runs from 0 to 1.
    internal static double Beyond(double center, double exponent, double fastest, double slowest)
    {
        double Below(double tau)
        {
            var x = Math.Log(tau / center);
            return exponent > 1 - 1e-9 ? (x > 0 ? 1 : 0) : 0.5
                + (Math.Atan(Math.Tanh(0.5 * exponent * x) / Math.Tan(0.5 * (1 - exponent) * Math.PI)) / (exponent * Math.PI));
        }

        return Math.Clamp(1 - (Below(slowest) - Below(fastest)), 0, 1);
    }

    // Height of a depressed arc's distribution: gamma(tau0) = R/(2 pi) cot((1 - n) pi/2).
    private static double Exponent(RelaxationPeak peak) => Math.Clamp(1 - (2 / Math.PI * Math.Atan(peak.Resistance / (2 * Math.PI * peak.Height))), 0.5, 0.98);

    // A flank that falls by e over a length l holds gamma l beyond the point where it stands at gamma; of gamma at the minimum all or nothing may be this
    // peak's.
    // The slowest flank in use is that of diffusion and Gerischer's, gamma ~ tau^(1/2), l = 2; the way from the top to the minimum may have been flatter still.
    private static RelaxationPeak Widen(RelaxationPeak peak, int index, int count, double[] gamma, double[] tau)
    {
        var beyond = 0.0;
        foreach (var (valley, isInner) in new[] { (peak.Low, index > 0), (peak.High, index < count - 1) })
        {
            var fall = Math.Log(peak.Height / gamma[valley]);
            beyond += isInner && fall > 0.1 ? gamma[valley] * Math.Max(DiffusionFlank, Math.Abs(Math.Log(tau[valley] / peak.Tau)) / fall) : isInner
                ? peak.Resistance : 0;
        }

        beyond = Math.Min(beyond, peak.Resistance) / 1.96;
        return peak with { ResistanceDeviation = Math.Sqrt((peak.ResistanceDeviation * peak.ResistanceDeviation) + (beyond * beyond)) };
    }
}
