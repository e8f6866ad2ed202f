using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Processes;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Kinetics;

/// <summary>
/// The boundary condition of plating on one facet: J = rate(E, c_s) with E = phi2(P_s) - phi_metal - J R - S and P_s = W - J Z. What the processes on the
/// front put in the way (R, S: <see cref="FacetTerms"/>) and the way from the probes to the facet are resistances and shifts inside one monotone scalar
/// equation, solved by Newton's method in a bracket: they cost nothing and are never stiff.
/// </summary>
/// <remarks>
/// g(J) = J - rate is increasing, since E and c_s fall with J. Where salt can run out J cannot exceed W/Z (P_s = 0): the bracket's upper end. With
/// D = dJ/dE dphi2/du + dJ/dc dc/du, B = dJ/dE: dJ/dW = D/(1 + D Z + B R) and dJ/dphi_metal = -B/(1 + D Z + B R).
/// </remarks>
internal readonly struct DepositionLaw(ITransport transport, ElectrodeKinetics kinetics, double temperature, FacetTerms terms, double meanCurrent)
    : IBoundaryLaw
{
    private const int MostIterations = 80;

    public void Evaluate(ref Facet facet, int index, double level)
    {
        var z = facet.Resistance;
        var series = terms.Resistance[index];
        var shift = terms.Shift[index];
        var low = double.NegativeInfinity;
        var high = double.PositiveInfinity;
        var reserve = transport.Reserve;
        if (double.IsFinite(reserve))
        {
            var supply = facet.Probe + reserve;
            if (supply <= 1e-9 * reserve)
            {
                facet.Flux = supply / z;
                facet.Slope = 1 / z;
                facet.LevelSlope = 0;
                return;
            }

            high = supply / z * (1 - 1e-12);
        }

        var flux = facet.Flux == 0 ? meanCurrent : facet.Flux;
        if (flux >= high)
        {
            flux = 0.5 * high;
        }

        double driveSlope = 0;
        double probeSlope = 0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var state = transport.StateOf(facet.Probe - flux * z);
            var rate = kinetics.Rate(state.Potential - level - flux * series - shift, state.Concentration, temperature);
            driveSlope = rate.DriveSlope;
            probeSlope = (rate.DriveSlope * state.PotentialSlope + rate.ConcentrationSlope * state.ConcentrationSlope) / transport.Scale;
            var excess = flux - rate.CurrentDensity;
            if (excess > 0)
            {
                high = flux;
            }
            else
            {
                low = flux;
            }

            var change = excess / (1 + probeSlope * z + driveSlope * series);
            if (Math.Abs(change) <= 1e-14 * (Math.Abs(flux) + 1e-3 * Math.Abs(meanCurrent)))
            {
                flux -= change;
                break;
            }

            var next = flux - change;
            if (!(next > low && next < high))
            {
                next = double.IsInfinity(low)
                    ? flux - 2 * Math.Abs(flux) - Math.Abs(meanCurrent)
                    : double.IsInfinity(high) ? flux + 2 * Math.Abs(flux) + Math.Abs(meanCurrent) : 0.5 * (low + high);
            }

            flux = next;
        }

        var denominator = 1 + probeSlope * z + driveSlope * series;
        facet.Flux = flux;
        facet.Slope = probeSlope / denominator;
        facet.LevelSlope = -driveSlope / denominator;
    }
}
