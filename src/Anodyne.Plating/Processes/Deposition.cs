using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Faraday's law on the front: a vertex receives the volume V_i = (V_m/F) integral of M_i j_i over the step, = dt (V_m/F) M_i [j_i + (dt/2) r_i], with
/// r_i = (j_i - j_i,old)/dt_old + kappa_i v_i j_i: Adams-Bashforth for the current density (Euler in the first step and after a change of topology), and the
/// growth of the length that belongs to the vertex, dM/dt = kappa v M for a curve that moves along its normal at v.
/// </summary>
/// <remarks>
/// Without the second term a surface at uniform current density would not move parallel to itself but be smoothed by dt v^2/2 per unit of time, first order
/// in the grid. The r_i are freed of their mean, so that the volumes sum to the charge of the step exactly.
/// </remarks>
/// <param name="volumePerCharge">V_m/F, m3/C.</param>
internal sealed class Deposition(double volumePerCharge) : IFrontProcess
{
    private static readonly VertexField Previous = new("current density of the step before", "A/m2", VertexKind.Memory);

    public string Name => "deposition: volume V_m J/F (Faraday)";

    public IReadOnlyList<VertexField> Fields { get; } = [Previous, VertexField.AreaDue];

    public void Change(FrontState front, FrontStep step)
    {
        foreach (var curve in front.Curves)
        {
            if (curve.Boundary >= 0)
            {
                Share(front, curve, step);
            }
        }
    }

    public IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve) =>
        [new FrontQuantity(FrontQuantity.CurrentDensity, "A/m2", front.Currents.Density.Slice(curve.FirstVertex, curve.Count).ToArray())];

    /// <summary>Gives every vertex the volume of lithium that is due in this step.</summary>
    private void Share(FrontState front, Curve curve, FrontStep step)
    {
        var first = curve.FirstVertex;
        var previous = curve[Previous];
        var due = curve[VertexField.AreaDue];
        var length = front.Currents.VertexLength.Slice(first, curve.Count);
        var density = front.Currents.Density.Slice(first, curve.Count);
        var curvature = front.Currents.Curvature.Slice(first, curve.Count);
        var perOldStep = step.IsSecondOrder ? 1 / step.Before : 0;
        double drift = 0;
        double total = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            drift += length[i] * Rate(density[i], previous[i], curvature[i], perOldStep, step.Length);
            total += length[i];
        }

        var mean = drift / total;
        double sum = 0;
        var scale = step.Length * volumePerCharge;
        for (var i = 0; i < curve.Count; i++)
        {
            var rate = Rate(density[i], previous[i], curvature[i], perOldStep, step.Length);
            var volume = scale * length[i] * (density[i] + 0.5 * step.Length * (rate - mean));
            due[i] += volume; // on top of what the last step could not lay down
            sum += volume;
        }

        // Facet fluxes sum to the electrode's current to rounding; the volumes are made to sum to its charge exactly.
        var all = scale * front.Electrodes[curve.Boundary].TotalFlux;
        for (var i = 0; i < curve.Count; i++)
        {
            due[i] += (all - sum) * length[i] / total;
            previous[i] = density[i];
        }
    }

    /// <summary>
    /// Rate of change of the current that a vertex carries per length, A/(m2 s). In a cusp, where the curvature is that of the grid, the stretching is bounded.
    /// </summary>
    private double Rate(double density, double previous, double curvature, double perOldStep, double step)
    {
        var stretch = Math.Clamp(curvature * volumePerCharge * density * step, -0.5, 0.5);
        return (density - previous) * perOldStep + stretch / step * density;
    }
}
