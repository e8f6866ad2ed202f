using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Kinetics;

/// <summary>The boundary condition of the primary distribution: the solution at the metal has the metal's potential, u_s = kappa phi_metal.</summary>
/// <param name="scale">kappa in the units of the unknown.</param>
internal readonly struct EquipotentialLaw(double scale) : IBoundaryLaw
{
    public EquipotentialLaw(ITransport transport)
        : this(transport.Scale / transport.StateOf(0).PotentialSlope)
    {
    }

    public void Evaluate(ref Facet facet, int index, double level)
    {
        var conductance = 1 / facet.Resistance;
        facet.Flux = (facet.Probe - level * scale) * conductance;
        facet.Slope = conductance;
        facet.LevelSlope = -conductance * scale;
    }
}
