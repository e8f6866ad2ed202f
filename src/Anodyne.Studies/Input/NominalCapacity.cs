using Anodyne.Cells;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads what 1C means: a nominal capacity (2.4 mAh), or the current of 1C as papers print it (1C: 170 mA/g of active mass, 1.9 mA/cm2 or 2 mA).
/// </summary>
internal static class NominalCapacity
{
    private const double Hour = 3600;
    private const double Tolerance = 0.01;

    /// <summary>The nominal capacity, C; null if the case says nothing of it.</summary>
    public static double? Read(InputMapping root, CellDesign design, ParameterSheet sheet)
    {
        var capacity = root.OptionalQuantity("nominal capacity", Dimension.Charge);
        if (root.Find("1C") is not { } node)
        {
            return capacity;
        }

        var scalar = (node is InputMapping mapping ? mapping.Require("value") : node).AsScalar("the current of 1C, such as \"170 mA/g\"");
        var unit = scalar.Build(() => UnitText.ReadUnit(scalar.WrittenUnit)).Dimension;
        var (dimension, amount) = unit == Dimension.SpecificCurrent
                ? (Dimension.SpecificCurrent, design.ActiveMass ?? throw scalar.Fail("no electrode of this cell has active mass", "1C in mA/cm2 or mA"))
            : unit == Dimension.CurrentDensity ? (Dimension.CurrentDensity, design.Area)
            : unit == Dimension.Current ? (Dimension.Current, 1.0)
            : throw scalar.Fail("this is no current of 1C", "170 mA/g, 1.9 mA/cm2 or 2 mA");
        var charge = sheet.Take("cell: 1C", node, dimension) * amount * Hour;
        return capacity is { } other && Math.Abs(other - charge) > Tolerance * other
            ? throw scalar.Fail(
                $"1C and nominal capacity contradict each other: 1C is {UnitText.Print(charge, "mAh", 4)} in an hour, but "
                    + $"{UnitText.Print(other, "mAh", 4)} is given",
                "one of the two, or both in accord")
            : charge;
    }
}
