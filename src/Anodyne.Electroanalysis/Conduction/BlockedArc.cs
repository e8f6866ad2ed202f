using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>
/// The bulk arc of a solid or very resistive electrolyte between blocking electrodes: an arc at high frequency, then the steep line of the electrodes. The
/// ionic resistance is where the arc ends, not the intercept at infinite frequency (Irvine, Sinclair and West, Adv. Mater. 2 (1990) 132).
/// </summary>
/// <param name="Resistance">R_0 + R_1 of R0-p(R1,CPE1)-CPE2, ohm: grain interior and boundaries where they are one arc.</param>
/// <param name="HalfWidth">Half of the 95 % interval, ohm: scatter of the fit, and beside it what lies between the fit and the real part at the valley.</param>
/// <param name="Valley">Real part where -Im is smallest between arc and line, ohm.</param>
/// <param name="Misfit">Root mean square of |Z - Z_fit|/|Z|, 1.</param>
/// <param name="Model">The fitted impedance at the measured frequencies, ohm.</param>
public sealed record BlockedArc(double Resistance, double HalfWidth, double Valley, double Misfit, Complex[] Model)
{
    // An arc stands out of the line where it rises above the valley by a fifth and is not a few percent of the resistance.
    private const double Rise = 1.2;
    private const double LeastHeight = 0.05;

    /// <summary>Finds and fits the arc; null where none is seen.</summary>
    /// <param name="frequency">Hz.</param>
    /// <param name="z">Ohm.</param>
    public static BlockedArc? Find(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        var order = frequency.ToArray();
        var sorted = z.ToArray();
        Array.Sort(order, sorted);

        // Upward from the line of the electrodes to the valley: the first local minimum of -Im that three points on the far side do not undercut.
        var valley = 0;
        for (var i = 1; i < sorted.Length && i <= valley + 3; i++)
        {
            valley = -sorted[i].Imaginary < -sorted[valley].Imaginary ? i : valley;
        }

        if (valley + 3 >= sorted.Length || valley == 0 || sorted[valley].Imaginary >= 0)
        {
            return null;
        }

        var height = sorted[(valley + 1)..].Max(x => -x.Imaginary);
        var end = sorted[valley].Real;
        if (height < Rise * -sorted[valley].Imaginary || height < LeastHeight * end)
        {
            return null;
        }

        var fit = CircuitFitter.Fit(Circuit.Parse("R0-p(R1,CPE1)-CPE2"), frequency, z);
        var (total, deviation) = InterfacialResistance.Total(fit);
        return new BlockedArc(total, Math.Sqrt((3.84 * deviation * deviation) + ((total - end) * (total - end))), end, Math.Sqrt(fit.ChiSquared / z.Length),
            fit.Model);
    }
}
