using Anodyne.Analysis;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Depletion;

/// <summary>
/// Depletion of the salt at a planar electrode in a binary electrolyte. Sand's time tau = pi D (z c F)^2/(4 J^2 (1 - t+)^2) holds only above the limiting
/// current J_lim = 2 z F c D/((1 - t+) L); below it the concentration never reaches zero. D is the salt (ambipolar) diffusivity; in a porous separator
/// D -> eps D/tortuosity for J_lim and D -> D/tortuosity with F c eps for tau.
/// </summary>
public static class SandTime
{
    /// <summary>Sand's time, s.</summary>
    /// <param name="diffusivity">Salt diffusivity D, m2/s.</param>
    /// <param name="concentration">Salt concentration c, mol/m3.</param>
    /// <param name="current">Current density |J|, A/m2, local if the surface is rough.</param>
    /// <param name="transference">Cation transference number t+, below 1.</param>
    /// <param name="porosity">Porosity of the separator, 1 for free electrolyte.</param>
    /// <param name="tortuosity">Tortuosity factor (D_eff = D eps/tortuosity), 1 for free electrolyte.</param>
    public static double Of(double diffusivity, double concentration, double current, double transference, double porosity = 1, double tortuosity = 1)
    {
        Demand(diffusivity, concentration, transference);
        if (!(Math.Abs(current) > 0))
        {
            throw new MeaninglessDataException("without current nothing is depleted", "--current", FormattableString.Invariant($"{current} A/m2"), "not 0");
        }

        // Diffusion in the pores: eps dc/dt = (eps D/tort) c'' with the flux J (1 - t+)/F through the whole area.
        var ratio = PhysicalConstants.Faraday * concentration / (2 * current * (1 - transference));
        return Math.PI * porosity * (diffusivity * porosity / tortuosity) * ratio * ratio;
    }

    /// <summary>Limiting current density, A/m2, of two parallel electrodes.</summary>
    /// <param name="diffusivity">Salt diffusivity, m2/s.</param>
    /// <param name="concentration">Mean salt concentration, mol/m3.</param>
    /// <param name="transference">Cation transference number, below 1.</param>
    /// <param name="separation">Distance of the electrodes, m.</param>
    /// <param name="porosity">Porosity.</param>
    /// <param name="tortuosity">Tortuosity factor.</param>
    public static double LimitingCurrent(double diffusivity, double concentration, double transference, double separation, double porosity = 1, double tortuosity = 1)
    {
        Demand(diffusivity, concentration, transference);
        if (!(separation > 0))
        {
            throw new InputException("the distance of the electrodes is not positive", "--separation", FormattableString.Invariant($"{separation} m"), "> 0");
        }

        return 2 * PhysicalConstants.Faraday * concentration * diffusivity * porosity / tortuosity / ((1 - transference) * separation);
    }

    private static void Demand(double diffusivity, double concentration, double transference)
    {
        if (!(diffusivity > 0) || !(concentration > 0) || !(transference < 1) || !double.IsFinite(transference))
        {
            throw new InputException(
                "the electrolyte is not described", "--diffusivity, --concentration, --t-plus",
                FormattableString.Invariant($"D = {diffusivity} m2/s, c = {concentration} mol/m3, t+ = {transference}"), "D > 0, c > 0, t+ < 1");
        }
    }
}
