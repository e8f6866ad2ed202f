using System.Globalization;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A full cycle at a C-rate takes twice the time of one charge.</summary>
public sealed class CycleTimeRule() : ClaimRule("cycle-time", "a charge and a discharge of the capacity that defines 1C take 2 x 60/C minutes")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "minutes_per_cycle" && claim.CRate is not null && claim.In("min") is not null))
        {
            yield return Judged(claim);
            var needed = new Interval(120, 120) / claim.CRate!.Around;
            if (claim.In("min") is { } time && time.High <= needed.Low)
            {
                yield return Flag(claim, string.Create(
                    CultureInfo.InvariantCulture,
                    $"a charge and a discharge at {claim.CRate}C take 2 x 60/{claim.CRate} = {120 / claim.CRate.Value:G3} min, printed {claim.Print()} a "
                        + $"cycle, in which only {100 * time.Middle * claim.CRate.Value / 120:F0} % of the capacity that defines 1C can pass each way"));
            }
        }
    }
}
