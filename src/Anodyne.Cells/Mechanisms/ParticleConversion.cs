using Anodyne.Quantities;

namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// Conversion of a particle behind a shell of product (Carter, J. Chem. Phys. 34 (1961) 2010):
/// [z - (1 + (z - 1) X)^(2/3) - (z - 1) (1 - X)^(2/3)]/(z - 1) = 2 k t g/a^2, with the share X converted, the product volume z that stays as a shell per
/// volume of reactant, and g = 1 - exp(Delta G/RT) for Delta G below 0. As z goes to 1: 1 - 2 X/3 - (1 - X)^(2/3) (Ginstling and Brounshtein).
/// </summary>
/// <param name="VolumeRatio">z, above 0: CaF2 to 2 LiF 0.8008, Li2CO3 to calcite 1.0545. Below 1 a gap opens, and the law is a lower bound of the rate.</param>
/// <param name="ContactShare">Share of the particles that touch their partner, above 0 to 1 (0.01 to 0.3, assumed): it limits the supply.</param>
public sealed record ParticleConversion(double VolumeRatio, double ContactShare = 1)
{
    /// <summary>The diffusion law is solid; that CaF2 and carbonate meet in this way is speculative.</summary>
    public static Standing Standing => Standing.Speculative;

    /// <summary>g = 1 - exp(Delta G/RT), 0 for Delta G of 0 or more.</summary>
    /// <param name="gibbsEnergy">Delta G, J/mol.</param>
    /// <param name="temperature">K.</param>
    public static double DrivingForce(double gibbsEnergy, double temperature) =>
        gibbsEnergy >= 0 ? 0 : -double.ExpM1(gibbsEnergy / (PhysicalConstants.MolarGas * temperature));

    /// <summary>k t g/a^2 at which a share X of a particle in contact is converted.</summary>
    /// <param name="converted">X, 0 to 1.</param>
    public double ReducedTime(double converted)
    {
        var core = Math.Pow(1 - converted, 2.0 / 3);
        var excess = VolumeRatio - 1;
        return Math.Abs(excess) < 1e-7
            ? 0.5 * (1 - (2 * converted / 3) - core)
            : 0.5 * (VolumeRatio - Math.Pow(1 + (excess * converted), 2.0 / 3) - (excess * core)) / excess;
    }

    /// <summary>Share of all particles that is converted after a reduced time k t g/a^2, by bisection.</summary>
    public double Converted(double reducedTime)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = ReducedTime(middle) < reducedTime ? (middle, high) : (low, middle);
        }

        return ContactShare * 0.5 * (low + high);
    }
}
