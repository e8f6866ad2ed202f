using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Nucleation dip and plateau of one plating step in both definitions in use.</summary>
/// <param name="Dip">|V| at the bottom of the first dip against lithium, V (the one definition).</param>
/// <param name="Plateau">|median V| over 40 to 90 % of the step, V.</param>
/// <param name="PlateauSpread">Half of the 95 % spread of the plateau's median, V.</param>
/// <param name="DipTime">Time of the dip after the start, s.</param>
/// <param name="Interval">Sampling interval at the dip, s.</param>
/// <param name="Noise">Standard deviation of a voltage reading from the differences of neighbors, V.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record PlatingOverpotential(
    double Dip, double Plateau, double PlateauSpread, double DipTime, double Interval, double Noise, Verdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>The other definition: dip minus plateau, V.</summary>
    public double Difference => Dip - Plateau;

    /// <summary>Reads a plating step.</summary>
    /// <param name="time">Times of the step, s.</param>
    /// <param name="voltage">Voltages against lithium, V, negative while plating.</param>
    /// <param name="ohmic">Ohmic drop |I| R_b to be taken off, V, at least 0.</param>
    /// <exception cref="MeaninglessDataException">Fewer than ten points.</exception>
    public static PlatingOverpotential Of(ReadOnlySpan<double> time, ReadOnlySpan<double> voltage, double ohmic = 0)
    {
        var n = time.Length;
        if (n < 10)
        {
            throw new MeaninglessDataException("a plating step needs at least ten points", "plating step", $"{n}", "10 or more");
        }

        var judgement = new Judgement();
        var (start, span) = (time[0], time[n - 1] - time[0]);
        var dip = 0;
        var plateau = new List<double>();
        var differences = new double[n - 1];
        for (var k = 0; k < n; k++)
        {
            var share = (time[k] - start) / span;
            if (share <= 0.3 && voltage[k] < voltage[dip])
            {
                dip = k;
            }

            if (share is >= 0.4 and <= 0.9)
            {
                plateau.Add(voltage[k]);
            }

            if (k > 0)
            {
                differences[k - 1] = Math.Abs(voltage[k] - voltage[k - 1]);
            }
        }

        if (plateau.Count < 3)
        {
            throw new MeaninglessDataException("no plateau between 40 and 90 % of the step", "plating step", $"{plateau.Count} points", "3 or more");
        }

        plateau.Sort();
        Array.Sort(differences);
        var noise = 1.4826 / Math.Sqrt(2) * differences[differences.Length / 2];
        var median = plateau[plateau.Count / 2];
        var spread = 1.96 * 1.2533 * Math.Max(noise,
            (plateau[(int)(0.84 * (plateau.Count - 1))] - plateau[(int)(0.16 * (plateau.Count - 1))]) / 2) / Math.Sqrt(plateau.Count);
        var interval = dip > 0 ? time[dip] - time[dip - 1] : time[1] - time[0];
        if (median > 0)
        {
            judgement.Void(FormattableString.Invariant(
                $"the plateau lies at +{1000 * median:G3} mV: reduction of the substrate or the electrolyte, not plating"));
        }

        if (voltage[dip] > median - (3 * noise))
        {
            judgement.Void("no dip below the plateau beyond the noise: no nucleation overpotential can be read");
        }
        else if (dip == 0)
        {
            judgement.Void("the lowest voltage is the first point: the dip was not recorded");
        }

        if (interval > 1e-3 * span)
        {
            judgement.Caution(FormattableString.Invariant(
                $"sampling every {interval:G3} s may miss the bottom of the dip (0.1 % of the step is {1e-3 * span:G3} s)"));
        }

        return new PlatingOverpotential(
            Math.Abs(voltage[dip]) - ohmic, Math.Abs(median) - ohmic, spread, time[dip] - start, interval, noise, judgement.Verdict, judgement.Reasons);
    }
}
