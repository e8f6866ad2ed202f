namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>One term of a reaction as it was written.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Suffix">What stands in the bracket behind it: "g", "l", "s", "calcite"...; empty if nothing.</param>
/// <param name="Coefficient">Stoichiometric number, above zero.</param>
/// <param name="CoefficientWritten">True if the coefficient stood in the text, false if it is the 1 that nobody writes.</param>
/// <param name="Column">Column of the formula in the text, from 1.</param>
public sealed record ReactionTerm(ChemicalFormula Formula, string Suffix, Fraction Coefficient, bool CoefficientWritten, int Column)
{
    /// <summary>Formula with its suffix, without the coefficient: "H2O(g)".</summary>
    public string Name => Suffix.Length == 0 ? Formula.Text : $"{Formula.Text}({Suffix})";

    /// <summary>The term as it is written in a reaction: "2 LiF".</summary>
    public override string ToString() => Coefficient == Fraction.One ? Name : $"{Coefficient} {Name}";
}
