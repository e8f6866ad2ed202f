using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.Judged;

/// <summary>
/// The circuit that a spectrum asks for, of the circuits that cells show. Candidates are compared by Akaike's criterion; one whose parameters the data do not
/// determine does not compete. Of those within 4 of the lowest criterion the simplest is taken. The choice is open where a simpler one lies less than 10
/// behind or one of the same size less than 6, and where none describes the spectrum down to its noise.
/// </summary>
/// <param name="Circuit">The circuit; of several that the spectrum cannot tell apart the best one.</param>
/// <param name="Tried">Every circuit tried, with its criterion (AICc), simplest first.</param>
public sealed record CircuitChoice(Circuit Circuit, IReadOnlyList<(string Text, double Criterion)> Tried)
{
    private const double Doubt = 4;
    private const double Clear = 10;
    private const double ClearOfTwin = 6;
    private const int Finalists = 4;

    // Residual variance of a circuit over that of the Kramers-Kronig chain, which has the same noise in it.
    private const double MostVariance = 1.5;

    /// <summary>The candidates, a series inductance aside, which each of them gets where the spectrum shows one.</summary>
    public static IReadOnlyList<string> Candidates { get; } =
    [
        "R0", "R0-C1", "R0-W1", "R0-CPE1", "R0-p(R1,C1)", "R0-p(R1,CPE1)", "R0-p(R1-W1,C1)", "R0-p(R1-W1,CPE1)", "R0-Tm1", "R0-p(R1,CPE1,R2-L1)",
        "R0-p(R1,CPE1)-CPE2", "R0-p(R1-Ws1,CPE1)", "R0-p(R1-Wo1,CPE1)", "R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,CPE1)-p(R2-W1,CPE2)",
        "R0-p(R1,CPE1)-p(R2,CPE2)-Ws1", "R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", "R0-p(R1,CPE1)-p(R2,CPE2)-CPE3", "R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)",
    ];

    /// <summary>Why the spectrum cannot tell which circuit is right; empty where it can, or where the circuit was given.</summary>
    public string Doubts { get; init; } = "";

    /// <summary>True if the circuit was chosen and the spectrum tells it from the others.</summary>
    public bool IsFound => Tried.Count > 0 && Doubts.Length == 0;

    /// <summary>A circuit that somebody wrote, or the choice where none was.</summary>
    /// <param name="written">The circuit; null for a choice.</param>
    /// <param name="spectrum">The spectrum to choose by.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MeaninglessDataException">The spectrum has too few points for any circuit.</exception>
    public static CircuitChoice Of(Circuit? written, ImpedanceSpectrum spectrum, CircuitFitOptions options, CancellationToken cancellation)
    {
        if (written is not null)
        {
            return new CircuitChoice(written, []);
        }

        if (spectrum.Count < 5)
        {
            throw new MeaninglessDataException("the spectrum has too few points for any circuit", "--circuit", $"{spectrum.Count} points", "5 or more",
                "measure more frequencies");
        }

        // A lead's inductance is first looked for, then put to the proof on the best circuits: without it arcs would bend to follow it.
        var sketch = RelaxationSketch.Of(spectrum.Frequency, spectrum.Impedance);
        var top = Enumerable.Range(0, spectrum.Count).MaxBy(k => spectrum.Frequency[k]);
        var noise = KramersKronigTest.Of(spectrum.Frequency, spectrum.Impedance).Rms;
        var isInductive = 2 * Math.PI * spectrum.Frequency[top] * sketch.Inductance > noise * spectrum.Impedance[top].Magnitude;
        var variance = options.Weighting is ImpedanceWeighting.Modulus or ImpedanceWeighting.Boukamp ? noise * noise : double.NaN;
        var fits = new List<CircuitFit>();
        foreach (var text in Candidates.Select(text => isInductive ? "L0-" + text : text).OrderBy(text => Circuit.Parse(text).Parameters.Count))
        {
            var size = Circuit.Parse(text).Parameters.Count;
            if (fits.Count > 0 && fits[^1].Circuit.Parameters.Count < size && IsBeyondReach(fits, size, 2 * spectrum.Count, variance))
            {
                break;
            }

            fits.AddRange(new[] { Fit(text, isSurvey: true) }.OfType<CircuitFit>());
        }

        // Those that may win are fitted with every start, with and without the lead: a lost minimum must not decide.
        foreach (var fit in Near(fits).ToList())
        {
            var text = fit.Circuit.Text;
            fits.Remove(fit);
            fits.AddRange(new[] { Fit(text, false), Fit(isInductive ? text["L0-".Length..] : "L0-" + text, true) }.OfType<CircuitFit>());
        }

        return Choose([.. fits.OrderBy(fit => fit.Circuit.Parameters.Count)], variance);

        CircuitFit? Fit(string text, bool isSurvey)
        {
            var circuit = Circuit.Parse(text);
            var known = options.Fixed.Keys.All(name => circuit.IndexOf(name) >= 0);
            var starts = Math.Min(options.Starts, circuit.Parameters.Count);
            return known && 2 * spectrum.Count > circuit.Parameters.Count + 4
                ? CircuitFitter.Fit(circuit, spectrum.Frequency, spectrum.Impedance, options with { Starts = starts, IsSurvey = isSurvey }, cancellation)
                : null;
        }
    }

