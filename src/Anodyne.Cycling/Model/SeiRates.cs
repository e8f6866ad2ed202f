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
    /// <param name="temperature">K.</param>
    public static Dual Current(SeiGrowth sei, Dual drive, Dual length, double temperature)
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
            _ => Boltzmann(drive, sei.TransferCoefficient * perVolt) * Dual.Exp(length * -sei.TunnelingDecay) * sei.ExchangeCurrent,
        };
        return rate * arrhenius;
    }

    private static Dual Series(SeiGrowth sei, Dual e, Dual length)
    {
        var k = e * sei.RateConstant;
        return k * (PhysicalConstants.Faraday * sei.Concentration) / (1 + (k * length / sei.Diffusivity));
    }

    private static Dual Boltzmann(Dual potential, double perVolt)
    {
        double x = potential.Value * perVolt;
        double e = Math.Exp(Math.Min(x, LargestExponent));
        return potential.Apply(x > LargestExponent ? e * (1 + x - LargestExponent) : e, e * perVolt);
    }
}
