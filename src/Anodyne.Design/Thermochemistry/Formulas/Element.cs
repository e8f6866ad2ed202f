using System.Collections.Frozen;
using Anodyne.Design.Tables;

namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>A chemical element.</summary>
/// <param name="Symbol">Symbol, e.g. "Li".</param>
/// <param name="MolarMass">Conventional standard atomic mass, kg/mol.</param>
/// <param name="Entropy">Entropy of the reference state at 298.15 K and 1 bar per mole of atoms, J/(mol K); null if not tabulated here.</param>
public sealed record Element(string Symbol, double MolarMass, double? Entropy)
{
    private static readonly FrozenDictionary<string, Element> All = Read();

    /// <summary>The element of a symbol, or null if there is none.</summary>
    public static Element? Find(string symbol) => All.GetValueOrDefault(symbol);

    /// <summary>The element of a symbol that is known to exist.</summary>
    public static Element Of(string symbol) => All[symbol];

    private static FrozenDictionary<string, Element> Read() =>
        EmbeddedTable.Read("Thermochemistry/elements.tsv").Rows
            .Select(row => new Element(row["symbol"], row.Number("mass_g_mol") * 1e-3, row.NumberOrNull("entropy_J_mol_K")))
            .ToFrozenDictionary(element => element.Symbol, StringComparer.Ordinal);
}
