using Anodyne.Cells.Layers;
using Anodyne.Numerics.Quadrature;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>
/// The number of e-folds by which linear theory lets one wavelength grow while a charge is plated: the integral of omega dt. Where the gap stays
/// constant (a lithium counter electrode that is stripped as much as is plated, a reservoir that follows the front) this is omega t; a reservoir that is
/// fixed in space comes closer, and the layer beside the lithium gets thinner.
/// </summary>
public static class GrowthExponent
{
    /// <summary>ln of the amplitude ratio.</summary>
    /// <param name="cell">The cell at the start.</param>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    /// <param name="chargePerArea">Q, C/m2, 0 or more.</param>
    /// <param name="wavenumber">k, 1/m.</param>
    public static double Of(InterfaceCell cell, double currentDensity, double chargePerArea, double wavenumber)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Require.Positive(currentDensity, "current density", "A/m2");
        Require.NotNegative(chargePerArea, "charge per area", "C/m2");
        if (cell is not { Counter: Counter.Reservoir, ReservoirMotion: ReservoirMotion.FixedInSpace })
        {
            return new DispersionRelation(cell, currentDensity).GrowthRate(wavenumber) * chargePerArea / currentDensity;
        }

        return GaussLegendre.Integrate(q => new DispersionRelation(After(cell, q), currentDensity).GrowthRate(wavenumber), 0, chargePerArea) / currentDensity;
    }

    // The cell after a charge, its reservoir where it was: the innermost layers are taken up by lithium.
    private static InterfaceCell After(InterfaceCell cell, double chargePerArea)
    {
        var grown = cell.Lithium.DenseThickness(chargePerArea);
        if (grown >= cell.Gap)
        {
            throw new ComputationException(
                new Problem("the flat front reaches the reservoir", cell.Name, UnitText.Print(chargePerArea, "mAh/cm2"),
                $"below {UnitText.Print(chargePerArea * cell.Gap / grown, "mAh/cm2")}"));
        }

        var rest = new List<PorousLayer>();
        foreach (var layer in cell.Layers)
        {
            var taken = Math.Min(grown, layer.Thickness);
            grown -= taken;
            if (layer.Thickness - taken > 1e-12 * layer.Thickness)
            {
                rest.Add(layer with { Thickness = layer.Thickness - taken });
            }
        }

        return cell with { Layers = rest };
    }
}
