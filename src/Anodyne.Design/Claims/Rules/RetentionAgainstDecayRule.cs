using System.Globalization;

namespace Anodyne.Design.Claims.Rules;

/// <summary>Retention after n cycles and decay per cycle of one cell must agree in the linear or in the geometric convention.</summary>
public sealed class RetentionAgainstDecayRule() : ClaimRule(
    "retention-against-decay",
    "retention after n cycles is 1 - n d (linear) or (1 - d)^n (geometric) for a decay of d a cycle")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var decay in table.Claims.Where(claim => claim.Quantity == "capacity_decay_per_cycle" && claim.Cycles is not null))
        {
            foreach (var retention in table.Claims.Where(claim => claim.Quantity == "capacity_retention" && claim.IsOfTheSameCell(decay)
                && claim.ConditionsAgree(decay)))
            {
                if (retention.Cycles is null || retention.Cycles.Value != decay.Cycles!.Value || decay.In("%") is not { } rate
                    || retention.In("%") is not { } kept)
                {
                    continue;
                }

                yield return Judged(decay);
                yield return Judged(retention);
                var cycles = decay.Cycles.Value;
                var linear = new Interval(100 - (cycles * rate.High), 100 - (cycles * rate.Low));
                var geometric = new Interval(100 * Math.Pow(1 - (rate.High / 100), cycles), 100 * Math.Pow(1 - (rate.Low / 100), cycles));
                if (!kept.Meets(linear) && !kept.Meets(geometric))
                {
                    yield return Flag(retention, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{decay.Print()} a cycle over {decay.Cycles} cycles leaves {linear} % (linear) or {geometric} % (geometric), printed "
                            + $"{retention.Print()}"));
                }
            }
        }
    }
}
