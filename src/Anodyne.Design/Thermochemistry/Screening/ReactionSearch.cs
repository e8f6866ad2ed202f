using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Tables;

namespace Anodyne.Design.Thermochemistry.Screening;

/// <summary>
/// Finds the reactions a candidate coating can undergo with a species of the native film, and with lithium metal, among the tabulated species.
/// Conversion: candidate + film species -> lithium salt of the candidate's anion + one solid that holds the candidate's metal, with or without one gas;
/// or -> one solid that holds lithium and the candidate's metal, with or without one gas (Al2O3 + Li2CO3 -> 2 LiAlO2 + CO2).
/// Reduction: candidate + Li -> lithium salt + metal.
/// </summary>
public static class ReactionSearch
{
    private static readonly HashSet<string> NonMetals = ["H", "B", "C", "N", "O", "F", "P", "S", "Cl", "Br", "I", "Se"];

    /// <summary>The element of a candidate that is neither lithium nor a non-metal, or null if there is not exactly one.</summary>
    public static string? MetalOf(ChemicalFormula candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var metals = candidate.Atoms.Keys.Where(symbol => !NonMetals.Contains(symbol)).ToArray();
        return metals is [var metal] && metal != "Li" ? metal : null;
    }

    /// <summary>Every conversion that the tabulated species allow, in no particular order.</summary>
    public static IReadOnlyList<Reaction> Conversions(Species candidate, Species film)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(film);
        if (MetalOf(candidate.Formula) is not { } metal || film.Formula.Count("Li").IsZero)
        {
            return [];
        }

        var elements = candidate.Formula.Atoms.Keys.Union(film.Formula.Atoms.Keys).ToHashSet(StringComparer.Ordinal);
        var within = SpeciesList.All.Where(species => species.Formula.Atoms.Keys.All(elements.Contains)).ToArray();
        var hosts = within.Where(species => Holds(species, metal) && !Holds(species, "Li") && species.Phase == Phase.Solid && species.Usual
            && !species.Formula.IsElement && !species.Formula.Equals(candidate.Formula)).ToArray();
        var gases = within.Where(species => species.Phase == Phase.Gas && !Holds(species, metal) && !species.Formula.IsElement).ToArray();
        var found = new List<Reaction>();
        foreach (var salt in LithiumSalts(candidate, metal).Where(salt => !salt.Formula.Equals(film.Formula)))
        {
            foreach (var host in hosts)
            {
                Add(found, [candidate, film], [salt, host]);
                foreach (var gas in gases)
                {
                    Add(found, [candidate, film], [salt, host, gas]);
                }
            }
        }

        foreach (var mixed in within.Where(species => Holds(species, metal) && Holds(species, "Li") && species.Phase == Phase.Solid && species.Usual))
        {
            Add(found, [candidate, film], [mixed]);
            foreach (var gas in gases)
            {
                Add(found, [candidate, film], [mixed, gas]);
            }
        }

        return found;
    }

    /// <summary>Reduction of the candidate by lithium to its metal, or null if the tables do not hold what it takes.</summary>
    public static Reaction? Reduction(Species candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (MetalOf(candidate.Formula) is not { } metal || SpeciesList.Find(metal) is not { } element || SpeciesList.Find("Li") is not { } lithium)
        {
            return null;
        }

        var found = new List<Reaction>();
        foreach (var salt in LithiumSalts(candidate, metal))
        {
            Add(found, [candidate, lithium], [salt, element]);
        }

        return found.FirstOrDefault();
    }

    /// <summary>Solids of lithium with the non-metals of the candidate and nothing else.</summary>
    private static IEnumerable<Species> LithiumSalts(Species candidate, string metal)
    {
        var others = candidate.Formula.Atoms.Keys.Where(symbol => symbol != metal).ToHashSet(StringComparer.Ordinal);
        return SpeciesList.All.Where(species => species.Phase == Phase.Solid && Holds(species, "Li") && !species.Formula.IsElement
            && species.Formula.Atoms.Keys.All(symbol => symbol == "Li" || others.Contains(symbol)));
    }

    private static bool Holds(Species species, string symbol) => !species.Formula.Count(symbol).IsZero;

    private static void Add(List<Reaction> found, Species[] reactants, Species[] products)
    {
        var reaction = new Reaction([.. reactants.Select(Term)], [.. products.Select(Term)]);
        if (ReactionBalance.TryBalance(reaction, out _) is { } balanced)
        {
            found.Add(balanced);
        }
    }

    private static ReactionTerm Term(Species species) => new(
        species.Formula, SpeciesList.Find(species.Formula, "") == species ? "" : SuffixOf(species), Fraction.One, false, 1);

    private static string SuffixOf(Species species) =>
        species.Form.Length > 0 ? species.Form : species.Phase == Phase.Gas ? "g" : species.Phase == Phase.Liquid ? "l" : "s";
}
