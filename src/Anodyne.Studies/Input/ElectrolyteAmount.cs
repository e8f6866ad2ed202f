using System.Globalization;
using Anodyne.Cells;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the amount of electrolyte of a cell as papers print it: a volume (60 uL), a volume per capacity (3 uL/mAh) or per active mass (10 uL/mg), or a mass
/// per capacity (2 g/Ah, with the density). The model holds the electrolyte of the pores; what is said beside it is compared with them.
/// </summary>
internal static class ElectrolyteAmount
{
    /// <summary>Keys beside the properties of the electrolyte.</summary>
    public static readonly string[] Keys = ["volume", "density"];

    private static readonly Dimension PerMass = new(3, -1, 0, 0, 0, 0);

    /// <summary>The cell with its volume of electrolyte, m3, and a warning where the pores hold more.</summary>
    public static CellDesign Apply(InputMapping? electrolyte, CellDesign design, ParameterSheet sheet)
    {
        if (electrolyte?.Find("volume") is not { } node)
        {
            return electrolyte?.Find("density") is { } lost
                ? throw lost.Fail("a density of the electrolyte is only for its amount", "beside \"volume\"")
                : design;
        }

        var scalar = (node is InputMapping mapping ? mapping.Require("value") : node).AsScalar("an amount such as \"60 uL\"");
        var unit = scalar.Build(() => UnitText.ReadUnit(scalar.WrittenUnit));
        var charge = design.NominalCharge ?? Capacities.Nominal(design);
        var (dimension, factor) = unit.Dimension == Dimension.Volume ? (Dimension.Volume, 1.0)
            : unit.Dimension == Dimension.VolumePerCharge ? (Dimension.VolumePerCharge, charge)
            : unit.Dimension == Dimension.MassPerCharge ? (Dimension.MassPerCharge, charge / Density(electrolyte, scalar))
            : unit.Dimension == PerMass ? (PerMass, design.ActiveMass
                ?? throw scalar.Fail("no electrode of this cell has active mass", "a volume, or one per capacity"))
            : throw scalar.Fail("this is no amount of electrolyte", "60 uL, 3 uL/mAh, 10 uL/mg or 2 g/Ah");
        var given = Given.Read(node, dimension);
        var volume = given.Value * factor;
        var pores = design.PoreVolume;
        var ratio = volume / pores;
        sheet.Add(new Parameter(
            "electrolyte: volume", volume, "uL", null, null, given.Evidence, given.Source,
            string.Create(CultureInfo.InvariantCulture, $"{ratio:G3} times the pores ({UnitText.Print(pores, "uL", 3)}); the model holds that of the pores")));
        if (ratio < 1)
        {
            sheet.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"{UnitText.Print(volume, "uL", 3)} of electrolyte fill {100 * ratio:F0} % of the pores ({UnitText.Print(pores, "uL", 3)}). ")
                + "The model fills them all.");
        }

        return design with { ElectrolyteVolume = volume };
    }

    private static double Density(InputMapping electrolyte, InputScalar amount) => electrolyte.Has("density")
        ? electrolyte.Quantity("density", Dimension.Density)
        : throw amount.Fail("a mass of electrolyte needs its density", "density: 1.3 g/cm3 beside it");
}
