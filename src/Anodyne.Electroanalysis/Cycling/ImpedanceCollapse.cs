using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>
/// Soft short from a series of spectra taken while one electrode is plated: the interfacial arc (largest -Im) falls to less than half of the median of the
/// five to ten spectra before, and the low-frequency resistance falls by more than 30 % with it, at constant temperature. The first five spectra only
/// set the reference: activation of fresh lithium lowers the arc too.
/// </summary>
/// <param name="Onset">Index of the first spectrum that shows it; -1 if none does.</param>
/// <param name="Suspect">Index of every spectrum that shows it.</param>
/// <param name="Evidence">The signs in words.</param>
/// <param name="ArcRatio">-Im maximum over its median before, per spectrum; NaN in the first five.</param>
/// <param name="ResistanceRatio">Low-frequency real part over its median before.</param>
/// <param name="StillLow">True if the last spectra are low as well.</param>
public sealed record ImpedanceCollapse(int Onset, IReadOnlyList<int> Suspect, IReadOnlyList<string> Evidence, double[] ArcRatio, double[] ResistanceRatio,
    bool StillLow)
{
    private const int Fewest = 5;
    private const int Most = 10;

    /// <summary>Looks through a series.</summary>
    /// <param name="lowFrequencyReal">Real part at the lowest frequency, ohm, per spectrum.</param>
    /// <param name="arcHeight">Largest -Im, ohm, per spectrum.</param>
    /// <exception cref="MeaninglessDataException">Fewer than seven spectra.</exception>
    public static ImpedanceCollapse Of(IReadOnlyList<double> lowFrequencyReal, IReadOnlyList<double> arcHeight)
    {
        var n = lowFrequencyReal.Count;
        if (n < Fewest + 2 || arcHeight.Count != n)
        {
            throw new MeaninglessDataException("too few spectra to see a change", "series", $"{n}", $"{Fewest + 2} or more");
        }

        var arc = new double[n];
        var low = new double[n];
        Array.Fill(arc, double.NaN);
        Array.Fill(low, double.NaN);
        var suspect = new List<int>();
        var evidence = new List<string>();
        var healthy = Enumerable.Range(0, Fewest).ToList();
        for (var k = Fewest; k < n; k++)
        {
            // The reference is made of spectra that were not suspect themselves, or a slow collapse would become its own reference.
            var window = healthy.TakeLast(Most).ToList();
            arc[k] = arcHeight[k] / Median.Of(window.Select(i => arcHeight[i]));
            low[k] = lowFrequencyReal[k] / Median.Of(window.Select(i => lowFrequencyReal[i]));
            if (arc[k] < 0.5 && low[k] < 0.7)
            {
                suspect.Add(k);
                evidence.Add(FormattableString.Invariant(
                    $"spectrum {k + 1}: arc {100 * arc[k]:F0} %, low-frequency resistance {100 * low[k]:F0} % of the median before"));
            }
            else
            {
                healthy.Add(k);
            }
        }

        return new ImpedanceCollapse(suspect.Count > 0 ? suspect[0] : -1, suspect, evidence, arc, low, suspect.Count > 0 && suspect[^1] >= n - 2);
    }
}
