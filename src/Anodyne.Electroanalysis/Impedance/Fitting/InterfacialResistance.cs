using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// The resistances of a cell that a polarization needs, taken out of a fitted circuit: bulk is what stands in series with everything, interfacial the sum of
/// all arcs (interphase and charge transfer of both electrodes). Diffusion elements belong to neither: their resistance builds up during the hold itself.
/// </summary>
/// <param name="Bulk">Ohmic series resistance, ohm.</param>
/// <param name="BulkDeviation">Its standard deviation, ohm.</param>
/// <param name="Interface">Sum of the arcs, ohm.</param>
/// <param name="InterfaceDeviation">Its standard deviation with the correlations of the arcs, ohm.</param>
public sealed record InterfacialResistance(double Bulk, double BulkDeviation, double Interface, double InterfaceDeviation)
{
    /// <summary>From a fitted circuit.</summary>
    public static InterfacialResistance Of(CircuitFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (series, arcs) = Indices(fit.Circuit);
        var (bulk, bulkDeviation) = Sum(fit, series);
        var (interfaces, interfacesDeviation) = Sum(fit, arcs);
        return new InterfacialResistance(bulk, bulkDeviation, interfaces, interfacesDeviation);
    }

    /// <summary>
    /// Bulk and arcs together, where the impedance ends before diffusion or a blocking electrode, ohm, and its standard deviation with their correlation.
    /// </summary>
    public static (double Value, double Deviation) Total(CircuitFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (series, arcs) = Indices(fit.Circuit);
        return Sum(fit, [.. series, .. arcs]);
    }

    private static (int[] Series, int[] Arcs) Indices(Circuit circuit)
    {
        var roles = new CircuitRoles(circuit);
        return (
            [.. roles.Series.Where(role => role.Kind == SeriesKind.Ohmic).Select(role => role.Index)],
            [.. roles.Processes.Where(role => role.Capacity >= 0 || role.Exponent >= 0).Select(role => role.Resistance)]);
    }

    // The fit's variables are logarithms: d(sum R)/d(ln R_k) = R_k. An inductive branch lies beside its resistance at w = 0: R = R1 R2/(R1 + R2),
    // dR/d(ln R1) = R^2/R1.
    private static (double Value, double Deviation) Sum(CircuitFit fit, int[] indices)
    {
        var (values, loops) = (fit.Values, new CircuitRoles(fit.Circuit).Loops);
        var (sum, gradient) = (0.0, new Dictionary<int, double>());
        foreach (var i in indices)
        {
            var branches = loops.Where(loop => loop.Beside == i).Select(loop => loop.Resistance);
            var resistance = 1 / branches.Append(i).Sum(k => 1 / values[k]);
            sum += resistance;
            foreach (var k in branches.Append(i))
            {
                gradient[k] = resistance * resistance / values[k];
            }
        }

        return (sum, fit.DeviationOf(gradient));
    }
}