    // True if a circuit of so many parameters would not win though it left the noise alone, and none larger would.
    private static bool IsBeyondReach(List<CircuitFit> fits, int size, int rows, double variance)
    {
        var sound = fits.Where(IsSound).ToList();
        return sound.Count > 0 && AkaikeCriterion.Of(variance * (rows - size), rows, size + 1) > sound.Min(fit => fit.AkaikeCriterion) - Doubt;
    }

    private static IEnumerable<CircuitFit> Near(List<CircuitFit> fits)
    {
        var sound = Sound(fits);
        var least = sound.Min(fit => fit.AkaikeCriterion);
        return sound.Where(fit => fit.AkaikeCriterion < least + (2 * Clear)).OrderBy(fit => fit.AkaikeCriterion).Take(Finalists);
    }

    // Circuits whose every parameter the data determine and that leave less than 5 % unexplained; where there is none, all.
    private static List<CircuitFit> Sound(List<CircuitFit> fits)
    {
        var sound = fits.Where(IsSound).ToList();
        return sound.Count > 0 ? sound : fits;
    }

    private static bool IsSound(CircuitFit fit) => fit.ResidualDeviation < 0.05 && fit.Parameters.All(p => p.IsIdentifiable);

    private static CircuitChoice Choose(List<CircuitFit> fits, double variance)
    {
        if (fits.Count == 0)
        {
            throw new MeaninglessDataException("no circuit of the list holds the fixed parameters", "--circuit", "auto", "a circuit of your own",
                "name the circuit with --circuit");
        }

        var sound = Sound(fits);
        var least = sound.Min(fit => fit.AkaikeCriterion);
        var best = sound.Where(fit => fit.AkaikeCriterion <= least + Doubt).OrderBy(Size).ThenBy(fit => fit.AkaikeCriterion).First();
        var rivals = sound.Where(fit => fit != best && (
            (Size(fit) < Size(best) && fit.AkaikeCriterion <= least + Clear)
            || (Size(fit) == Size(best) && fit.AkaikeCriterion <= best.AkaikeCriterion + ClearOfTwin))).Select(fit => fit.Circuit.Text).ToList();
        var doubts = best.Outcome.ResidualVariance > MostVariance * variance
            ? FormattableString.Invariant($"no circuit of the list describes the spectrum down to its noise of {100 * Math.Sqrt(variance):G2} %; ")
                + $"{best.Circuit.Text} comes nearest"
            : rivals.Count > 0 ? $"the spectrum cannot tell {best.Circuit.Text} from {string.Join(" and ", rivals)}" : "";
        return new CircuitChoice(best.Circuit, [.. fits.Select(fit => (fit.Circuit.Text, fit.AkaikeCriterion))]) { Doubts = doubts };

        static int Size(CircuitFit fit) => fit.Circuit.Parameters.Count;
    }
}
