using System.Globalization;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A pure solid has the density it has.</summary>
public sealed class DensityRule() : ClaimRule(
    "density",
    "the density of a pure solid named by its formula (or \"lithium\") lies within 5 % of the tabulated one, whichever crystal form suits")
{
    /// <summary>Tables and temperatures differ by less than this share.</summary>
    private const double Tolerance = 0.05;

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "density"))
        {
            if (claim.In("g/cm3") is not { } stated || Forms(claim) is not { Length: > 0 } forms)
            {
                continue;
            }

            yield return Judged(claim);
            if (forms.Any(form => stated.Meets(new Interval(form.Density!.Value / 1000 * (1 - Tolerance), form.Density.Value / 1000 * (1 + Tolerance)))))
            {
                continue;
            }

            var nearest = forms.MinBy(form => Math.Abs(Math.Log(form.Density!.Value / 1000 / stated.Middle)))!;
            yield return Flag(claim, string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Print()}, but {nearest.Name} has {nearest.Density!.Value / 1000:G4} g/cm3 ({nearest.DensitySource}): "
                    + $"{100 * ((stated.Middle * 1000 / nearest.Density.Value) - 1):+0;-0} %"));
        }
    }

    // The solids that a row names: by its variant or its system, in words for lithium.
    private static Species[] Forms(Claim claim) => SolidsOf(claim.Variant) is { Length: > 0 } named ? named : SolidsOf(claim.System);

    private static Species[] SolidsOf(string text)
    {
        var name = text.Trim() is "lithium" or "lithium metal" or "Li metal" ? "Li" : text.Trim();
        try
        {
            var term = Thermochemistry.Formulas.TermReader.ReadSpecies(name);
            var named = SpeciesList.Find(term.Formula, term.Suffix);
            return named is null ? []
                : [.. SpeciesList.All.Where(species => species.Formula.Key == named.Formula.Key && species.Phase == Phase.Solid && species.Density is not null
                    && (term.Suffix.Length == 0 || ReferenceEquals(species, named)))];
        }
        catch (InputException)
        {
            // Words that are no formula name no tabulated solid.
            return [];
        }
    }
}
