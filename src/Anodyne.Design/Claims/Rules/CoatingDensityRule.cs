using System.Globalization;
using Anodyne.Design.Claims.Limits;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A layer cannot hold more mass than its thickness of the material without pores.</summary>
public sealed class CoatingDensityRule() : ClaimRule(
    "coating-density",
    "loading over thickness of a layer is at most the density of its material without pores (\"pore-free ... g/cm3\" in the note, a row solid_density, a known "
        + "cathode, or 2.5 g/cm3 for clay with binder)")
{
    private static readonly (string Loading, string Thickness)[] Pairs =
        [("coating_loading", "coating_thickness"), ("cathode_loading", "cathode_thickness"), ("cathode_loading", "electrode_thickness")];

    private static readonly (string Word, double Density)[] Solids = [("MMT", 2.5), ("clay", 2.5), ("CaF2", 3.18), ("Al2O3", 3.99), ("LiF", 2.64)];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims)
        {
            if (Find(claim, table) is not var (loading, thickness, solid, printed))
            {
                continue;
            }

            yield return Judged(claim);

            // mg/cm2 over um is ten times g/cm3.
            var density = (loading / thickness).Times(10);
            if (density.Low > solid)
            {
                yield return Flag(claim, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{claim.Print()} in {printed} are {loading.Middle:G3} x 10/{thickness.Middle:G3} = {10 * loading.Middle / thickness.Middle:F2} g/cm3 "
                        + $"without any pores (at least {density.Low:F2}), but the material has {solid:G3}; it needs {10 * loading.Middle / solid:F1} um"));
            }
        }
    }

    private static (Interval Loading, Interval Thickness, double Solid, string Printed)? Find(Claim claim, ClaimTable table)
    {
        foreach (var (loadingName, thicknessName) in Pairs)
        {
            if (claim.Quantity != loadingName || Read(claim, "mg/cm2") is not { } loading || Solid(claim, table) is not { } solid)
            {
                continue;
            }

            var other = table.Claims.FirstOrDefault(one => one.Quantity == thicknessName && one.IsOfTheSameCell(claim));
            if (other is not null && Read(other, "um") is { } thickness)
            {
                return (loading, thickness, solid, other.Print());
            }
        }

        return null;
    }

    // "about" in two rows at once would hide everything: here it means the last digit.
    private static Interval? Read(Claim claim, string unit) =>
        (claim.Comparator == Comparator.About ? claim with { Comparator = Comparator.Equal } : claim).In(unit);

    private static double? Solid(Claim claim, ClaimTable table)
    {
        var stated = table.Claims.FirstOrDefault(one => one.Quantity == "solid_density" && one.Paper == claim.Paper && one.Variant == claim.Variant);
        if (stated?.In("g/cm3") is { } density)
        {
            return density.High;
        }

        var words = $"{claim.System} {claim.Variant}";
        foreach (var (word, value) in Solids)
        {
            if (words.Contains(word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return Cathode.In(claim.System)?.CrystalDensity;
    }
}
