using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>
/// Depletion at constant current in a binary electrolyte (Sand, Phil. Mag. 1 (1901) 45; for a binary salt Brissot, Rosso, Chazalviel and Lascaud,
/// J. Power Sources 81 (1999) 925). D is the diffusivity on the gradient of the salt concentration; in a pore D eps/tau with storage eps.
/// </summary>
public static class SandTime
{
    /// <summary>Sand's time tau = pi eps D [F c0/(2 j (1-t+))]^2, s: when the salt at the electrode runs out in an unbounded electrolyte.</summary>
    /// <param name="diffusivity">Effective salt diffusivity D eps/tau, m2/s.</param>
    /// <param name="transferenceNumber">t+, below 1.</param>
    /// <param name="concentration">Initial concentration c0, mol/m3.</param>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    /// <param name="porosity">Share of the volume that stores salt.</param>
    public static double Of(double diffusivity, double transferenceNumber, double concentration, double currentDensity, double porosity = 1)
    {
        Check(diffusivity, transferenceNumber, currentDensity);
        var ratio = PhysicalConstants.Faraday * concentration / (2 * currentDensity * (1 - transferenceNumber));
        return Math.PI * porosity * diffusivity * ratio * ratio;
    }

    /// <summary>Surface concentration before Sand's time in an unbounded electrolyte: c0 - (2 (1-t+) j/F) sqrt(t/(pi eps D)), mol/m3; negative after
    /// it.</summary>
    public static double SurfaceConcentration(double diffusivity, double transferenceNumber, double concentration, double currentDensity, double time,
        double porosity = 1)
    {
        Check(diffusivity, transferenceNumber, currentDensity);
        return concentration - (2 * (1 - transferenceNumber) * currentDensity / PhysicalConstants.Faraday * Math.Sqrt(
            time / (Math.PI * porosity * diffusivity)));
    }

    /// <summary>
    /// Surface concentration of the plated electrode of a symmetric cell at any time, mol/m3:
    /// c0 - ((1-t+) j L/(2 F D)) [1 - (8/pi^2) sum over odd n of n^-2 exp(-n^2 pi^2 D t/(eps L^2))]. Negative where the salt has run out.
    /// </summary>
    /// <param name="diffusivity">Effective salt diffusivity, m2/s.</param>
    /// <param name="transferenceNumber">t+, below 1.</param>
    /// <param name="concentration">c0, mol/m3.</param>
    /// <param name="currentDensity">j, A/m2.</param>
    /// <param name="gap">L, m.</param>
    /// <param name="time">t, s, 0 or more.</param>
    /// <param name="porosity">Share of the volume that stores salt.</param>
    public static double SymmetricCell(double diffusivity, double transferenceNumber, double concentration, double currentDensity, double gap, double time,
        double porosity = 1)
    {
        Check(diffusivity, transferenceNumber, currentDensity);
        var rate = Math.PI * Math.PI * diffusivity * time / (porosity * gap * gap);
        if (rate < 1e-3)
        {
            // The image electrode is not felt yet (its first term is below exp(-1/(4 D t/L^2))): the unbounded solution is exact to rounding.
            return SurfaceConcentration(diffusivity, transferenceNumber, concentration, currentDensity, time, porosity);
        }

        var sum = 0.0;
        for (var n = 1; ; n += 2)
        {
            var term = Math.Exp(-n * n * rate) / ((double)n * n);
            sum += term;
            if (term < 1e-17)
            {
                break;
            }
        }

        var steady = (1 - transferenceNumber) * currentDensity * gap / (2 * PhysicalConstants.Faraday * diffusivity);
        return concentration - (steady * (1 - (8 / (Math.PI * Math.PI) * sum)));
    }

    /// <summary>
    /// Speed of the depleted front above the limiting current after Sand's time, (1-t+) j/(F c0), m/s: the drift speed of the anions
    /// (Chazalviel, Phys. Rev. A 42 (1990) 7355).
    /// </summary>
    public static double DepletionFrontSpeed(double transferenceNumber, double concentration, double currentDensity) =>
        (1 - transferenceNumber) * currentDensity / (PhysicalConstants.Faraday * concentration);

    private static void Check(double diffusivity, double transferenceNumber, double currentDensity)
    {
        Require.Positive(diffusivity, "diffusivity", "m2/s");
        Require.Positive(currentDensity, "current density", "A/m2");
        if (!(transferenceNumber is >= 0 and < 1))
        {
            throw new InputException("a single-ion conductor is never depleted", "transference number", UnitText.Number(transferenceNumber), "0 to below 1");
        }
    }
}
