using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Cycling.Runs;

/// <summary>What the records of a simulated cell say about it.</summary>
public static class CellDescriptions
{
    /// <summary>The kind of the cell.</summary>
    public static CellType TypeOf(CellDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return (design.Negative, design.Positive) switch
        {
            (MetalElectrode, MetalElectrode { Collector: not null }) => CellType.LiCu,
            (MetalElectrode, MetalElectrode) => CellType.LiLi,
            (MetalElectrode { LithiumPerArea: 0 }, InsertionElectrode) => CellType.AnodeFree,
            (MetalElectrode, InsertionElectrode) => CellType.HalfCell,
            _ => CellType.FullCell,
        };
    }

    /// <summary>What a record of this cell says about it.</summary>
    /// <param name="design">The cell.</param>
    public static CellDescription Describe(CellDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return new()
        {
            Name = design.Name,
            Type = TypeOf(design),
            Area = design.Area,
            ActiveMass = design.ActiveMass,
            ElectrolyteVolume = design.ElectrolyteVolume,
            Temperature = design.Temperature,
            NominalCapacity = design.NominalCharge ?? Capacities.Nominal(design),
            SeparatorThickness = design.Layers.Sum(l => l.Thickness),
            Electrolyte = design.Electrolyte.Name,
            Separator = string.Join(" + ", design.Layers.Select(l => l.Name)),
            WorkingElectrode = NameOf(design.Positive),
            CounterElectrode = NameOf(design.Negative),
            LithiumThickness = design.Negative is MetalElectrode { LithiumPerArea: > 0 and < double.PositiveInfinity } metal
                ? metal.LithiumPerArea * metal.Metal.MolarVolume
                : null,
        };
    }

    private static string NameOf(Electrode electrode) => electrode switch
    {
        InsertionElectrode insertion => insertion.Material.Name,
        MetalElectrode { Collector: { } bare } => bare.Name,
        _ => "Li",
    };
}
