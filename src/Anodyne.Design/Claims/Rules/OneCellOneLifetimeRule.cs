using System.Globalization;

namespace Anodyne.Design.Claims.Rules;

/// <summary>One cell under one condition has one lifetime.</summary>
public sealed class OneCellOneLifetimeRule() : ClaimRule(
    "one-cell-one-lifetime",
    "two lifetimes of the same cell under the same conditions have a value in common")
{
    private static readonly string[] Quantities = ["symmetric_cell_lifetime", "cycle_life", "onset_of_voltage_fluctuation", "cycles_to_short"];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var later in table.Claims.Where(claim => Quantities.Contains(claim.Quantity)))
        {
            foreach (var earlier in table.Claims.Where(claim => claim.Row < later.Row && claim.Quantity == later.Quantity && claim.Unit == later.Unit))
            {
                if (earlier.IsOfTheSameCell(later) && Stated(earlier, later) && earlier.ConditionsAgree(later)
                    && earlier.Range is { } one && later.Range is { } other)
                {
                    yield return Judged(later);
                    yield return Judged(earlier);
                    if (!one.Meets(other))
                    {
                        yield return Flag(later, string.Create(
                            CultureInfo.InvariantCulture,
                            $"{later.Print()} here, {earlier.Print()} in row {earlier.Row}, for one cell ({later.System}, {later.Variant}) under the same "
                                + $"conditions: no value rounds to both"));
                    }
                }
            }
        }
    }

    /// <summary>Two rows are of the same conditions only if at least one condition is stated by both: a row without any may mean another cell.</summary>
    private static bool Stated(Claim a, Claim b) =>
        (a.Current is not null && b.Current is not null) || (a.CRate is not null && b.CRate is not null);
}
