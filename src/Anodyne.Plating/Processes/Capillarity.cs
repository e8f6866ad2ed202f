using Anodyne.Plating.Front;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Surface energy: metal under a convex surface is less stable by gamma V_m H, so that its potential is shifted by gamma V_m H/F (Gibbs-Thomson; H is the
/// sum of the principal curvatures). A wave k relaxes at the rate r k^2, r = (V_m/F)^2 gamma G with G the conductance of the interface: explicit up to the
/// filter's strongest wave (k^2 about 2.6/h^2), else with the currents smoothed by <see cref="CurrentOnFront.Relax"/>, which leaves waves that the time step
/// follows as they are to second order.
/// </summary>
/// <param name="surfaceEnergy">gamma, J/m2.</param>
/// <param name="volumePerCharge">V_m/F, m3/C.</param>
internal sealed class Capillarity(double surfaceEnergy, double volumePerCharge) : IFrontProcess
{
    private readonly double _shift = surfaceEnergy * volumePerCharge;

    public string Name => "capillarity: shift gamma V_m H/F (Gibbs-Thomson)";

    public void Load(FrontState front, FacetTerms terms)
    {
        var facets = front.Grid.Facets;
        for (var f = 0; f < front.Grid.FacetCount; f++)
        {
            terms.Shift[f] += _shift * facets[f].Curvature;
        }
    }

    public void Change(FrontState front, FrontStep step)
    {
        var relaxation = volumePerCharge * volumePerCharge * surfaceEnergy * LargestConductance(front);
        if (step.Length * relaxation * 2.6 / (front.Spacing * front.Spacing) > 0.4)
        {
            front.Currents.Relax(front.Curves, front.Period, step.Length * relaxation);
        }
    }

    private static double LargestConductance(FrontState front)
    {
        double largest = 0;
        for (var f = 0; f < front.Grid.FacetCount; f++)
        {
            largest = Math.Max(largest, -front.Grid.Facets[f].LevelSlope);
        }

        return largest;
    }
}
