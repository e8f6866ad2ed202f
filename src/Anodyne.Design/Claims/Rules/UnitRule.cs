using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A quantity has the dimension it has.</summary>
public sealed class UnitRule() : ClaimRule("unit", "the unit of a quantity has the quantity's dimension")
{
    private static readonly Dictionary<string, Dimension> Expected = new(StringComparer.Ordinal)
    {
        ["exchange_current_density"] = Dimension.CurrentDensity,
        ["critical_current_density"] = Dimension.CurrentDensity,
        ["limiting_current_density"] = Dimension.CurrentDensity,
        ["deposit_thickness"] = Dimension.Length,
        ["ionic_conductivity"] = Dimension.Conductivity,
        ["diffusivity"] = Dimension.Diffusivity,
        ["activation_energy"] = Dimension.MolarEnergy,
        ["gibbs_energy"] = Dimension.MolarEnergy,
        ["specific_energy"] = Dimension.SpecificEnergy,
        ["symmetric_cell_lifetime"] = Dimension.Time,
        ["sand_time"] = Dimension.Time,
        ["discharge_capacity"] = Dimension.SpecificCharge,
        ["discharge_capacity_initial"] = Dimension.SpecificCharge,
    };

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims)
        {
            if (!Expected.TryGetValue(claim.Quantity, out var expected) || Found(claim.Unit) is not { } found)
            {
                continue;
            }

            yield return Judged(claim);
            if (found != expected && !IsArealCapacity(claim, found))
            {
                yield return Flag(claim, $"{claim.Print()} of {claim.Quantity} has the dimension of {Called(found)}, but it is {Called(expected)}");
            }
        }
    }

    /// <summary>A capacity may be given per area instead of per mass.</summary>
    private static bool IsArealCapacity(Claim claim, Dimension found) =>
        claim.Quantity.StartsWith("discharge_capacity", StringComparison.Ordinal) && found == Dimension.ChargePerArea;

    private static string Called(Dimension dimension) => dimension == Dimension.None ? "a plain number" : $"{dimension.Name} ({dimension.SiUnit})";

    private static Dimension? Found(string unit)
    {
        try
        {
            return unit is "" or "-" ? Dimension.None : UnitText.ReadUnit(unit).Dimension;
        }
        catch (InputException)
        {
            // An unknown word for a unit is not a wrong dimension.
            return null;
        }
    }
}
