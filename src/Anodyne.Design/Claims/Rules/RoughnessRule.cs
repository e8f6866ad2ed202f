using System.Globalization;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A surface that was plated and stripped is not flat to an atom.</summary>
public sealed class RoughnessRule() : ClaimRule("roughness", "the roughness of cycled lithium is above two lattice constants of lithium, 0.70 nm")
{
    /// <summary>Lattice constant of lithium, nm (Im-3m, 3.509 angstrom).</summary>
    private const double Lithium = 0.3509;

    /// <summary>Lattice constant of Li2O, nm (Fm-3m, 4.611 angstrom).</summary>
    private const double Oxide = 0.4611;

    /// <summary>Roughness below this many lattice constants of lithium is flagged on a cycled surface.</summary>
    private const double Multiple = 2;

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "roughness" && claim.Cycles is { Value: > 0 } && claim.In("nm") is not null))
        {
            yield return Judged(claim);
            if (claim.In("nm") is { } roughness && roughness.High < Multiple * Lithium)
            {
                yield return Flag(claim, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{claim.Print()} after {claim.Cycles} cycles is {roughness.Middle:G4}/0.351 = {roughness.Middle / Lithium:F1} lattice constants of "
                        + $"lithium ({roughness.Middle / Oxide:F1} of Li2O), flatter than a film that is itself tens of nanometres thick and moved by "
                        + $"micrometres each cycle can be"));
            }
        }
    }
}
