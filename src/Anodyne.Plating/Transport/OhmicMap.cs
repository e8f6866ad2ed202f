namespace Anodyne.Plating.Transport;

/// <summary>Secondary and primary modes, single-ion conductors: constant concentration, P = kappa phi2.</summary>
internal sealed class OhmicMap(double conductivity, double restConcentration) : PotentialMap
{
    public override bool CanDeplete => false;

    public override double At(double concentration) => 0;

    public override (double Concentration, double Slope) Salt(double p) => (restConcentration, 0);

    public override ElectrolyteState State(double p) => new(restConcentration, 0, p / conductivity, 1 / conductivity);
}
