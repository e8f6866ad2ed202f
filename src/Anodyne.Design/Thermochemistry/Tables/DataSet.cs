using System.Collections.Frozen;
using System.Collections.Immutable;
using Anodyne.Design.Tables;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>A table of standard thermochemical values from one source. A species that it lacks is never filled from another set.</summary>
public sealed class DataSet
{
    private readonly FrozenDictionary<string, SpeciesData> _data;

    private DataSet(string name, string source, bool assumed, IEnumerable<SpeciesData> data)
    {
        Name = name;
        Source = source;
        IsAssumed = assumed;
        _data = data.ToFrozenDictionary(entry => entry.Species.Name, StringComparer.Ordinal);
    }

    /// <summary>Short name, as the tables of a reaction print it: "CRC", "CEA".</summary>
    public string Name { get; }

    /// <summary>Full source.</summary>
    public string Source { get; }

    /// <summary>True for values without a source at hand: they are listed but enter no sum and no range.</summary>
    public bool IsAssumed { get; }

    /// <summary>Every entry, by species.</summary>
    public IReadOnlyList<SpeciesData> Entries => [.. _data.Values.OrderBy(entry => entry.Species.Name, StringComparer.Ordinal)];

    /// <summary>What the set says of a species, or null if it says nothing.</summary>
    public SpeciesData? Find(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        return _data.GetValueOrDefault(species.Name);
    }

    /// <summary>
    /// Reads a set from tab-separated text: "# set: NAME", "# source: ...", columns species, H_kJ_mol, S_J_mol_K, G_kJ_mol (each may be empty).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <exception cref="InputException">If a header, a species or a number is wrong; the message gives the line.</exception>
    public static DataSet Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(EmbeddedTable.Parse(text, name), name);
    }

    internal static DataSet ReadEmbedded(string file) => Read(EmbeddedTable.Read($"Thermochemistry/{file}.tsv"), file);

    private static DataSet Read(EmbeddedTable table, string file)
    {
        var name = Header(table, "set", file);
        var source = Header(table, "source", file);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var data = new List<SpeciesData>();
        foreach (var row in table.Rows)
        {
            var entry = ReadRow(row, source);
            if (!seen.Add(entry.Species.Name))
            {
                throw new InputException("a species stands twice in one data set", row.Where, entry.Species.Name, "one line a species");
            }

            data.Add(entry);
        }

        return new DataSet(name, source, table.Headers.GetValueOrDefault("evidence") == "assumed", data);
    }

    private static string Header(EmbeddedTable table, string key, string file) => table.Headers.TryGetValue(key, out var value) && value.Length > 0
        ? value
        : throw new InputException($"a data set must say its {key}", file, "nothing", $"a line \"# {key}: ...\" at the top");

    private static SpeciesData ReadRow(EmbeddedRow row, string source)
    {
        var text = row["species"];
        Species species;
        try
        {
            species = SpeciesList.Find(text) ?? NewSpecies(text);
        }
        catch (InputException problem)
        {
            throw new InputException(problem.Problem with { Where = $"{row.Where}, {problem.Problem.Where}" }, problem);
        }

        GlennPolynomial? fit = null;
        if (row.NumberOrNull("a1") is not null)
        {
            string[] columns = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "b1", "b2"];
            fit = new GlennPolynomial(row.Number("Tmin_K"), row.Number("Tmax_K"), [.. columns.Select(row.Number)]);
        }

        var (enthalpy, entropy, gibbs) = (row.NumberOrNull("H_kJ_mol"), row.NumberOrNull("S_J_mol_K"), row.NumberOrNull("G_kJ_mol"));
        return new SpeciesData(
            species, enthalpy * 1000, entropy, gibbs * 1000,
            1000 * row.HalfDigit("H_kJ_mol"), row.HalfDigit("S_J_mol_K"), 1000 * row.HalfDigit("G_kJ_mol"),
            fit, row["source"].Length > 0 ? row["source"] : source, row["remark"]);
    }

    /// <summary>A species of a user's own set that no built-in table has: solid unless its bracket says otherwise, without a density.</summary>
    private static Species NewSpecies(string text)
    {
        var term = TermReader.ReadSpecies(text);
        var phase = term.Suffix switch { "g" or "gas" => Phase.Gas, "l" or "liquid" => Phase.Liquid, _ => Phase.Solid };
        var form = term.Suffix is "g" or "gas" or "l" or "liquid" or "s" or "cr" or "solid" ? "" : term.Suffix;
        return new Species(term.Formula, phase, form, form.Length == 0, null, "");
    }
}
