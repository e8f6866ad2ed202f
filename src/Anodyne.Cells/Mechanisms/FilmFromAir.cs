using Anodyne.Quantities;

namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// LiOH on lithium in moist air, parabolic: x = sqrt(2 D t); under a barrier x^2/(2 D) + x d/P = t. D 5.1e-16 m2/s in ambient air (Otero et al., Appl. Surf.
/// Sci. 2016; assumed to hold for that humidity).
/// </summary>
/// <param name="Diffusivity">D, m2/s.</param>
/// <param name="BarrierThickness">d, m; 0: none.</param>
/// <param name="BarrierPermeability">P, m2/s, by the same driving force as D.</param>
public sealed record FilmFromAir(double Diffusivity = 5.1e-16, double BarrierThickness = 0, double BarrierPermeability = 1)
{
    private const double MolarVolume = 16.52e-6;

    /// <summary>Plausible: the law is measured, its constant goes with the humidity.</summary>
    public static Standing Standing => Standing.Plausible;

    /// <summary>Thickness after a time, m.</summary>
    public double Thickness(double time)
    {
        var lag = Diffusivity * BarrierThickness / BarrierPermeability;
        return 2 * Diffusivity * time / (lag + Math.Sqrt((lag * lag) + (2 * Diffusivity * time)));
    }

    /// <summary>Charge of the lithium lost, C/m2: one a formula.</summary>
    public double LostCharge(double time) => Thickness(time) / MolarVolume * PhysicalConstants.Faraday;

    /// <summary>Mass gained (OH), kg/m2.</summary>
    public double MassGained(double time) => Thickness(time) / MolarVolume * 17.007e-3;
}
