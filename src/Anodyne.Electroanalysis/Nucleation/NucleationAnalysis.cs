using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Nucleation;

/// <summary>Both Scharifker-Hills models held against a transient and against what is known of the electrolyte.</summary>
/// <param name="Instantaneous">Fit with all nuclei there at once.</param>
/// <param name="Progressive">Fit with nuclei appearing at a constant rate.</param>
/// <param name="Model"><c>instantaneous</c>, <c>progressive</c> or <c>between</c>.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record NucleationAnalysis(NucleationFit Instantaneous, NucleationFit Progressive, string Model, Verdict Verdict, IReadOnlyList<string> Reasons)
    : IJudged
{
    /// <summary>Times after the step, s.</summary>
    public double[] Time { get; private init; } = [];

    /// <summary>Sizes of the current densities, A/m2.</summary>
    public double[] Current { get; private init; } = [];

    /// <summary>Salt concentration, mol/m3.</summary>
    public double Concentration { get; private init; }

    /// <summary>Molar volume of the deposit, m3/mol.</summary>
    public double MolarVolume { get; private init; }

    /// <summary>The better of the two fits.</summary>
    public NucleationFit Best => Progressive.LogLikelihood > Instantaneous.LogLikelihood ? Progressive : Instantaneous;

    /// <summary>Analyses a transient.</summary>
    /// <param name="time">Times after the step, s, rising.</param>
    /// <param name="current">Current densities, A/m2; size only.</param>
    /// <param name="concentration">Salt concentration, mol/m3.</param>
    /// <param name="molarVolume">Molar volume of the deposit, m3/mol.</param>
    /// <param name="knownDiffusivity">Diffusivity known otherwise, m2/s, or null.</param>
    /// <param name="charges">z.</param>
    /// <exception cref="InputException">Too few points, a time that does not rise or no concentration.</exception>
    public static NucleationAnalysis Of(
        ReadOnlySpan<double> time, ReadOnlySpan<double> current, double concentration, double molarVolume, double? knownDiffusivity = null, int charges = 1)
    {
        if (!(concentration > 0) || !(molarVolume > 0))
        {
            throw new InputException(
                "a concentration and a molar volume are above zero", "--concentration, --molar-volume",
                FormattableString.Invariant($"{concentration} mol/m3, {molarVolume} m3/mol"), "> 0");
        }

        if (time.Length < 20)
        {
            throw new MeaninglessDataException("a transient needs 20 points", "record", $"{time.Length}", "20 or more");
        }

        var judgement = new Judgement();
        var i = current.ToArray().Select(Math.Abs).ToArray();
        var t = time.ToArray();
        if (Enumerable.Range(1, t.Length - 1).FirstOrDefault(k => !(t[k] > t[k - 1])) is > 0 and var row)
        {
            throw new InputException(
                "the time of a transient rises", FormattableString.Invariant($"row {row + 1}"), FormattableString.Invariant($"{t[row]} s after {t[row - 1]} s"),
                "rising", "Leave the row out, or split the record.");
        }

        var peak = NucleationFit.PeakIndex(t, i);
        if (!(i[peak] > 0) || !(t[peak] > 0))
        {
            throw new MeaninglessDataException(
                "the transient has no maximum after the step", "record", FormattableString.Invariant($"largest current {i[peak]} A/m2 at {t[peak]} s"),
                "a current that rises to a maximum after time 0");
        }

        if (peak >= 0.98 * time.Length || i[peak] < 1.05 * i[Math.Max(0, peak / 4)..(peak + 1)].Min() || i[^1] > 0.97 * i[peak])
        {
            judgement.Void("the transient has no maximum after the double layer is charged: not nucleation under diffusion control");
        }

        var instantaneous = NucleationFit.Of(time, current, concentration, molarVolume, false, charges);
        var progressive = NucleationFit.Of(time, current, concentration, molarVolume, true, charges);
        var (better, worse) = progressive.LogLikelihood > instantaneous.LogLikelihood ? (progressive, instantaneous) : (instantaneous, progressive);
        var runs = RunsTest.Of([.. better.Total.Select((x, k) => x - i[k])]).Score;
        var model = better.IsProgressive ? "progressive" : "instantaneous";
        if (runs < -6 && better.Misfit > 0.02)
        {
            model = "between";
            judgement.Caution(FormattableString.Invariant(
                $"neither limit follows the transient within its noise (runs score {runs:F0}, misfit {100 * better.Misfit:F1} % of i_m): between the limits"));
        }

        if (worse.LogLikelihood > better.LogLikelihood - (0.05 * time.Length))
        {
            judgement.Caution("both limits fit about equally well");
        }

        if (better.Misfit > 0.1)
        {
            judgement.Void(FormattableString.Invariant($"the model misses the transient by {100 * better.Misfit:F0} % of i_m"));
        }

        if (knownDiffusivity is { } known)
        {
            var ratio = better.Diffusivity / known;
            if (ratio is < 0.1 or > 10)
            {
                var (times, way) = ratio < 1 ? (1 / ratio, "low") : (ratio, "high");
                judgement.Void(FormattableString.Invariant($"D from the transient is {times:G3} times too {way}: ")
                    + "not controlled by diffusion (interphase, kinetics or resistance), the number of nuclei means nothing");
            }
            else if (ratio is < 0.4 or > 2.5)
            {
                judgement.Caution(FormattableString.Invariant($"D from the transient is {ratio:G2} times the known one"));
            }
        }
        else if (better.Diffusivity is < 1e-12 or > 1e-8)
        {
            judgement.Void(FormattableString.Invariant(
                $"D = {better.Diffusivity:G2} m2/s is no diffusivity of an electrolyte: not controlled by diffusion, the number of nuclei means nothing"));
        }
        else
        {
            judgement.Note("D was not compared with a known one (--diffusivity)");
        }

        judgement.Note("without supporting salt the flux is larger by 1/(1 - t+); c was not corrected for migration");
        return new NucleationAnalysis(instantaneous, progressive, model, judgement.Verdict, judgement.Reasons) 
        {
            Time = time.ToArray(), Current = i, Concentration = concentration, MolarVolume = molarVolume,
        };
    }
}
