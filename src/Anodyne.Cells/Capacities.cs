using Anodyne.Cells.Electrodes;
using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells;

/// <summary>Capacities that follow from a design.</summary>
public static class Capacities
{
    /// <summary>
    /// Nominal capacity, C: the charge between the empty and the full stoichiometry of the smaller insertion electrode; without one the lithium of the
    /// smaller stock; 1 mAh/cm2 where neither limits.
    /// </summary>
    public static double Nominal(CellDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var perArea = double.PositiveInfinity;
        foreach (var electrode in new[] { design.Negative, design.Positive })
        {
            if (electrode is InsertionElectrode e)
            {
                perArea = Math.Min(perArea, e.TheoreticalCharge * (e.Material.FullStoichiometry - e.Material.EmptyStoichiometry));
            }
        }

        if (double.IsInfinity(perArea))
        {
            foreach (var electrode in new[] { design.Negative, design.Positive })
            {
                if (electrode is MetalElectrode { LithiumPerArea: > 0 and < double.PositiveInfinity } metal)
                {
                    perArea = Math.Min(perArea, metal.LithiumPerArea * PhysicalConstants.Faraday);
                }
            }
        }

        return (double.IsInfinity(perArea) ? 36000 : perArea) * design.Area;
    }

    /// <summary>N/P: lithium on the negative metal that can be stripped over what the positive electrode can still take or give (its whole window); null if
    /// either is not finite.</summary>
    public static double? CapacityRatio(CellDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design is { Negative: MetalElectrode { LithiumPerArea: < double.PositiveInfinity } metal, Positive: InsertionElectrode positive }
            ? metal.LithiumPerArea * PhysicalConstants.Faraday
                / (positive.TheoreticalCharge * (positive.Material.FullStoichiometry - positive.Material.EmptyStoichiometry))
            : null;
    }

    /// <summary>A lithium foil whose stock is a given multiple of what the positive electrode holds over its window.</summary>
    /// <param name="lithium">The foil; its stock is replaced.</param>
    /// <param name="positive">The positive electrode.</param>
    /// <param name="ratio">N/P, 0 (anode-free) or more.</param>
    public static MetalElectrode WithCapacityRatio(MetalElectrode lithium, InsertionElectrode positive, double ratio)
    {
        ArgumentNullException.ThrowIfNull(lithium);
        ArgumentNullException.ThrowIfNull(positive);
        Require.Between(ratio, 0, 1000, "capacity ratio N/P", "1");
        var window = positive.TheoreticalCharge * (positive.Material.FullStoichiometry - positive.Material.EmptyStoichiometry);
        return lithium with { LithiumPerArea = ratio * window / PhysicalConstants.Faraday };
    }
}
