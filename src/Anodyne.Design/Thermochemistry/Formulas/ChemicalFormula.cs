using System.Collections.Immutable;

namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>A chemical formula: what is in one formula unit. Two formulas of the same composition are equal ("F2Ca" is "CaF2").</summary>
public sealed class ChemicalFormula : IEquatable<ChemicalFormula>
{
    /// <summary>Creates the formula from its text and composition.</summary>
    /// <param name="text">As written, without coefficient and phase.</param>
    /// <param name="atoms">Atoms of each element in one formula unit, each above zero; not empty.</param>
    public ChemicalFormula(string text, ImmutableSortedDictionary<string, Fraction> atoms)
    {
        Text = text;
        Atoms = atoms;
        Key = string.Join(' ', atoms.Select(atom => $"{atom.Key}:{atom.Value}"));
    }

    /// <summary>As written, without coefficient and phase.</summary>
    public string Text { get; }

    /// <summary>Atoms of each element in one formula unit, sorted by symbol.</summary>
    public ImmutableSortedDictionary<string, Fraction> Atoms { get; }

    /// <summary>The composition as a canonical text; equal for equal compositions.</summary>
    public string Key { get; }

    /// <summary>Molar mass, kg/mol, from conventional standard atomic masses.</summary>
    public double MolarMass => Atoms.Sum(atom => atom.Value.ToDouble() * Element.Of(atom.Key).MolarMass);

    /// <summary>Number of atoms in one formula unit.</summary>
    public double AtomCount => Atoms.Sum(atom => atom.Value.ToDouble());

    /// <summary>True if the formula holds one element only.</summary>
    public bool IsElement => Atoms.Count == 1;

    /// <summary>Atoms of one element in a formula unit; zero if it holds none.</summary>
    public Fraction Count(string symbol) => Atoms.TryGetValue(symbol, out var count) ? count : Fraction.Zero;

    /// <summary>Reads a formula such as "Ca(OH)2", "Fe0.95O" or "LiOH·H2O".</summary>
    /// <exception cref="Quantities.InputException">If the text is not a formula; the message gives the column of the error.</exception>
    public static ChemicalFormula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new FormulaReader(text, 0, text.Length, "formula");
        return reader.ReadAll();
    }

    /// <inheritdoc/>
    public bool Equals(ChemicalFormula? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChemicalFormula);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
