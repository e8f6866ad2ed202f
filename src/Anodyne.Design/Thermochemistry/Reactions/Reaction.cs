using System.Collections.Immutable;
using Anodyne.Design.Thermochemistry.Formulas;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>A chemical reaction.</summary>
/// <param name="Reactants">Terms on the left, at least one.</param>
/// <param name="Products">Terms on the right, at least one.</param>
public sealed record Reaction(ImmutableArray<ReactionTerm> Reactants, ImmutableArray<ReactionTerm> Products)
{
    /// <summary>Every term with its signed stoichiometric number: negative for reactants, positive for products.</summary>
    public IEnumerable<(ReactionTerm Term, Fraction Number)> Terms =>
        Reactants.Select(term => (term, -term.Coefficient)).Concat(Products.Select(term => (term, term.Coefficient)));

    /// <summary>Reads "Li2CO3 + CaF2 -> 2 LiF + CaCO3"; balances it if no coefficient is written, checks it otherwise.</summary>
    /// <exception cref="Quantities.InputException">If the text is no reaction (with the column) or cannot be balanced (naming the element).</exception>
    public static Reaction Parse(string text) => ReactionBalance.BalanceOrRefuse(ReactionReader.Read(text), text);

    /// <summary>Atoms of an element: products less reactants. Zero for every element of a balanced reaction.</summary>
    public Fraction Excess(string symbol) =>
        Terms.Aggregate(Fraction.Zero, (sum, entry) => sum + (entry.Number * entry.Term.Formula.Count(symbol)));

    /// <summary>Every element that occurs, sorted.</summary>
    public IReadOnlyList<string> Elements =>
        [.. Terms.SelectMany(entry => entry.Term.Formula.Atoms.Keys).Distinct().OrderBy(symbol => symbol, StringComparer.Ordinal)];

    /// <summary>True if every element balances.</summary>
    public bool IsBalanced => Elements.All(symbol => Excess(symbol).IsZero);

    /// <summary>Mass of the products less mass of the reactants, kg per mole of reaction; zero to rounding if balanced.</summary>
    public double MassExcess => Terms.Sum(entry => entry.Number.ToDouble() * entry.Term.Formula.MolarMass);

    /// <summary>The reaction the other way round.</summary>
    public Reaction Reverse() => new(Products, Reactants);

    /// <summary>The same reaction with every stoichiometric number times a factor above zero.</summary>
    public Reaction Times(Fraction factor) => new(
        [.. Reactants.Select(term => term with { Coefficient = term.Coefficient * factor })],
        [.. Products.Select(term => term with { Coefficient = term.Coefficient * factor })]);

    /// <summary>The reaction as one line of text, readable by <see cref="Parse"/>.</summary>
    public override string ToString() => $"{string.Join(" + ", Reactants)} -> {string.Join(" + ", Products)}";
}
