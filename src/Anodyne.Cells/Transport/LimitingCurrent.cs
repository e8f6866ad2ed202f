using Anodyne.Numerics.Roots;
using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>The steady current density at which the salt at the plated lithium runs out.</summary>
public static class LimitingCurrent
{
    /// <summary>Symmetric cell of uniform electrolyte: i_lim = 2 F D c0/((1-t+) L), A/m2.</summary>
    /// <param name="diffusivity">Effective salt diffusivity D eps/tau, m2/s.</param>
    /// <param name="transferenceNumber">t+, 0 to below 1.</param>
    /// <param name="concentration">Mean concentration c0, mol/m3.</param>
    /// <param name="gap">L, m.</param>
    public static double Symmetric(double diffusivity, double transferenceNumber, double concentration, double gap) =>
        2 * StagnantLayer(diffusivity, transferenceNumber, concentration, gap);

    /// <summary>Stagnant layer with concentration c_b at its far face: i_lim = F D c_b/((1-t+) L), A/m2.</summary>
    public static double StagnantLayer(double diffusivity, double transferenceNumber, double concentration, double thickness)
    {
        Require.Positive(diffusivity, "diffusivity", "m2/s");
        Require.Positive(concentration, "concentration", "mol/m3");
        Require.Positive(thickness, "thickness", "m");
        Require.Between(transferenceNumber, 0, 1, "transference number", "1");
        return transferenceNumber >= 1 ? double.PositiveInfinity
            : PhysicalConstants.Faraday * diffusivity * concentration / ((1 - transferenceNumber) * thickness);
    }

    /// <summary>
    /// Any cell of layers, any D(c) and t+(c), A/m2; infinite in a single-ion medium. For constant properties and a reservoir this is
    /// F c_b / sum[(1-t_l) d_l/D_l].
    /// </summary>
    public static double Of(InterfaceCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var slabs = SteadyProfile.Slabs(cell);
        if (slabs.All(slab => slab.Medium.IsSingleIon))
        {
            return double.PositiveInfinity;
        }

        var rest = cell.Electrolyte.Concentration;
        double Excess(double j) => SteadyProfile.Target(cell, SteadyProfile.March(slabs, 0, j)) - rest;
        var low = 0.0;
        var high = slabs.Min(slab => slab.Medium.FluxCoefficient(rest) * rest / slab.Thickness);
        while (Excess(high) < 0)
        {
            (low, high) = (high, 2 * high);
        }

        return RootInBracket.Find(Excess, low, high);
    }
}
