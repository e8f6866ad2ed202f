using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Analyses;

/// <summary>Units as results print them, where a plain number has "1" or nothing.</summary>
internal static class PrintedUnit
{
    /// <summary>Size in SI and dimension.</summary>
    public static (double Scale, Dimension Dimension) Read(string unit) => unit is "" or "1" ? (1, Dimension.None) : UnitText.ReadUnit(unit);

    /// <summary>An SI value in a unit.</summary>
    public static double FromSi(double si, string unit) => unit is "" or "1" ? si : UnitText.FromSi(si, unit);
}
