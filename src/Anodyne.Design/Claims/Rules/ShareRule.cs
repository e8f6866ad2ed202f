using System.Globalization;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A share lies between nothing and all.</summary>
public sealed class ShareRule() : ClaimRule("share", "porosity, content and Coulombic efficiency lie between 0 and 100 %; a current fraction between 0 and 1")
{
    private static readonly string[] Fractions = ["transference_number"];
    private static readonly string[] Percentages = ["porosity", "coulombic_efficiency", "average_coulombic_efficiency", "initial_coulombic_efficiency",
        "dead_lithium_share", "LiF_content", "CIP_share", "AGG_share"];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims)
        {
            var (range, all) = Percentages.Contains(claim.Quantity) ? (claim.In("%"), 100.0) : Fractions.Contains(claim.Quantity)
                ? (claim.In("-") ?? claim.In("1"), 1.0) : (null, 0);
            if (range is not { } share)
            {
                continue;
            }

            yield return Judged(claim);
            if (claim.Comparator is not Comparator.Below && (share.Low > all || share.High < 0))
            {
                yield return Flag(claim,
                    string.Create(CultureInfo.InvariantCulture, $"{claim.Print()} of {claim.Quantity}, but a share lies between 0 and {all}"));
            }
        }
    }
}
