using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>No current above the limiting current flows for longer than Sand's time.</summary>
public sealed class LimitingCurrentRule() : ClaimRule(
    "limiting-current",
    "between two lithium electrodes j is at most 2 F D c/((1 - t+) L) for longer than Sand's time (needs rows diffusivity, transference_number, "
        + "electrode_separation and the concentration)")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Current is not null
            || claim.Quantity is "critical_current_density" or "highest_current_cycled"))
        {
            var current = claim.Quantity is "critical_current_density" or "highest_current_cycled" ? claim.In("A/m2") : claim.Current!.Around.Times(10);
            if (current is not { } density || Transport.Of(claim, table) is not { LimitingCurrent: { } limit } transport)
            {
                continue;
            }

            yield return Judged(claim);
            if (density.Low < limit.High)
            {
                continue;
            }

            var half = claim.Capacity is { } capacity ? capacity.Around.Times(36000) / density : (Interval?)null;
            if (half is { } seconds && seconds.Low <= transport.SandTime(density).High)
            {
                continue;
            }

            yield return Flag(claim, string.Create(
                CultureInfo.InvariantCulture,
                $"{density.Middle / 10:G3} mA/cm2, but 2 F D c/((1 - t+) L) = {limit.Times(0.1)} mA/cm2 and Sand's time at that current is "
                    + $"{transport.SandTime(density)} s{(half is { } time ? $", shorter than the half cycle of {time} s" : "")}"));
        }
    }
}
