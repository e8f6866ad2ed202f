using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A cathode cannot deliver more than all its lithium.</summary>
public sealed class TheoreticalCapacityRule() : ClaimRule(
    "theoretical-capacity",
    "specific capacity is at most F/(3.6 M) of the lithiated formula: 169.9 mAh/g for LiFePO4, 275 to 278 mAh/g for NMC")
{
    private static readonly string[] Quantities = ["discharge_capacity", "discharge_capacity_initial", "charge_capacity", "reversible_capacity"];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => Quantities.Contains(claim.Quantity)))
        {
            if (Cathode.In(claim.System) is { } cathode && claim.In("mAh/g") is { } capacity)
            {
                yield return Judged(claim);
                if (capacity.Low > cathode.TheoreticalCapacity)
                {
                    yield return Flag(claim, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{claim.Print()} from {cathode.Name}, but all lithium of {cathode.Formula} is 96485/(3.6 x {cathode.Formula.MolarMass * 1000:F2}) = "
                            + $"{cathode.TheoreticalCapacity:F1} mAh/g"));
                }
            }
        }
    }
}
