using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Vibrational;

/// <summary>A resonance of a sum-frequency spectrum; half-widths are of 95 % intervals.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">omega_q, 1/cm: not the place of the apparent maximum.</param>
/// <param name="PositionHalf">Half-width of its interval.</param>
/// <param name="Damping">Gamma_q, half width, 1/cm.</param>
/// <param name="DampingHalf">Half-width of its interval.</param>
/// <param name="Amplitude">A_q over the non-resonant amplitude, 1/cm.</param>
/// <param name="AmplitudeHalf">Half-width of its interval.</param>
internal sealed record Resonance(
    string Name, double Position, double? PositionHalf, double Damping, double? DampingHalf, double Amplitude, double? AmplitudeHalf);

/// <summary>
/// I = E(w) |A e^(i phi) + sum A_q/(w - w_q + i Gamma_q)|^2 + dark, E the envelope of the infrared pulse: that of a reference on gold where one is given,
/// else a Gauss line that is fitted (Lambert, Davies and Neivandt, Appl. Spectrosc. Rev. 40 (2005) 103).
/// </summary>
internal sealed class SumFrequency : IJudged
{
    private readonly Judgement _judgement = new();

    private SumFrequency(SpectrumInput input, IReadOnlyList<Resonance> lines, double[] fit, double phase, double? phaseHalf, double chi)
        => (Input, Lines, Fit, Phase, PhaseHalf, ChiPerDegree) = (input, lines, fit, phase, phaseHalf, chi);

    /// <summary>The spectrum.</summary>
    public SpectrumInput Input { get; }

    /// <summary>The resonances.</summary>
    public IReadOnlyList<Resonance> Lines { get; }

    /// <summary>The fit, one value a place.</summary>
    public double[] Fit { get; }

    /// <summary>Phase of the non-resonant amplitude, rad.</summary>
    public double Phase { get; }

    /// <summary>Half of its 95 % interval.</summary>
    public double? PhaseHalf { get; }

    /// <summary>Chi squared of counting over its degrees of freedom.</summary>
    public double ChiPerDegree { get; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Fits a spectrum of counts.</summary>
    /// <param name="input">The spectrum.</param>
    /// <param name="reference">The reference on gold; null: a Gauss envelope is fitted.</param>
    /// <param name="bands">Where resonances are looked for.</param>
    public static SumFrequency Of(SpectrumInput input, SpectrumInput? reference, IReadOnlyList<Band> bands)
    {
        var (x, y) = (input.X, input.Y);
        var envelope = reference is null ? null : Envelope(reference, x);
        var top = reference is null ? 1 : reference.Y.Max();
        var n = 3 + (reference is null ? 2 : 0) + (3 * bands.Count);
        if (x.Length <= n + 3)
        {
            throw new MeaninglessDataException("the spectrum has too few points", input.Name, $"{x.Length} points", $"more than {n + 3}");
        }

        var head = n - (3 * bands.Count);
        double Model(ReadOnlySpan<double> p, int i)
        {
            var sum = Complex.FromPolarCoordinates(1, p[1]);
            for (var k = 0; k < bands.Count; k++)
            {
                sum += p[head + (3 * k)] / new Complex(x[i] - p[head + (3 * k) + 1], p[head + (3 * k) + 2]);
            }

            // The detector is as dark under the reference.
            var light = envelope is not null ? envelope[i] - (p[2] / top) : Math.Exp(-4 * Math.Log(2) * Math.Pow((x[i] - p[3]) / p[4], 2));
            return p[2] + (p[0] * light * ((sum.Real * sum.Real) + (sum.Imaginary * sum.Imaginary)));
        }

        var sigma = y.Select(static value => Math.Sqrt(Math.Max(1, value))).ToArray();
        var (start, low, high) = (new double[n], new double[n], new double[n]);
        Array.Fill(low, double.NegativeInfinity);
        Array.Fill(high, double.PositiveInfinity);
        (low[0], low[2], high[2]) = (0, 0, y.Min() + (3 * sigma[0]));
        if (reference is null)
        {
            (start[3], low[3], high[3]) = (0.5 * (x[0] + x[^1]), x[0], x[^1]);
            (start[4], low[4], high[4]) = (0.6 * (x[^1] - x[0]), 0.1 * (x[^1] - x[0]), 5 * (x[^1] - x[0]));
        }

        LeastSquaresOutcome? best = null;
        var function = new DifferencedResiduals(x.Length, n, (p, r) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                r[i] = (Model(p, i) - y[i]) / sigma[i];
            }
        });
        var solver = new LevenbergMarquardt(x.Length, n);

