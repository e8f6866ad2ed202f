using System.Collections.Frozen;
using Anodyne.Design.Tables;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>The species that the data sets may name, with their densities.</summary>
public static class SpeciesList
{
    private static readonly FrozenDictionary<string, Species[]> ByComposition = Read()
        .GroupBy(species => species.Formula.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Every species, by name.</summary>
    public static IReadOnlyList<Species> All { get; } =
        [.. ByComposition.Values.SelectMany(group => group).OrderBy(species => species.Name, StringComparer.Ordinal)];

    /// <summary>The species of a formula and a bracket behind it ("" for none), or null if no table has it.</summary>
    public static Species? Find(ChemicalFormula formula, string suffix)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return ByComposition.GetValueOrDefault(formula.Key)?.FirstOrDefault(species => species.Answers(suffix));
    }

    /// <summary>The species of a name such as "CaCO3(calcite)" or "H2O(g)", or null if no table has it.</summary>
    public static Species? Find(string name)
    {
        var term = TermReader.ReadSpecies(name);
        return Find(term.Formula, term.Suffix);
    }

    /// <summary>The species of a reaction's term.</summary>
    /// <exception cref="InputException">If no table has it; the message names the column and what is tabulated.</exception>
    public static Species Require(ReactionTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (Find(term.Formula, term.Suffix) is { } species)
        {
            return species;
        }

        var where = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reaction, column {term.Column}");
        if (term.Suffix == "aq")
        {
            throw new InputException("dissolved species are in no table", where, term.Name, "pure solids, liquids and gases", "Write the pure salt.");
        }

        throw ByComposition.GetValueOrDefault(term.Formula.Key) is { } others
            ? new InputException("this phase or form is in no table", where, term.Name, string.Join(", ", others.Select(other => other.Name)))
            : new InputException(
                "this species is in no table", where, term.Name, Near(term.Formula),
                "Add its values with a source in a file of your own (--data FILE.tsv).");
    }

    private static string Near(ChemicalFormula formula)
    {
        var near = All.Where(species => species.Formula.Atoms.Keys.Any(symbol => symbol is not ("Li" or "O" or "F") && formula.Atoms.ContainsKey(symbol)))
            .Select(species => species.Name).Take(12).ToArray();
        return near.Length > 0 ? $"with these elements: {string.Join(", ", near)}" : "the species of docs/thermochemistry.md";
    }

    private static IEnumerable<Species> Read() => EmbeddedTable.Read("Thermochemistry/species.tsv").Rows.Select(row => new Species(
        ChemicalFormula.Parse(row["formula"]),
        Enum.Parse<Phase>(row["phase"], ignoreCase: true),
        row["form"],
        row["usual"] == "yes",
        row.NumberOrNull("density_g_cm3") * 1000,
        row["density_source"]));
}
