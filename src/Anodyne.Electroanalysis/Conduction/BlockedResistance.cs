using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>
/// The bulk resistance that a spectrum between blocking electrodes shows: the end of the bulk arc if there is one, else the high-frequency intercept.
/// </summary>
/// <param name="Spectrum">The spectrum.</param>
/// <param name="Resistance">Ohm.</param>
/// <param name="HalfWidth">Half of its 95 % interval, ohm.</param>
/// <param name="Model">The impedance it was read from, ohm, at the measured frequencies.</param>
/// <param name="IsArc">True if a bulk arc is seen.</param>
public sealed record BlockedResistance(ImpedanceSpectrum Spectrum, double Resistance, double HalfWidth, Complex[] Model, bool IsArc)
{
    /// <summary>Reads the resistance.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="judgement">What speaks against it goes here.</param>
    /// <exception cref="MeaninglessDataException">An arc begins beyond the range: there is no intercept.</exception>
    public static BlockedResistance Of(ImpedanceSpectrum spectrum, Judgement judgement)
    {
        var (f, z) = (spectrum.Frequency, spectrum.Impedance);
        var drt = RelaxationTimeDistribution.Of(f, z);
        if (drt.Verdict == Verdict.Void)
        {
            judgement.Add(drt);
        }

        if (BlockedArc.Find(f, z) is { } arc)
        {
            judgement.Note("a bulk arc is seen: the resistance is its low-frequency end, R0 + R1 of R0-p(R1,CPE1)-CPE2; " + FormattableString.Invariant(
                $"-Im is smallest at {arc.Valley:G4} ohm, the intercept at infinite frequency would be {drt.Resistance:G3} ohm"));
            if (arc.Misfit > 0.05)
            {
                judgement.Caution(FormattableString.Invariant(
                    $"the arc is fitted to {100 * arc.Misfit:F0} % only: fit a circuit of your own with `eis` and give --resistance"));
            }

            return new BlockedResistance(spectrum, arc.Resistance, arc.HalfWidth, arc.Model, true);
        }

        judgement.Note("bulk resistance is the intercept at infinite frequency with inductance removed; no bulk arc is seen");
        var top = z[Array.IndexOf(f, f.Max())];
        if (-top.Imaginary > 0.2 * Math.Abs(top.Real))
        {
            throw new MeaninglessDataException(
                "an arc begins beyond the range or has no end in it: the intercept says nothing of the bulk", "the highest frequency",
                FormattableString.Invariant($"a phase of {top.Phase * 180 / Math.PI:F0} degrees"), "above -11 degrees, or an arc with its end");
        }

        // An arc that the line of the electrodes hides has no valley; the distribution may still see it, well before the slow end where that line stands.
        if (drt.Peaks.FirstOrDefault(peak => peak.Resistance > 0.3 * drt.Resistance && peak.Tau * 2 * Math.PI * f.Min() < 1e-3) is { } hidden)
        {
            judgement.Caution(FormattableString.Invariant($"a process at {hidden.Tau:G2} s is not separated from the line of the electrodes and not counted; ")
                + "if it is a bulk arc, fit it with `eis` and give --resistance");
        }

        return new BlockedResistance(spectrum, drt.Resistance, 1.96 * drt.ResistanceDeviation, drt.Model, false);
    }
}
