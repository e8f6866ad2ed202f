using Anodyne.Quantities;

namespace Anodyne.Plating.Transport;

/// <summary>
/// Layers with their own transport numbers in the tied form: with kappa_l = F^2 c D_l/(2 R T t_l (1 - t_l)) in every layer, d phi2/dc = 2 R T/(F c) is the same
/// function everywhere, anions stay at rest, and P = P(c) of the reference layer is one Laplace problem across all of them.
/// </summary>
internal sealed class DiluteTiedMap(double conductancePerConcentration, double restConcentration, double temperature) : PotentialMap
{
    private readonly double _twice = 2 * PhysicalConstants.ThermalVoltage(temperature);

    public override bool CanDeplete => true;

    public override double At(double concentration) => conductancePerConcentration * concentration;

    public override ElectrolyteState State(double p)
    {
        double c = p / conductancePerConcentration;
        return new ElectrolyteState(c, 1 / conductancePerConcentration, _twice * Math.Log(c / restConcentration), _twice / p);
    }
}
