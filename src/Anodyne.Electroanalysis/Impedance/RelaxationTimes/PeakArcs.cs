using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>What the peaks of a distribution are worth.</summary>
/// <param name="Peaks">The peaks with resistances and times decided.</param>
/// <param name="AreArcs">True if one depressed arc a peak describes the spectrum.</param>
/// <param name="Gamma">Distribution of the arcs, ohm; empty where there is none.</param>
/// <param name="Tail">The tail as fitted beside the arcs; null where none was.</param>
/// <param name="Resistance">The series resistance as fitted beside the arcs and half of its 95 % interval, ohm; null where none was.</param>
internal sealed record ArcResolution(
    List<RelaxationPeak> Peaks, bool AreArcs, double[] Gamma, RelaxationTail? Tail, (double Value, double HalfWidth)? Resistance = null);

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

    // Of a peak an arc's resistance must be identifiable; of two arcs within one peak each is demanded to 7 %, or the split would be read into the noise.
    private const double LoosestResistance = 0.5;
    private const double TightestResistance = 0.07;

    // Ratio of the time constants of the two arcs that a peak is split into at first.
    private const double HalfApart = 6;

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
    /// <param name="series">R_inf in ohm, L in H and the tail as separated; 0 and null where not needed.</param>
    /// <param name="variance">Residual variance of the distribution, relative to |Z|^2.</param>
    /// <param name="isSigned">True if gamma is negative somewhere: arcs are not fitted then.</param>
    public static ArcResolution Resolve(
        IReadOnlyList<RelaxationPeak> peaks, double[] gamma, double[] tau, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z,
        (double Resistance, double Inductance, RelaxationTail? Tail) series, double variance, bool isSigned)
    {
        var areas = new ArcResolution([.. peaks.Select((p, k) => Widen(p, k, peaks.Count, gamma, tau))], false, [], null);
        if (isSigned || peaks.Count == 0 || !(series.Resistance > 0 || series.Tail is { Exponent: < 1 }))
        {
            return areas;
        }

        // Beside a tail that was taken off R_inf may come out at nothing where the fastest arc is cut off: the fit begins from next to nothing.
        series.Resistance = Math.Max(series.Resistance, 1e-3 * Smallest(z));

        var fitted = Fitted(peaks, tau, frequency, z, series, variance, LoosestResistance);
        for (var k = 0; k < peaks.Count && fitted is null; k++)
        {
            // One arc a peak does not describe the spectrum: perhaps a peak is two.
            var (peak, apart) = (peaks[k], Math.Sqrt(HalfApart));
            var middle = Math.Clamp((int)Math.Round(Math.Log(peak.Tau / tau[0]) / Math.Log(tau[1] / tau[0])), peak.Low, peak.High);
            fitted = Fitted(
                [
                    .. peaks.Take(k), peak with { Tau = peak.Tau / apart, Resistance = 0.5 * peak.Resistance, Area = 0.5 * peak.Area, High = middle },
                    peak with { Tau = peak.Tau * apart, Resistance = 0.5 * peak.Resistance, Area = 0.5 * peak.Area, Low = middle }, .. peaks.Skip(k + 1),
                ],
                tau, frequency, z, series, variance, TightestResistance);
        }

        return fitted ?? areas;
    }

    // Arcs from where the peaks are; null where they do not describe the spectrum, or leave a resistance uncertain beyond a share of it.
    private static ArcResolution? Fitted(
        IReadOnlyList<RelaxationPeak> peaks, double[] tau, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z,
        (double Resistance, double Inductance, RelaxationTail? Tail) series, double variance, double loosest)
    {
        // What would not show at the end of the range where it is largest is left out: a fit would only chase its logarithm toward nothing.
        var noise = Math.Sqrt(variance);
        (int First, int Last) ends = (0, 0);
        for (var i = 1; i < frequency.Length; i++)
        {
            ends = (frequency[i] > frequency[ends.First] ? i : ends.First, frequency[i] < frequency[ends.Last] ? i : ends.Last);
        }

        var (highest, lowest) = (2 * Math.PI * frequency[ends.First], 2 * Math.PI * frequency[ends.Last]);
        var inductance = highest * series.Inductance > noise * z[ends.First].Magnitude ? series.Inductance : 0;
        var tail = series.Tail is { } t && t.Impedance(lowest).Magnitude > noise * z[ends.Last].Magnitude ? t : null;
        var circuit = Circuit.Parse(
            (inductance > 0 ? "L0-" : "") + "R0" + string.Concat(peaks.Select((_, k) => string.Create(CultureInfo.InvariantCulture, $"-ZARC{k}")))
            + (tail is null ? "" : tail.Exponent < 1 ? "-CPE0" : "-C0"));
        if (2 * z.Length <= circuit.Parameters.Count + 2)
        {
            return null;
        }

        double[] guess =
        [
            .. inductance > 0 ? new[] { inductance } : [], series.Resistance,
            .. peaks.SelectMany(p => new[] { p.Resistance, p.Tau, Exponent(p) }),
            .. tail is null ? [] : tail.Exponent < 1 ? new[] { tail.Coefficient, tail.Exponent } : [tail.Coefficient],
        ];
        var fit = CircuitFitter.Fit(circuit, frequency, z, new CircuitFitOptions(Starts: 1) { Guess = guess });
        FittedParameter Of(int k, string what) => fit[string.Create(CultureInfo.InvariantCulture, $"ZARC{k}_{what}")];
        if (!(fit.Outcome.ResidualVariance <= AllowedVariance * variance)
            || !Enumerable.Range(0, peaks.Count).All(k => Of(k, "R").HalfWidth <= loosest * Of(k, "R").Value
                && Math.Abs(Math.Log(Of(k, "tau").Value / peaks[k].Tau)) < 1.2))
        {
            return null;
        }

        List<RelaxationPeak> arcs =
        [
            .. peaks.Select((p, k) => p with
            {
                Resistance = Of(k, "R").Value, ResistanceDeviation = Of(k, "R").HalfWidth / 1.96, Tau = Of(k, "tau").Value, TauLow = Of(k, "tau").Low,
                TauHigh = Of(k, "tau").High, IsArc = true, Beyond = Beyond(Of(k, "tau").Value, Of(k, "n").Value, 1 / highest, 1 / lowest),
            }),
        ];
        var broad = Enumerable.Range(0, peaks.Count).All(k => Of(k, "n").Value < MostExponent);
        return new ArcResolution(
            arcs, true, broad ? [.. tau.Select(t => arcs.Select((p, k) => ZarcDistribution.At(t, p.Resistance, p.Tau, Of(k, "n").Value)).Sum())] : [],
            tail is null ? null : tail.Exponent < 1
                ? new RelaxationTail(fit["CPE0_Q"].Value, fit["CPE0_n"].Value, fit["CPE0_Q"].HalfWidth, fit["CPE0_n"].HalfWidth)
                : new RelaxationTail(fit["C0"].Value, 1, fit["C0"].HalfWidth, null),
            (fit["R0"].Value, fit["R0"].HalfWidth));
    }

    /// <summary>The tail of constant phase that beside one depressed arc a peak describes the spectrum; null where there is none such.</summary>
    public static RelaxationTail? Tail(
        IReadOnlyList<RelaxationPeak> peaks, double[] tau, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z,
        (double Resistance, double Inductance) series, double variance)
    {
        var (last, noise) = (0, Math.Sqrt(variance));
        for (var i = 1; i < frequency.Length; i++)
        {
            last = frequency[i] < frequency[last] ? i : last;
        }

        var (lowest, least) = (2 * Math.PI * frequency[last], Math.Max(series.Resistance, 1e-3 * z[last].Magnitude));
        foreach (var exponent in new[] { 0.9, 0.5, 0.7 })
        {
            var guess = new RelaxationTail(1 / (z[last].Magnitude * Math.Pow(lowest, exponent)), exponent, null, null);

            // The slowest peak may be the tail itself, and its resistance is that of the tail in any case: the others and a share are tried.
            foreach (var count in new[] { peaks.Count, peaks.Count - 1 }.Where(c => c >= 0))
            {
                List<RelaxationPeak> arcs = [.. peaks.Take(count).Select(p => p with { Resistance = Math.Min(p.Resistance, 2 * Math.PI * p.Height) })];
                if (Fitted(arcs, tau, frequency, z, (least, series.Inductance, guess), variance, LoosestResistance)?.Tail is { Exponent: < 0.97 } tail
                    && tail.ExponentHalfWidth < 0.1 && tail.Impedance(lowest).Magnitude > 5 * noise * z[last].Magnitude)
                {
                    return tail;
                }
            }
        }

        return null;
    }

    private static double Smallest(ReadOnlySpan<Complex> z)
    {
        var smallest = double.PositiveInfinity;
        foreach (var point in z)
        {
            smallest = Math.Min(smallest, point.Magnitude);
        }

        return smallest;
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
