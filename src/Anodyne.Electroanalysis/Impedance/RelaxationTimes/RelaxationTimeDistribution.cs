using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>How the smoothing lambda is chosen.</summary>
public enum LambdaRule
{
    /// <summary>
    /// Largest evidence of the data under the smoothing prior (Laplace approximation, noise level integrated out), then the smoothest solution within one
    /// standard deviation of its misfit. The default.
    /// </summary>
    Evidence,

    /// <summary>
    /// Generalised cross-validation N S/(N - p)^2 with the effective number of parameters p, then the smoothest within one standard deviation.
    /// </summary>
    CrossValidation,

    /// <summary>Largest curvature of ln(penalty) against ln(S).</summary>
    LCurve,

    /// <summary>Fit of the real part tested on the imaginary part and the reverse.</summary>
    RealImaginary,
}

/// <summary>
/// The distribution of relaxation times gamma(ln tau) of a spectrum: Z = R_inf + j w L + 1/(j w C) + int gamma/(1 + j w tau) d ln tau. gamma is in ohm;
/// its area over ln tau (not log10) is the polarization resistance. Negative only where inductive loops were looked for and found.
/// </summary>
/// <param name="Tau">Grid of relaxation times, s, rising.</param>
/// <param name="Gamma">gamma at the grid, ohm.</param>
/// <param name="Low">
/// Lower edge of the 95 % credible band, ohm: scatter at the chosen lambda, beside it the change over a decade of lambda each way and to depressed arcs that
/// describe the data as well.
/// </param>
/// <param name="High">Upper edge.</param>
/// <param name="Resistance">R_inf, ohm.</param>
/// <param name="ResistanceDeviation">Its standard deviation, ohm.</param>
/// <param name="Inductance">L, H; 0 if none is needed.</param>
/// <param name="InverseCapacitance">1/C of a blocking tail, 1/F; 0 if none is needed or the tail is of constant phase.</param>
/// <param name="Lambda">The smoothing used, dimensionless, independent of the unit of Z.</param>
/// <param name="Peaks">Processes that stand out beyond the posterior scatter.</param>
/// <param name="PeakCounts">Number of peaks with lambda ten times smaller, as chosen, ten times larger.</param>
/// <param name="Model">Fitted impedance, ohm, at the measured frequencies.</param>
/// <param name="ChiSquared">Sum of |Z - model|^2/|Z|^2.</param>
/// <param name="Scan">lambda against the score of the rule (lower is better), as scanned.</param>
/// <param name="Verdict">Void if the model does not describe the data.</param>
/// <param name="Reasons">Why not ok.</param>
public sealed record RelaxationTimeDistribution(
    double[] Tau, double[] Gamma, double[] Low, double[] High, double Resistance, double ResistanceDeviation, double Inductance, double InverseCapacitance,
    double Lambda, IReadOnlyList<RelaxationPeak> Peaks, (int Rougher, int Chosen, int Smoother) PeakCounts, Complex[] Model, double ChiSquared,
    IReadOnlyList<(double Lambda, double Score)> Scan, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Area of gamma over ln tau, ohm.</summary>
    public double Polarization => Gamma.Sum() * Math.Log(Tau[1] / Tau[0]);

    /// <summary>The tail that was taken off, 1/(Q (j w)^n); null where none is needed.</summary>
    public RelaxationTail? Tail { get; init; }

    /// <summary>
    /// Share of the polarization resistance at relaxation times that the lowest frequency does not reach, 0 ... 1: what stands there is not measured.
    /// </summary>
    public double Beyond { get; init; }

    /// <summary>Half of its 95 % interval, ohm: scatter, and beside it the change over a decade of lambda each way.</summary>
    public double PolarizationHalfWidth { get; init; }

    internal double Variance { get; init; }

    // Above this share beyond the lowest frequency the area is a guess.
    private const double MostBeyond = 0.3;

    /// <summary>True if the polarization resistance lies within the frequencies, apart from what smoothing and a little extrapolation add.</summary>
    public bool IsPolarizationMeasured => Beyond <= MostBeyond;

    private bool IsOpen => Beyond > 0.02;

    /// <summary>Computes the distribution.</summary>
    /// <param name="frequency">Frequencies, Hz.</param>
    /// <param name="z">Impedances, ohm.</param>
    /// <param name="options">Grid, lambda, tail.</param>
    /// <exception cref="InputException">The spectrum is not usable or lambda is not positive.</exception>
    public static RelaxationTimeDistribution Of(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, RelaxationOptions? options = null)
    {
        options ??= new RelaxationOptions();
        SpectrumGuard.Check(frequency, z);
        if (options.Lambda is { } given && !(given > 0 && double.IsFinite(given)))
        {
            throw new InputException("lambda is not a positive number", "--lambda", FormattableString.Invariant($"{given}"), "> 0, or auto");
        }

        var found = Invert(frequency, z, options, null);

        // A rising distribution beyond the lowest frequency and a tail of constant phase describe the same. Where arcs and such a tail describe the spectrum,
        // the tail is taken off: a resistance that no frequency reaches means nothing.
        return options.WithTail && found.IsOpen && PeakArcs.Tail(found.Peaks, found.Tau, frequency, z, (found.Resistance, found.Inductance), found.Variance)
            is { } tail ? Invert(frequency, z, options with { WithTail = false }, tail) : found;
    }

    private static RelaxationTimeDistribution Invert(
        ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, RelaxationOptions options, RelaxationTail? tail)
    {
        var system = new RelaxationSystem(frequency, z, options.PerDecade, options.Margin, options.WithTail, without: tail);
        var signs = options.Sign == DistributionSign.Positive ? [.. Enumerable.Repeat(1.0, system.Count)] : LoopSigns.Of(system, frequency, z);
        var solver = new RelaxationSolver(system, options.StartingLevel, signs);
        var (lambda, scan, states) = options.Lambda is { } fixedLambda
            ? (fixedLambda, (IReadOnlyList<(double, double)>)[], (IReadOnlyList<(double Lambda, double[] X)>)[])
            : LambdaSearch.Find(system, solver, options, frequency.ToArray(), z.ToArray());
        return Finish(system, solver, signs, tail, lambda, scan, states, frequency, z);
    }

    private static RelaxationTimeDistribution Finish(
        RelaxationSystem system, RelaxationSolver solver, double[] signs, RelaxationTail? taken, double lambda, IReadOnlyList<(double, double)> scan,
        IReadOnlyList<(double Lambda, double[] X)> states,
        ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        const int extras = RelaxationSystem.Extras;
        var n = system.Count;

        // Down to lambda from heavier smoothing: the same path from any start.
        var smoother = PeaksAt(10 * lambda);
        solver.Solve(lambda, 1e-13, 200);
        var (inverse, parameters, _) = solver.Curvature(lambda, true);
        var variance = solver.Sum / Math.Max(1, system.Rows - parameters);
        double Covariance(int i, int j) => variance * inverse[((extras + i) * system.Columns) + extras + j];
        var gamma = new double[n];
        for (var k = 0; k < n; k++)
        {
            gamma[k] = solver.X[extras + k] * system.Scale;
        }

        double[] size = [.. gamma.Select(Math.Abs)];
        var isSigned = signs.Contains(-1);
        var peaks = PeakFinder.Find(system.Tau, size, signs, system.Step, Covariance);
        var r = solver.X[0] * system.Scale;
        var l = solver.X[1] * system.Scale / system.Highest;
        var tail = taken ?? RelaxationTail.OfCapacitance(solver.X[2] * system.Scale, system.Lowest);
        var model = new Complex[z.Length];
        var chi = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var omega = 2 * Math.PI * frequency[i];
            var sum = new Complex(r, omega * l) + (tail?.Impedance(omega) ?? 0);
            for (var k = 0; k < n; k++)
            {
                sum += gamma[k] * system.Step / new Complex(1, omega * system.Tau[k]);
            }

            model[i] = sum;
            chi += Math.Pow((sum - z[i]).Magnitude / z[i].Magnitude, 2);
        }

        var deviation = Math.Sqrt(variance * inverse[0]) * system.Scale;
        var saved = (double[])solver.X.Clone();
        solver.Solve(0.1 * lambda, 1e-6, 40);
        var rougher = Count(0.1 * lambda);
        saved.CopyTo(solver.X, 0);

        RelaxationPeak Same(List<RelaxationPeak> others, int p) => others.Count == peaks.Count ? others[p] : peaks[p];
        peaks = [.. peaks.Select((peak, p) => peak.With(Same(rougher.Peaks, p)).With(Same(smoother.Peaks, p)))];
        var counts = (rougher.Peaks.Count, peaks.Count, smoother.Peaks.Count);
        var resolved = PeakArcs.Resolve(peaks, size, system.Tau, frequency, z, (r, l, tail), variance, isSigned);
        peaks = [.. resolved.Peaks.Select(p => signs[p.Low] > 0 ? p : p with { Resistance = -p.Resistance, Area = -p.Area, Height = -p.Height })];
        tail = resolved.Tail ?? tail;
        if (taken is not null && resolved.Resistance is { } fitted)
        {
            (r, deviation) = (fitted.Value, fitted.HalfWidth / 1.96);
        }


        // What smoothing does to the answer is no scatter and is not in the covariance: the change over a decade of lambda each way goes in beside it, where
        // depressed arcs describe the data as well also the change to their distribution, and the scatter is that of the rougher solution, about where the
        // evidence is largest, where the data decide more and the prior less.
        var low = new double[n];
        var high = new double[n];
        var highest = size.Max();
        for (var k = 0; k < n; k++)
        {
            var center = Math.Log(size[k]);
            var moved = Math.Max(Math.Abs(Math.Log(Math.Abs(rougher.Gamma[k])) - center), Math.Abs(Math.Log(Math.Abs(smoother.Gamma[k])) - center));
            var other = resolved.Gamma.Length > 0 && resolved.Gamma[k] > 0.01 * highest ? Math.Log(resolved.Gamma[k]) - center : 0;
            var half = Math.Min(Math.Sqrt((3.84 * Math.Max(Covariance(k, k), rougher.Variance[k])) + (moved * moved) + (other * other)), 50);

            // Where gamma is next to nothing its logarithm is free downward only: upward the data refuse a process a decade wide of three times the height
            // that alone would raise the misfit beyond its 95 % bound.
            var refused = 3 * 1.96 * Math.Sqrt(variance) / system.ResponseToBump(k) * system.Scale;
            var (inner, outer) = (size[k] * Math.Exp(-half), Math.Min(size[k] * Math.Exp(half), (size[k] * Math.E) + refused));
            (low[k], high[k]) = signs[k] > 0 ? (inner, outer) : (-outer, -inner);
        }

        var beyond = Enumerable.Range(0, n).Where(k => system.Tau[k] * system.Lowest > 1).Sum(k => size[k]) / size.Sum();
        var judgement = Judge(chi, z, peaks, counts, resolved.AreArcs);
        if (beyond > MostBeyond)
        {
            judgement.Caution(FormattableString.Invariant($"{100 * beyond:F0} % of R_pol lies beyond the lowest frequency: R_pol is not measured"));
        }

        if (taken is not null)
        {
            judgement.Note(FormattableString.Invariant($"a tail of constant phase was taken off (n {taken.Exponent:F3}): it is no resistance"));
        }

        if (isSigned)
        {
            var (first, last) = (Array.IndexOf(signs, -1), Array.LastIndexOf(signs, -1));
            judgement.Note(FormattableString.Invariant($"the distribution is negative from {system.Tau[first]:G2} to {system.Tau[last]:G2} s: ")
                + "an inductive loop; resistances there are below zero");
        }

        if (resolved.AreArcs && peaks.Count > counts.Item2)
        {
            judgement.Note("two arcs lie closer than the distribution separates: one arc does not describe the spectrum, two do, each known to 7 %");
        }

        var total = gamma.Sum();
        var change = Math.Max(Math.Abs(rougher.Gamma.Sum() - total), Math.Abs(smoother.Gamma.Sum() - total));

        // The arcs that describe the spectrum are another answer to the same question; beside a tail that was taken off their error is the larger one.
        var apart = resolved.AreArcs ? peaks.Sum(p => p.Resistance) - (system.Step * total) : 0;
        var scatter = taken is not null && resolved.AreArcs ? peaks.Sum(p => Math.Pow(1.96 * p.ResistanceDeviation, 2)) : 0;
        var spread = Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => gamma[i] * gamma[j] * Covariance(i, j)));
        return new RelaxationTimeDistribution(system.Tau, gamma, low, high, r, deviation, l,
            tail is { Exponent: 1 } ? 1 / tail.Coefficient : 0, lambda, peaks, counts, model, chi, scan,
            judgement.Verdict, judgement.Reasons)
        {
            Tail = tail, Variance = variance, Beyond = beyond, PolarizationHalfWidth = Math.Sqrt(
                (system.Step * system.Step * ((3.84 * Math.Max(0, spread)) + (change * change))) + (apart * apart) + scatter),
        };

        (List<RelaxationPeak> Peaks, double[] Gamma, double[] Variance) PeaksAt(double value)
        {
            // The scan has been this way: begin at its nearest heavier smoothing.
            var from = states.LastOrDefault(s => s.Lambda >= value);
            if (from.X is not null)
            {
                from.X.CopyTo(solver.X, 0);
            }
            else
            {
                for (var decade = Math.Max(10, 10 * value); decade > 1.0001 * value; decade /= 10)
                {
                    solver.Solve(decade, 1e-4, 30);
                }
            }

            solver.Solve(value, 1e-6, 40);
            return Count(value);
        }

        (List<RelaxationPeak> Peaks, double[] Gamma, double[] Variance) Count(double value)
        {
            var (covariance, p, _) = solver.Curvature(value, true);
            var s2 = solver.Sum / Math.Max(1, system.Rows - p);
            double[] there = [.. solver.X.Skip(extras).Select(x => x * system.Scale)];
            double At(int i, int j) => s2 * covariance[((extras + i) * system.Columns) + extras + j];
            return (PeakFinder.Find(system.Tau, [.. there.Select(Math.Abs)], signs, system.Step, At), there, [.. Enumerable.Range(0, n).Select(k => At(k, k))]);
        }
    }

    private static Judgement Judge(
        double chi, ReadOnlySpan<Complex> z, List<RelaxationPeak> peaks, (int Rougher, int Chosen, int Smoother) counts, bool areArcs)
    {
        var judgement = new Judgement();
        var rms = Math.Sqrt(chi / z.Length / 2);
        var inductive = 0;
        foreach (var point in z)
        {
            inductive += point.Imaginary > 0.02 * point.Magnitude ? 1 : 0;
        }

        if (rms > 0.05)
        {
            var loops = inductive > 2 ? ": inductive loops need negative gamma (--sign auto)" : "";
            judgement.Void(FormattableString.Invariant($"a non-negative distribution leaves {100 * rms:F1} % of |Z| unexplained{loops}"));
        }
        else if (rms > 0.02)
        {
            judgement.Caution(FormattableString.Invariant($"{100 * rms:F1} % of |Z| unexplained"));
        }

        if (peaks.Count == 0)
        {
            judgement.Caution("no peak stands out of the scatter");
        }

        if (peaks.Count > 0 && !areArcs && judgement.Verdict != Verdict.Void)
        {
            judgement.Caution("a peak is not one depressed arc: it may hold several processes or diffusion; "
                + "resistances are areas between minima, their errors include what the flanks may hold beyond");
        }

        foreach (var peak in peaks.Where(p => p.Beyond > 0.1))
        {
            judgement.Caution(FormattableString.Invariant($"{100 * peak.Beyond:F0} % of the resistance of the peak at {peak.Tau:G2} s lies ")
                + "beyond the frequencies measured: known only by the shape of an arc");
        }

        if (counts.Rougher != counts.Chosen || counts.Smoother != counts.Chosen)
        {
            judgement.Caution(FormattableString.Invariant(
                $"the number of peaks changes within a decade of lambda: {counts.Rougher}, {counts.Chosen}, {counts.Smoother}"));
        }

        return judgement;
    }
}
