using Anodyne.Numerics.Differentiation;
using Anodyne.Quantities;

namespace Anodyne.Cycling;

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
    public static Dual Current(SeiGrowth sei, Dual drive, Dual length, Dual through, double temperature)
    {
        const double F = PhysicalConstants.Faraday;
        double perVolt = 1 / PhysicalConstants.ThermalVoltage(temperature);
        double arrhenius = sei.ActivationEnergy == 0
            ? 1
            : Math.Exp(sei.ActivationEnergy / PhysicalConstants.MolarGas * ((1 / 298.15) - (1 / temperature)));
        Dual rate = sei.Law switch
        {
            SeiLaw.Reaction => Boltzmann(drive + sei.Potential, sei.TransferCoefficient * perVolt) * sei.ExchangeCurrent,
            SeiLaw.SolventDiffusion => sei.Diffusivity * sei.Concentration * F / length,
            SeiLaw.InterstitialDiffusion => Boltzmann(drive, perVolt) * (sei.Diffusivity * sei.Concentration * F) / length,
            SeiLaw.ElectronMigration => Dual.Max(drive + sei.Potential, 0) * sei.ElectronicConductivity / length,
            SeiLaw.SolventReaction => Series(sei, Boltzmann(drive + sei.Potential, sei.TransferCoefficient * perVolt), length),
            SeiLaw.Combined => Combined(sei, drive, length, through, perVolt),
            _ => Boltzmann(drive, sei.TransferCoefficient * perVolt) * Dual.Exp(length * -sei.TunnelingDecay) * sei.ExchangeCurrent,
        };
        return rate * arrhenius;
    }

    private static Dual Series(SeiGrowth sei, Dual e, Dual length)
    {
        var k = e * sei.RateConstant;
        return k * (PhysicalConstants.Faraday * sei.Concentration) / (1 + (k * length / sei.Diffusivity));
    }

    // Signs: the drive is minus the potential difference of the law, the deposition current minus its current, so -s/Lm = F J/(2 R T kappa).
    private static Dual Combined(SeiGrowth sei, Dual drive, Dual length, Dual through, double perVolt)
    {
        var apparent = Dual.Max(length - sei.TunnelingDistance, 0);
        var migration = Dual.Max(1 + (apparent * through * (0.5 * perVolt * sei.Resistivity)), 0);
        var reaction = Boltzmann(drive, sei.TransferCoefficient * perVolt) * sei.ExchangeCurrent;
        var diffusion = Boltzmann(drive, (1 - sei.TransferCoefficient) * perVolt) * (sei.Diffusivity * sei.Concentration * PhysicalConstants.Faraday / sei.ExchangeCurrent);

        // Written without the quotient of two zeros that a resting film of no apparent thickness would give.
        return migration.Value > 0 ? reaction * migration / (migration + (apparent / diffusion)) : 0;
    }

    private static Dual Boltzmann(Dual potential, double perVolt)
    {
        double x = potential.Value * perVolt;
        double e = Math.Exp(Math.Min(x, LargestExponent));
        return potential.Apply(x > LargestExponent ? e * (1 + x - LargestExponent) : e, e * perVolt);
    }
}
