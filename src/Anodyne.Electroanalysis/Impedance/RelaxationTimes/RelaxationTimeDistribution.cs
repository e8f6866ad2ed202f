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
/// its area over ln tau (not log10) is the polarization resistance. Never negative, so it cannot show inductive loops.
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
/// <param name="InverseCapacitance">1/C of a blocking tail, 1/F; 0 if none is needed.</param>
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

    /// <summary>Half of its 95 % interval, ohm: scatter, and beside it the change over a decade of lambda each way.</summary>
    public double PolarizationHalfWidth { get; init; }

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

        var system = new RelaxationSystem(frequency, z, options.PerDecade, options.Margin, options.WithTail);
        var solver = new RelaxationSolver(system, options.StartingLevel);
        var (lambda, scan, states) = options.Lambda is { } fixedLambda
            ? (fixedLambda, (IReadOnlyList<(double, double)>)[], (IReadOnlyList<(double Lambda, double[] X)>)[])
            : LambdaSearch.Find(system, solver, options, frequency.ToArray(), z.ToArray());
        return Finish(system, solver, lambda, scan, states, frequency, z);
    }

    private static RelaxationTimeDistribution Finish(
        RelaxationSystem system, RelaxationSolver solver, double lambda, IReadOnlyList<(double, double)> scan,
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

        var peaks = PeakFinder.Find(system.Tau, gamma, system.Step, Covariance);
        var r = solver.X[0] * system.Scale;
        var l = solver.X[1] * system.Scale / system.Highest;
        var elastance = solver.X[2] * system.Scale * system.Lowest;
        var model = new Complex[z.Length];
        var chi = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var omega = 2 * Math.PI * frequency[i];
            var sum = new Complex(r, (omega * l) - (elastance / omega));
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
        (peaks, var areArcs, var ofArcs) = PeakArcs.Resolve(peaks, gamma, system.Tau, frequency, z, (r, l, elastance), variance);

        // What smoothing does to the answer is no scatter and is not in the covariance: the change over a decade of lambda each way goes in beside it, where
        // depressed arcs describe the data as well also the change to their distribution, and the scatter is that of the rougher solution, about where the
        // evidence is largest, where the data decide more and the prior less.
        var low = new double[n];
        var high = new double[n];
        var highest = gamma.Max();
        for (var k = 0; k < n; k++)
        {
            var center = Math.Log(gamma[k]);
            var moved = Math.Max(Math.Abs(Math.Log(rougher.Gamma[k]) - center), Math.Abs(Math.Log(smoother.Gamma[k]) - center));
            var other = ofArcs.Length > 0 && ofArcs[k] > 0.01 * highest ? Math.Log(ofArcs[k]) - center : 0;
            var half = Math.Min(Math.Sqrt((3.84 * Math.Max(Covariance(k, k), rougher.Variance[k])) + (moved * moved) + (other * other)), 50);

            // Where gamma is next to nothing its logarithm is free downward only: upward the data refuse a process a decade wide of three times the height
            // that alone would raise the misfit beyond its 95 % bound.
            var refused = 3 * 1.96 * Math.Sqrt(variance) / system.ResponseToBump(k) * system.Scale;
            (low[k], high[k]) = (gamma[k] * Math.Exp(-half), Math.Min(gamma[k] * Math.Exp(half), (gamma[k] * Math.E) + refused));
        }

        var judgement = Judge(chi, z, peaks, counts, areArcs);
        var total = gamma.Sum();
        var change = Math.Max(Math.Abs(rougher.Gamma.Sum() - total), Math.Abs(smoother.Gamma.Sum() - total));
        var spread = Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => gamma[i] * gamma[j] * Covariance(i, j)));
        return new RelaxationTimeDistribution(system.Tau, gamma, low, high, r, deviation, l, elastance, lambda, peaks, counts, model, chi, scan,
            judgement.Verdict, judgement.Reasons)
        {
            PolarizationHalfWidth = system.Step * Math.Sqrt((3.84 * Math.Max(0, spread)) + (change * change)),
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
            return (PeakFinder.Find(system.Tau, there, system.Step, At), there, [.. Enumerable.Range(0, n).Select(k => At(k, k))]);
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
            var loops = inductive > 2 ? ": inductive loops need negative gamma" : "";
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
