using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.Judged;

/// <summary>
/// A circuit fitted to a spectrum, and what speaks against it: the Kramers-Kronig test, starts that do not agree, residuals, parameters the data do not
/// determine.
/// </summary>
/// <param name="Spectrum">What was measured.</param>
/// <param name="Fit">The fit.</param>
/// <param name="Test">The Kramers-Kronig test of the spectrum.</param>
/// <param name="Correlation">The strongest correlation of two parameters.</param>
/// <param name="Judgement">What speaks against the fit.</param>
public sealed record JudgedFit(ImpedanceSpectrum Spectrum, CircuitFit Fit, KramersKronigTest Test, double Correlation, Judgement Judgement) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Judges a fit.</summary>
    /// <param name="spectrum">What was measured.</param>
    /// <param name="fit">The fit.</param>
    public static JudgedFit Of(ImpedanceSpectrum spectrum, CircuitFit fit)
    {
        var judgement = new Judgement();
        var test = KramersKronigTest.Of(spectrum.Frequency, spectrum.Impedance);
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
            judgement.Caution(FormattableString.Invariant(
                $"residuals of {100 * relative:F2} % exceed the noise of {100 * test.Rms:F2} % by more than 2.5 times: the circuit misses something"));
        }

        foreach (var p in fit.Parameters)
        {
            if (p.IsAstray)
            {
                judgement.Caution($"{p.Name} is not determined: {(p.AtBound ? "the search ended at its bound" : "its interval spans decades")}, "
                    + "and the intervals of the others hold without it");
            }
            else if (!p.IsIdentifiable)
            {
                judgement.Caution($"{p.Name} is not identifiable: {CircuitFit.Unidentified}");
            }
            else if (p.IsRough)
            {
                judgement.Caution(p.Name + FormattableString.Invariant($" is known roughly only: {p.Low:G3} to {p.High:G3} {p.Unit} (95 %)"));
            }
            else if (p.AtBound)
            {
                judgement.Caution($"{p.Name} ended at its bound: its interval goes to one side, and those of the others take it as free");
            }
        }

        var (a, b, value) = Strongest(fit);
        if (Math.Abs(value) > 0.95)
        {
            judgement.Note(FormattableString.Invariant($"{a} and {b} are correlated by {value:F3}"));
        }

        return new JudgedFit(spectrum, fit, test, value, judgement);
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