        // The phase decides whether a resonance is a peak or a dip: starts around the circle.
        for (var turn = 0; turn < 8; turn++)
        {
            start[0] = Math.Max(1, Median.Of(y) / (envelope?.Average() ?? 0.5));
            start[1] = -Math.PI + (turn * Math.PI / 4);
            start[2] = 0.5 * y.Min();
            for (var k = 0; k < bands.Count; k++)
            {
                var at = head + (3 * k);
                (start[at], low[at], high[at]) = (5, 0, 1e4);
                (start[at + 1], low[at + 1], high[at + 1]) = (bands[k].Position, bands[k].Position - bands[k].Window, bands[k].Position + bands[k].Window);
                (start[at + 2], low[at + 2], high[at + 2]) = (8, 1, 40);
            }

            var outcome = solver.Minimize(function, start, low, high, new LeastSquaresOptions(MaxIterations: 300));
            best = best is null || outcome.SumOfSquares < best.SumOfSquares ? outcome : best;
        }

        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                sigma[i] = Math.Sqrt(Math.Max(1, Model(best!.Parameters, i)));
            }

            best = solver.Minimize(function, best!.Parameters, low, high, new LeastSquaresOptions(MaxIterations: 300));
        }

        var multiplier = StatedErrors.Judge(best!.SumOfSquares, best.DegreesOfFreedom);
        double? Half(int p) => best.AtBound[p] ? null : multiplier.Multiplier * Math.Sqrt(Math.Max(0, best.Inverse[(p * n) + p])) is > 0 and var half ? half
            : null;
        var parameters = best.Parameters;
        Resonance[] lines =
        [
            .. bands.Select((band, k) => new Resonance(
                band.Name, parameters[head + (3 * k) + 1], Half(head + (3 * k) + 1), parameters[head + (3 * k) + 2], Half(head + (3 * k) + 2),
                parameters[head + (3 * k)],
                Half(head + (3 * k)))),
        ];
        var found = new SumFrequency(
            input, lines, [.. Enumerable.Range(0, x.Length).Select(i => Model(parameters, i))], Math.IEEERemainder(parameters[1], 2 * Math.PI), Half(1),
            best.SumOfSquares / Math.Max(1, best.DegreesOfFreedom));
        found._judgement.Note("the sign of all amplitudes and of the phase cannot be told from an intensity; the first is taken as positive");
        if (reference is null)
        {
            found._judgement.Caution("no reference was given: the envelope of the infrared pulse was fitted as a Gauss line");
        }

        else if (reference.X[0] > x[0] || reference.X[^1] < x[^1])
        {
            found._judgement.Caution("the reference does not cover the spectrum: its outermost values stand in for what it lacks");
        }

        if (multiplier.IsContradicted)
        {
            found._judgement.Caution("the fit leaves more than counting scatters: a resonance is missing, or the envelope is not right");
        }

        foreach (var line in lines.Where(static line => line.PositionHalf is null || line.DampingHalf is null))
        {
            found._judgement.Caution($"{line.Name}: position or damping stands at the end of its range");
        }

        return found;
    }

    // The reference without its level, smoothed over nine points, at the places of the spectrum.
    private static double[] Envelope(SpectrumInput reference, double[] x)
    {
        var (rx, ry) = (reference.X, reference.Y);
        var top = ry.Max();
        return
        [
            .. x.Select(place =>
            {
                var i = Math.Clamp(Array.BinarySearch(rx, place) is var at && at < 0 ? ~at : at, 0, rx.Length - 1);
                var (from, to) = (Math.Max(0, i - 4), Math.Min(rx.Length, i + 5));
                return ry[from..to].Average() / top;
            }),
        ];
    }
}
