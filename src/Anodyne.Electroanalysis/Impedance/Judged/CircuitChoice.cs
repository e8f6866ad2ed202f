using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Impedance.Judged;

/// <summary>The circuit that a spectrum asks for, of the circuits that cells show.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Tried">Every circuit tried, with its criterion (AICc).</param>
public sealed record CircuitChoice(Circuit Circuit, IReadOnlyList<(string Text, double Criterion)> Tried)
{
    private static readonly string[] s_circuits =
    [
        "R0-p(R1,CPE1)", "L0-R0-p(R1,CPE1)", "R0-p(R1,CPE1)-CPE2", "R0-p(R1,CPE1)-p(R2,CPE2)", "L0-R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,CPE1)-p(R2,CPE2)-Ws1",
        "L0-R0-p(R1,CPE1)-p(R2,CPE2)-Ws1", "L0-R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", "L0-R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)",
    ];

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

        var tried = new List<CircuitFit>();
        foreach (var circuit in s_circuits.Select(Circuit.Parse).Where(c => 2 * spectrum.Count > c.Parameters.Count + 4))
        {
            tried.Add(CircuitFitter.Fit(circuit, spectrum.Frequency, spectrum.Impedance, options, cancellation));
        }

        if (tried.Count == 0)
        {
            throw new MeaninglessDataException("the spectrum has too few points for any circuit", "--circuit", $"{spectrum.Count} points", "5 or more",
                "measure more frequencies");
        }

        // Of the circuits whose every parameter the data determine the one with the lowest criterion; a larger one only if it is clearly lower. Where no
        // such circuit describes the data within 5 %, all compete.
        var sound = tried.Where(t => t.Parameters.All(p => p.IsIdentifiable) && t.ResidualDeviation < 0.05).ToList();
        var best = (sound.Count > 0 ? sound : tried)[0];
        foreach (var fit in sound.Count > 0 ? sound : tried)
        {
            best = fit.AkaikeCriterion < best.AkaikeCriterion - 4 ? fit : best;
        }

        return new CircuitChoice(best.Circuit, [.. tried.Select(t => (t.Circuit.Text, t.AkaikeCriterion))]);
    }
}
