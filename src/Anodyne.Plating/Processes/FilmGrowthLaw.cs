using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Plating.Processes;

/// <summary>
/// How a film regains thickness L in a time step, in closed form at fixed area: back to rest within the repair time, L + (L0 - L)(1 - e^(-t/tau)), or by a
/// law of growth: diffusion sqrt(L^2 + 2 K t), tunneling d ln(e^(L/d) + k t/d), reaction L + k t.
/// </summary>
/// <remarks>
/// Of a growth law of the interphase K = V D c/z, k = V j0/(z F) with the decay d = 1/beta of tunneling, and k = V j0 exp(alpha F U/RT)/(z F) of the reaction:
/// the drive across the film is small against U and left out. All rates times their Arrhenius factors.
/// </remarks>
internal readonly struct FilmGrowthLaw
{
    private readonly SeiLaw? _law;
    private readonly double _rate;
    private readonly double _scale;

    public FilmGrowthLaw(Interphase film, double rest, double temperature)
    {
        var dynamics = film.Dynamics!;
        if (film.Growth is not { } growth)
        {
            (_law, _rate, _scale) = (null, film.Speedup(dynamics.RepairActivationEnergy, temperature) / dynamics.RepairTime, rest);
            return;
        }

        var perCharge = growth.MolarVolume / (growth.LithiumPerFormula * PhysicalConstants.Faraday);
        var faster = film.Speedup(growth.ActivationEnergy, temperature);
        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        _law = growth.Law;
        (_rate, _scale) = growth.Law switch
        {
            SeiLaw.SolventDiffusion => (faster * perCharge * PhysicalConstants.Faraday * growth.Diffusivity * growth.Concentration, 0),
            SeiLaw.Tunneling => (faster * perCharge * growth.ExchangeCurrent, 1 / growth.TunnelingDecay),
            _ => (faster * perCharge * growth.ExchangeCurrent * Math.Exp(growth.TransferCoefficient * growth.Potential / thermal), 0.0),
        };
    }

    /// <summary>Thickness after a time at fixed area, m.</summary>
    public double After(double thickness, double time) => _law switch
    {
        null => thickness + ((_scale - thickness) * -double.ExpM1(-_rate * time)),
        SeiLaw.SolventDiffusion => Math.Sqrt((thickness * thickness) + (2 * _rate * time)),
        SeiLaw.Tunneling => thickness + (_scale * double.LogP1(_rate * time / _scale * Math.Exp(-thickness / _scale))),
        _ => thickness + (_rate * time),
    };
}
