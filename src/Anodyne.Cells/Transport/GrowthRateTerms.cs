namespace Anodyne.Cells.Transport;

/// <summary>
/// The growth rate of one wavelength split into terms that add up to it, 1/s. All but the film's are the parts of the driving force
/// [j Theta - gamma V_m k^2/F] over the resistance of the cell without its interphase; the film's is what the interphase changes.
/// </summary>
/// <param name="Transport">Ohmic resistance, and diffusion potential at a thermodynamic factor of 1.</param>
/// <param name="Thermodynamic">The part of the diffusion potential due to a thermodynamic factor other than 1.</param>
/// <param name="Kinetic">The exchange current's dependence on the concentration.</param>
/// <param name="Film">The interphase: negative for a conformal film on a growing perturbation.</param>
/// <param name="Capillary">Surface energy; never positive.</param>
public sealed record GrowthRateTerms(double Transport, double Thermodynamic, double Kinetic, double Film, double Capillary)
{
    /// <summary>The growth rate, 1/s: the sum of the terms.</summary>
    public double Total => Transport + Thermodynamic + Kinetic + Film + Capillary;
}
