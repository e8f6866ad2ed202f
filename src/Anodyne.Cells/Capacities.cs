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
                perArea = Math.Min(perArea, Window(e));
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
            ? metal.LithiumPerArea * PhysicalConstants.Faraday / Window(positive)
            : null;
    }

    /// <summary>Charge per area between the empty and the full stoichiometry of an insertion electrode, C/m2.</summary>
    public static double Window(InsertionElectrode electrode)
    {
        ArgumentNullException.ThrowIfNull(electrode);
        return electrode.TheoreticalCharge * (electrode.Material.FullStoichiometry - electrode.Material.EmptyStoichiometry);
    }

    /// <summary>A lithium electrode whose stock is a given multiple of what the positive electrode holds.</summary>
    /// <param name="lithium">The electrode; its stock is replaced.</param>
    /// <param name="positive">The positive electrode.</param>
    /// <param name="ratio">N/P, 0 (anode-free) or more.</param>
    /// <param name="holds">Charge per area that the positive electrode holds, C/m2; null: that of its window.</param>
    public static MetalElectrode WithCapacityRatio(MetalElectrode lithium, InsertionElectrode positive, double ratio, double? holds = null)
    {
        ArgumentNullException.ThrowIfNull(lithium);
        Require.Between(ratio, 0, 1000, "capacity ratio N/P", "1");
        return lithium with { LithiumPerArea = ratio * (holds ?? Window(positive)) / PhysicalConstants.Faraday };
    }
}
