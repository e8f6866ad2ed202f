using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A stated Sand's time must follow from the stated transport and current.</summary>
public sealed class SandTimeRule() : ClaimRule(
    "sand-time",
    "Sand's time is pi D [F c/(2 j (1 - t+))]^2 (needs rows diffusivity, transference_number and the concentration)")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "sand_time" && claim.Current is not null))
        {
            if (claim.In("s") is { } stated && Transport.Of(claim, table) is { } transport)
            {
                yield return Judged(claim);
                var current = claim.Current!.Around.Times(10);
                var computed = transport.SandTime(current);
                if (!stated.Meets(computed))
                {
                    yield return Flag(claim, string.Create(
                        CultureInfo.InvariantCulture,
                        $"pi D [F c/(2 j (1 - t+))]^2 with the stated D, c, t+ and j = {claim.Current} mA/cm2 is {computed} s, printed {claim.Print()}"));
                }
            }
        }
    }
}
