using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>What speaks against a circuit fit: the Kramers-Kronig test of its spectrum, starts that do not agree, residuals, parameters the data do not determine.</summary>
internal sealed record CircuitJudgement(Judgement Judgement, KramersKronigTest Test, double Correlation)
{
    private const int MostReasons = 40;

    /// <summary>Judges every spectrum of a series.</summary>
    public static IReadOnlyList<CircuitJudgement> Of(List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitFit> fits, CancellationToken cancellation)
    {
        var all = new CircuitJudgement[fits.Count];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellation }, k => all[k] = Of(fits[k], spectra[k].Frequency, spectra[k].Z));
        return all;
    }

    /// <summary>The worst of all, each reason with the key of its spectrum where there are several.</summary>
    public static Judgement Together(List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitJudgement> all)
    {
        if (all.Count == 1)
        {
            return all[0].Judgement;
        }

        var whole = new Judgement();
        var reasons = all.SelectMany((one, k) => one.Judgement.Reasons.Select(reason => FormattableString.Invariant($"key {spectra[k].Key}: {reason}"))).ToList();
        whole.Add(all.Max(one => one.Judgement.Verdict), reasons.Take(MostReasons));
        if (reasons.Count > MostReasons)
        {
            whole.Note($"and {reasons.Count - MostReasons} more; the series lists every spectrum");
        }

        return whole;
    }

    private static CircuitJudgement Of(CircuitFit fit, double[] f, Complex[] z)
    {
        var judgement = new Judgement();
        var test = KramersKronigTest.Of(f, z);
        judgement.Add(test.Verdict == Verdict.Void ? Verdict.Caution : test.Verdict, test.Reasons.Select(r => "Kramers-Kronig: " + r));
        if (fit.Agreeing < 3 && fit.Starts > 2)
        {
            judgement.Caution($"only {fit.Agreeing} of {fit.Starts} starts reached this minimum");
        }

        // Weights other than 1/|Z|^2 have residuals of another unit: the relative misfit is compared in every case.
        var relative = Math.Sqrt(fit.ChiSquared / Math.Max(1, fit.Outcome.DegreesOfFreedom));
        if (relative > 0.05)
        {
            judgement.Void(FormattableString.Invariant($"the circuit leaves {100 * relative:F1} % of |Z| unexplained"));
        }
        else if (relative > 2.5 * test.Rms && relative > 0.005)
        {
            judgement.Caution(FormattableString.Invariant($"residuals of {100 * relative:F2} % exceed the noise of {100 * test.Rms:F2} % by more than 2.5 times: the circuit misses something"));
        }

        foreach (var p in fit.Parameters)
        {
            if (!p.IsIdentifiable)
            {
                judgement.Caution($"{p.Name} is not identifiable: its 95 % interval exceeds 50 % of the value");
            }
            else if (p.AtBound)
            {
                judgement.Caution($"{p.Name} ended at its bound: it has no valid interval, and those of the others take it as known");
            }
        }

        var (a, b, value) = Strongest(fit);
        if (Math.Abs(value) > 0.95)
        {
            judgement.Note(FormattableString.Invariant($"{a} and {b} are correlated by {value:F3}: take profile intervals (--profile yes)"));
        }

        return new CircuitJudgement(judgement, test, value);
    }

    private static (string First, string Second, double Value) Strongest(CircuitFit fit)
    {
        var best = ("", "", 0.0);
        for (var i = 0; i < fit.Parameters.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var r = fit.Outcome.Correlation(i, j);
                best = Math.Abs(r) > Math.Abs(best.Item3) ? (fit.Parameters[j].Name, fit.Parameters[i].Name, r) : best;
            }
        }

        return best;
    }
}
