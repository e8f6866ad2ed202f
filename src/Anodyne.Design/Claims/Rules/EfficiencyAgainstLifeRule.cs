using System.Globalization;
using Anodyne.Design.Pouch;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A cell with a finite stock of lithium cannot keep more capacity than its Coulombic efficiency leaves.</summary>
public sealed class EfficiencyAgainstLifeRule() : ClaimRule(
    "efficiency-against-life",
    "with a reserve of r capacities the retention is at most CE^(n - r/(1 - CE)); r = 0 for an anode-free cell (rows of system Cu||... or quantity np_ratio)")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var kept in table.Claims.Where(claim => claim.Quantity == "capacity_retention" && claim.Cycles is not null))
        {
            var cell = table.Claims.Where(claim => claim.IsOfTheSameCell(kept) && claim.ConditionsAgree(kept)).ToArray();
            var efficiency = cell.FirstOrDefault(claim => claim.Quantity is "coulombic_efficiency" or "average_coulombic_efficiency")?.In("%");
            if (Reserve(kept, cell) is not { } reserve || efficiency is not { } percent || kept.In("%") is not { } retention)
            {
                continue;
            }

            yield return Judged(kept);

            // The reading most favorable to the claim: highest efficiency, largest reserve, fewest cycles.
            var best = Math.Min(1, percent.High / 100);
            var allowed = 100 * LithiumLife.Retention(reserve, best, kept.Cycles!.Around.Low);
            if (retention.Low >= allowed)
            {
                yield return Flag(kept, string.Create(
                    CultureInfo.InvariantCulture,
                    $"at a Coulombic efficiency of at most {100 * best:G5} % and a lithium reserve of {reserve:G3} capacities {kept.Cycles} cycles leave at "
                        + $"most {allowed:F1} %, printed {kept.Print()}"));
            }
        }
    }

    private static double? Reserve(Claim kept, Claim[] cell)
    {
        if (cell.FirstOrDefault(claim => claim.Quantity == "np_ratio")?.Range is { } ratio)
        {
            return ratio.High;
        }

        return kept.System.StartsWith("Cu||", StringComparison.Ordinal) || kept.System.Contains("anode-free", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }
}
