using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Impedance.KramersKronig;

/// <summary>
/// Linear Kramers-Kronig test of a spectrum. Elements: at least two a decade (a mu rule alone stops at three to five and rejects good data), at most
/// three and a half (more would follow a drift); the range of time constants plain or half a decade wider at both ends; of all these the smallest chain
/// whose residual variance is within 5 % of the best. Judged by the mean residual of every band of half a decade against the noise that differences of
/// neighbors show, by the modulus that Z-HIT computes from the phase, and by the runs of signs: a largest residual cannot tell drift from noise.
/// </summary>
/// <param name="Elements">Number of RC elements M.</param>
/// <param name="Widening">Widening of the range of time constants at both ends, decades.</param>
/// <param name="Real">Relative residuals (Z' - fit')/|Z|, in the order of the spectrum.</param>
/// <param name="Imaginary">Relative residuals (Z'' - fit'')/|Z|.</param>
/// <param name="Rms">Root mean square residual of one part, with the degrees of freedom of the chain counted.</param>
/// <param name="Noise">Standard deviation of one relative part from the differences of neighbors (1.4826 x median/sqrt 2): blind to slow drift.</param>
/// <param name="BandDrift">Largest |mean residual| of a band of half a decade.</param>
/// <param name="BandScore">That mean in standard deviations of a mean of the band.</param>
/// <param name="BandFrequency">Frequency of that band's middle, Hz.</param>
/// <param name="RunsScore">The lower one of the two runs scores.</param>
/// <param name="Mu">Share of negative resistances, 1 - sum |R-|/sum R+.</param>
/// <param name="ModulusDrift">Relative difference between the measured modulus and the one that Z-HIT computes from the phase, lowest decade.</param>
/// <param name="Verdict">Ok, caution or void.</param>
/// <param name="Reasons">Why not ok.</param>
public sealed record KramersKronigTest(
    int Elements, double Widening, double[] Real, double[] Imaginary, double Rms, double Noise, double BandDrift, double BandScore, double BandFrequency,
    double RunsScore, double Mu, double ModulusDrift, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Band mean above which, if beyond noise, the spectrum fails: 0.5 % of |Z|.</summary>
    public const double FailingDrift = 0.005;

    /// <summary>Band mean above which, if beyond noise, the spectrum is to be used with care: 0.3 % of |Z|.</summary>
    public const double DoubtfulDrift = 0.003;

    // Below five points a decade the phase between points is a guess. At 35 points over 8 decades and 0.5 % noise Z-HIT scatters up to 2.1 % without drift, and
    // is 2.5 % or more where the slow arc grows by 40 % (60 draws each).
    private const double SparseDrift = 0.022;

    private const double FewestPerDecade = 2;
    private const double MostPerDecade = 3.5;
    private const double ScoreLimit = 5;

    /// <summary>Tests a spectrum.</summary>
    /// <param name="frequency">Frequencies, Hz, any order.</param>
    /// <param name="z">Impedances, ohm.</param>
    /// <exception cref="InputException">The spectrum is not usable.</exception>
    public static KramersKronigTest Of(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        SpectrumGuard.Check(frequency, z);
        var order = Enumerable.Range(0, z.Length).ToArray();
        Array.Sort(frequency.ToArray(), order);
        Array.Reverse(order);
        var f = new double[z.Length];
        var sorted = new Complex[z.Length];
        for (var i = 0; i < order.Length; i++)
        {
            (f[i], sorted[i]) = (frequency[order[i]], z[order[i]]);
        }

        var decades = Math.Log10(f[0] / f[^1]);
        var chain = Choose(new RelaxationChain(f, sorted), decades, z.Length);
        var n = z.Length;
        var re = chain.Residuals.AsSpan(0, n);
        var im = chain.Residuals.AsSpan(n, n);
        var noise = NoiseOf(re, im);
        var (drift, score, at) = Worst(re, im, f, noise);
        var runs = Math.Min(RunsTest.Of(re).Score, RunsTest.Of(im).Score);
        var rms = Math.Sqrt(chain.Sum / Math.Max(1, (2 * n) - chain.Elements - 3));
        var modulus = HilbertModulus.Of(f, sorted).LowFrequencyDrift;
        var judgement = Judge(drift, score, at, runs, rms, noise, modulus, n, decades);
        var real = new double[n];
        var imaginary = new double[n];
        for (var i = 0; i < n; i++)
        {
            (real[order[i]], imaginary[order[i]]) = (re[i], im[i]);
        }

        return new KramersKronigTest(chain.Elements, chain.Widening, real, imaginary, rms, noise, drift, score, at, runs, chain.Mu, modulus, judgement.Verdict,
            judgement.Reasons);
    }

    private static ChainFit Choose(RelaxationChain chain, double decades, int points)
    {
        var fits = new List<ChainFit>();
        foreach (var widening in new[] { 0, 0.5 })
        {
            var range = decades + (2 * widening);
            var least = Math.Max(3, (int)Math.Ceiling(FewestPerDecade * range));
            var most = Math.Min((int)Math.Ceiling(MostPerDecade * range), (int)(1.2 * points) - 4);
            for (var m = Math.Min(least, Math.Max(1, most)); m <= Math.Max(1, most); m++)
            {
                fits.Add(chain.Fit(m, widening));
            }
        }

        double Variance(ChainFit fit) => fit.Sum / Math.Max(1, (2 * points) - fit.Elements - 3);
        var best = fits.Min(Variance);
        return fits.Where(c => Variance(c) <= 1.05 * best).OrderBy(c => c.Elements).ThenBy(c => c.Widening).First();
    }

    private static double NoiseOf(ReadOnlySpan<double> re, ReadOnlySpan<double> im)
    {
        var differences = new double[2 * (re.Length - 1)];
        for (var i = 1; i < re.Length; i++)
        {
            differences[i - 1] = Math.Abs(re[i] - re[i - 1]);
            differences[re.Length + i - 2] = Math.Abs(im[i] - im[i - 1]);
        }

        Array.Sort(differences);
        return 1.4826 / Math.Sqrt(2) * differences[differences.Length / 2];
    }

    // Bands of half a decade, at least four points, moved on point by point.
    private static (double Drift, double Score, double At) Worst(ReadOnlySpan<double> re, ReadOnlySpan<double> im, double[] f, double noise)
    {
        (double Drift, double Score, double At) worst = (0, 0, f[0]);
        for (var first = 0; first < f.Length; first++)
        {
            var last = first;
            double sumRe = 0, sumIm = 0;
            while (last < f.Length && (last - first < 4 || f[first] / f[last] <= 3.17))
            {
                sumRe += re[last];
                sumIm += im[last];
                last++;
            }

            var count = last - first;
            if (count < 4)
            {
                break;
            }

            var mean = Math.Max(Math.Abs(sumRe), Math.Abs(sumIm)) / count;
            var score = noise > 0 ? mean * Math.Sqrt(count) / noise : mean > 0 ? double.MaxValue : 0;
            if (mean > worst.Drift && score > Math.Min(ScoreLimit, worst.Score))
            {
                worst = (mean, score, Math.Sqrt(f[first] * f[last - 1]));
            }
        }

        return worst;
    }

    private static Judgement Judge(
        double drift, double score, double at, double runs, double rms, double noise, double modulus, int points, double decades)
    {
        var judgement = new Judgement();
        if (points < 8 || decades < 1)
        {
            judgement.Caution(FormattableString.Invariant($"{points} points over {decades:F1} decades are too few to test the Kramers-Kronig relations"));
        }

        if (score > ScoreLimit && drift > DoubtfulDrift)
        {
            judgement.Add(
                drift > FailingDrift ? Verdict.Void : Verdict.Caution,
                FormattableString.Invariant($"residuals around {at:G3} Hz lie {100 * drift:F2} % to one side, {score:F0} standard deviations of a band: ")
                + "not stationary, not linear or not causal there");
        }

        // Z-HIT's own scatter is about 1.5 noise where the phase is dense. Alone it convicts only where it is large, together with a one-sided band sooner.
        var size = Math.Abs(modulus);
        var isDense = points >= 5 * decades;
        var isSupported = isDense && score > 3 && drift > DoubtfulDrift;
        var (doubtful, failing) = isDense
            ? (isSupported ? Math.Max(0.012, 4 * noise) : Math.Max(0.015, 5 * noise), isSupported ? 0 : Math.Max(0.03, 8 * noise))
            : (Math.Max(SparseDrift, 4.5 * noise), Math.Max(2.5 * SparseDrift, 10 * noise));
        if (decades < 3 || points < 3 * decades)
        {
            judgement.Note(FormattableString.Invariant(
                $"drift by Z-HIT was not judged: {points} points over {decades:F1} decades (3 a decade over 3 decades needed)"));
        }
        else if (size > doubtful)
        {
            judgement.Add(
                size > failing ? Verdict.Void : Verdict.Caution,
                FormattableString.Invariant($"in the lowest decade the modulus is {100 * modulus:F1} % off the one that the phase implies (Z-HIT): ")
                + "drift during the sweep");
        }

        if (runs < -4 && rms > FailingDrift)
        {
            judgement.Void(FormattableString.Invariant($"signs of the residuals come in long runs (score {runs:F1}) at {100 * rms:F2} % residual"));
        }

        return judgement;
    }
}
