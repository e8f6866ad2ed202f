using System.Globalization;
using Anodyne.Design.Pouch;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A deposit cannot be thinner than dense lithium of the same charge.</summary>
public sealed class DenseThicknessRule() : ClaimRule(
    "dense-thickness",
    "a deposit is at least as thick as dense lithium, M q/(rho F) = 4.85 um per mAh/cm2 (6.94 g/mol, 0.534 g/cm3)")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "deposit_thickness" && claim.Capacity is not null
            && claim.In("um") is not null))
        {
            yield return Judged(claim);
            var dense = claim.Capacity!.Around.Times(LithiumFoil.ThicknessPerCharge * 36000 * 1e6);
            if (claim.In("um") is { } thickness && thickness.High <= dense.Low)
            {
                yield return Flag(claim, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{claim.Print()} of deposit for {claim.Capacity} mAh/cm2, but dense lithium is 4.85 x {claim.Capacity} = {dense.Middle:F1} um thick; "
                        + $"{thickness.Middle:G3} um hold {thickness.Middle / 4.85:F1} mAh/cm2"));
            }
        }
    }
}
