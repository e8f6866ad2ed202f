using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Kinetics;

/// <summary>
/// The most that a front can carry whatever its voltage: on every facet either the salt is used up, c_s = 0, or the reaction runs at its plateau for the salt
/// that is there (Marcus kinetics; Butler-Volmer has none). Detached metal carries nothing.
/// </summary>
/// <param name="transport">What the unknown means.</param>
/// <param name="kinetics">The reaction.</param>
/// <param name="temperature">T, K.</param>
/// <param name="drive">A drive far beyond the plateau, V.</param>
internal readonly struct LimitLaw(ITransport transport, ElectrodeKinetics kinetics, double temperature, double drive) : IBoundaryLaw
{
    public void Evaluate(ref Facet facet, int index, double level)
    {
        facet.LevelSlope = 0;
        if (facet.Boundary != 0)
        {
            (facet.Flux, facet.Slope) = (0, 0);
            return;
        }

        var z = facet.Resistance;
        var high = (facet.Probe + transport.Reserve) / z;
        (facet.Flux, facet.Slope) = (high, 1 / z);
        if (high <= 0 || Plateau(facet.Probe - high * (1 - 1e-9) * z).CurrentDensity >= high)
        {
            return;
        }

        double low = 0;
        var flux = 0.5 * high;
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var (plateau, perProbe) = Plateau(facet.Probe - flux * z);
            (low, high) = flux > plateau ? (low, flux) : (flux, high);
            var next = flux - (flux - plateau) / (1 + perProbe * z);
            next = next > low && next < high ? next : 0.5 * (low + high);
            facet.Slope = perProbe / (1 + perProbe * z);
            var done = Math.Abs(next - flux) <= 1e-14 * high;
            flux = next;
            if (done)
            {
                break;
            }
        }

        facet.Flux = flux;
    }

    private (double CurrentDensity, double PerProbe) Plateau(double u)
    {
        var state = transport.StateOf(u);
        var rate = kinetics.Rate(drive, state.Concentration, temperature);
        return (rate.CurrentDensity, rate.ConcentrationSlope * state.ConcentrationSlope / transport.Scale);
    }
}
