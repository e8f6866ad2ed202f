using Anodyne.Cells.Layers;
using Anodyne.Numerics.Differentiation;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>The film-forming current density of each <see cref="SeiLaw"/>, A/m2, 0 or more (it takes electrons from the metal).</summary>
internal static class SeiRates
{
    private const double LargestExponent = 200;

    /// <summary>The current density.</summary>
    /// <param name="sei">Parameters.</param>
    /// <param name="drive">phi_e - phi_metal behind the film, V.</param>
    /// <param name="length">Limiting thickness, m.</param>
    /// <param name="through">Current density through the film, A/m2, positive where lithium deposits.</param>
    /// <param name="temperature">K.</param>
    public static Dual Current(SeiGrowth sei, Dual drive, Dual length, Dual through, Dual temperature)
    {
        const double F = PhysicalConstants.Faraday;
        var perVolt = F / PhysicalConstants.MolarGas / temperature;
        var arrhenius = sei.ActivationEnergy == 0
            ? 1
            : Dual.Exp(sei.ActivationEnergy / PhysicalConstants.MolarGas * ((1 / 298.15) - (1 / temperature)));
        var rate = sei.Law switch
        {
            SeiLaw.Reaction => Boltzmann((drive + sei.Potential) * perVolt * sei.TransferCoefficient) * sei.ExchangeCurrent,
            SeiLaw.SolventDiffusion => sei.Diffusivity * sei.Concentration * F / length,
            SeiLaw.InterstitialDiffusion => Boltzmann(drive * perVolt) * (sei.Diffusivity * sei.Concentration * F) / length,
            SeiLaw.ElectronMigration => Dual.Max(drive + sei.Potential, 0) * sei.ElectronicConductivity / length,
            SeiLaw.SolventReaction => Series(sei, Boltzmann((drive + sei.Potential) * perVolt * sei.TransferCoefficient), length),
            SeiLaw.Combined => Combined(sei, drive, length, through, perVolt),
            _ => Boltzmann(drive * perVolt * sei.TransferCoefficient) * Dual.Exp(length * -sei.TunnelingDecay) * sei.ExchangeCurrent,
        };
        return rate * arrhenius;
    }

    private static Dual Series(SeiGrowth sei, Dual e, Dual length)
    {
        var k = e * sei.RateConstant;
        return k * (PhysicalConstants.Faraday * sei.Concentration) / (1 + (k * length / sei.Diffusivity));
    }

    // Signs: the drive is minus the potential difference of the law, the deposition current minus its current, so -s/Lm = F J/(2 R T kappa).
    private static Dual Combined(SeiGrowth sei, Dual drive, Dual length, Dual through, Dual perVolt)
    {
        var apparent = Dual.Max(length - sei.TunnelingDistance, 0);
        var migration = Dual.Max(1 + (apparent * through * perVolt * (0.5 * sei.Resistivity)), 0);
        var reaction = Boltzmann(drive * perVolt * sei.TransferCoefficient) * sei.ExchangeCurrent;
        var diffusion = Boltzmann(
            drive * perVolt * (1 - sei.TransferCoefficient)) * (sei.Diffusivity * sei.Concentration * PhysicalConstants.Faraday / sei.ExchangeCurrent);

        // Written without the quotient of two zeros that a resting film of no apparent thickness would give.
        return migration.Value > 0 ? reaction * migration / (migration + (apparent / diffusion)) : 0;
    }

    // e^x, continued by its tangent beyond the largest exponent.
    private static Dual Boltzmann(Dual exponent)
    {
        var x = exponent.Value;
        var e = Math.Exp(Math.Min(x, LargestExponent));
        return exponent.Apply(x > LargestExponent ? e * (1 + x - LargestExponent) : e, e);
    }
}
