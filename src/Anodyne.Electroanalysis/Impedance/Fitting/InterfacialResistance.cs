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

    // The fit's variables are logarithms: d(sum R)/d(ln R_k) = R_k.
    private static (double Value, double Deviation) Sum(CircuitFit fit, int[] indices)
    {
        var values = fit.Values;
        return (indices.Sum(i => values[i]), fit.DeviationOf(indices.ToDictionary(i => i, i => values[i])));
    }
}
