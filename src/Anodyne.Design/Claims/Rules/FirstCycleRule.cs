using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>The first charge of a cathode takes out no more lithium than it holds.</summary>
public sealed class FirstCycleRule() : ClaimRule(
    "first-cycle",
    "first discharge over first-cycle efficiency is the first charge, at most F/(3.6 M) of the lithiated formula; the discharge is the highest of the cell "
        + "that is printed")
{
    private static readonly string[] Discharges = ["discharge_capacity_initial", "discharge_capacity"];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity is "initial_coulombic_efficiency" or "first_cycle_efficiency"))
        {
            if (Cathode.In(claim.System) is not { } cathode || claim.In("%") is not { High: > 0 } efficiency)
            {
                continue;
            }

            // A named first discharge goes before the highest of any rate.
            var discharge = Discharges
                .Select(quantity => table.Claims.Where(other => other.Quantity == quantity && other.IsOfTheSameCell(claim) && other.In("mAh/g") is not null)
                    .MaxBy(other => other.In("mAh/g")!.Value.Middle))
                .FirstOrDefault(found => found is not null);
            if (discharge?.In("mAh/g") is not { } capacity)
            {
                continue;
            }

            yield return Judged(claim);
            var charge = capacity / efficiency.Times(0.01);
            if (charge.Low > cathode.TheoreticalCapacity)
            {
                yield return Flag(claim, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{claim.Print()} beside {discharge.Print()} makes a first charge of {capacity.Middle:G4}/{efficiency.Middle / 100:G3} = "
                        + $"{100 * capacity.Middle / efficiency.Middle:F1} mAh/g, but all lithium of {cathode.Formula} is "
                        + $"{cathode.TheoreticalCapacity:F1} mAh/g; "
                        + $"with that charge the first discharge is {cathode.TheoreticalCapacity * efficiency.Middle / 100:F1} mAh/g"));
            }
        }
    }
}
