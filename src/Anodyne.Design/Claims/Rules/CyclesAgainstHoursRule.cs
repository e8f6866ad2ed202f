using System.Globalization;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Claims.Rules;

/// <summary>So many cycles at that current and capacity take at least so many hours.</summary>
public sealed class CyclesAgainstHoursRule() : ClaimRule(
    "cycles-against-hours",
    "n cycles of capacity q at current j take at least 2 n q/j; rests only add to it")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims)
        {
            if (claim is { Current: { } current, Capacity: { } capacity, Cycles: { } cycles, Quantity: not "minutes_per_cycle" } && claim.In("h") is { } hours)
            {
                yield return Judged(claim);
                var needed = (cycles.Around * capacity.Around / current.Around).Times(2);
                if (hours.High <= needed.Low)
                {
                    yield return Flag(claim, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{cycles} cycles of {capacity} mAh/cm2 at {current} mA/cm2 take 2 x {cycles} x {capacity}/{current} = "
                            + $"{UnitText.Number(2 * cycles.Value * capacity.Value / current.Value, 4)} h, printed {claim.Print()}"));
                }
            }
        }
    }
}
