using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>Current density, C-rate and loading must leave a possible capacity for 1C.</summary>
public sealed class RateAgainstCurrentRule() : ClaimRule(
    "rate-against-current",
    "j/(C x loading) is the capacity that defines 1C: between 45 and 105 % of the theoretical one")
{
    /// <summary>1C is defined by something between these shares of the theoretical capacity.</summary>
    private const double LowestShare = 0.45;
    private const double HighestShare = 1.05;

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims)
        {
            if (claim is { Current: { } current, CRate: { } rate, Loading: { } loading } && Cathode.In(claim.System) is { } cathode)
            {
                yield return Judged(claim);
                var oneC = (current.Around / (rate.Around * loading.Around)).Times(1000);
                var possible = new Interval(LowestShare * cathode.TheoreticalCapacity, HighestShare * cathode.TheoreticalCapacity);
                if (!oneC.Meets(possible))
                {
                    yield return Flag(claim, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{current} mA/cm2 at {rate}C on {loading} mg/cm2 makes 1C = {current}/({rate} x {loading}) = "
                            + $"{current.Value * 1000 / (rate.Value * loading.Value):F0} mAh/g, but {cathode.Name} holds {cathode.TheoreticalCapacity:F0} "
                            + $"mAh/g at most and 1C is not defined below {possible.Low:F0}"));
                }
            }
        }
    }
}
