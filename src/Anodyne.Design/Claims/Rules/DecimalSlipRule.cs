using System.Globalization;
using Anodyne.Design.Tables;

namespace Anodyne.Design.Claims.Rules;

/// <summary>Lengths of bonds and distances of lattice planes have known sizes: a slip of the decimal point shows.</summary>
public sealed class DecimalSlipRule() : ClaimRule(
    "decimal-slip",
    "a bond length lies within 15 % of the usual range of its two elements, a lattice spacing within 5 % of the line of its phase; without a known line a bond "
        + "is 0.07 to 0.4 nm and a spacing 0.05 to 5 nm. What fits after a shift of the decimal point is told")
{
    private static readonly (string Kind, string Name, double Low, double High, string Source)[] Known =
    [
        .. EmbeddedTable.Read("Claims/lengths.tsv").Rows.Select(row => (row["kind"], row["name"], row.Number("low_nm"), row.Number("high_nm"), row["source"])),
    ];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity is "bond_length" or "lattice_spacing"))
        {
            // An ångström is printed "A", which is the ampere's letter here.
            var stated = claim.Unit == "A" ? claim.Range?.Times(0.1) : claim.In("nm");
            if (stated is not { } length)
            {
                continue;
            }

            yield return Judged(claim);
            var bond = claim.Quantity == "bond_length";
            var found = Known.Where(one => one.Kind == (bond ? "bond" : "spacing") && Names(claim, one.Name)).ToArray();
            var (slack, wide) = bond ? (1.15, (Low: 0.07, High: 0.4)) : (1.05, (Low: 0.05, High: 5.0));
            var allowed = found.Length == 0
                ? new Interval(wide.Low, wide.High)
                : new Interval(found.Min(one => one.Low), found.Max(one => one.High)).Within(slack);
            if (length.Meets(allowed))
            {
                continue;
            }

            var line = found.Length == 0 ? $"a {(bond ? "bond" : "lattice spacing")} is {wide.Low} to {wide.High} nm"
                : string.Create(CultureInfo.InvariantCulture, $"{found[0].Name} is {found[0].Low} to {found[0].High} nm ({found[0].Source})");
            yield return Flag(claim, $"{claim.Print()}, but {line}{Slip(length, allowed)}");
        }
    }

    private static string Slip(Interval length, Interval allowed)
    {
        foreach (var factor in new[] { 10, 0.1, 100, 0.01, 1000, 0.001 })
        {
            if (length.Times(factor).Meets(allowed))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"; the decimal point moved by {Math.Abs(Math.Log10(factor)):F0} would fit: {length.Times(factor).Middle:G4} nm");
            }
        }

        return "";
    }

    // "TFSI- C-F bond 1" names the bond C-F; "LiF (200)" the line of LiF.
    private static bool Names(Claim claim, string name) =>
        $" {claim.Variant} ".Contains($" {name} ", StringComparison.Ordinal) || claim.Variant == name;
}
