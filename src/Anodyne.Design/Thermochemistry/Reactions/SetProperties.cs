using System.Collections.Immutable;
using Anodyne.Design.Thermochemistry.Tables;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>What one data set says of a reaction. Nothing is filled from another set: what it lacks stays null.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Gibbs">Reaction Gibbs energy, J per mole of reaction; null if a value is missing.</param>
/// <param name="Enthalpy">Reaction enthalpy, J per mole of reaction; null if a value is missing.</param>
/// <param name="Entropy">Reaction entropy, J/K per mole of reaction; null if a value is missing.</param>
/// <param name="GibbsError">Largest error of the Gibbs energy from rounding and from the neglected heat capacity, J; 0 if <paramref name="Gibbs"/> is
/// null.</param>
/// <param name="Potential">Equilibrium potential against lithium, V; null if lithium metal takes no part or the Gibbs energy is missing.</param>
/// <param name="Missing">Species without a Gibbs energy in this set; "entropy of X" where only the way to this temperature is missing.</param>
/// <param name="FromPolynomials">True if every value comes from a fit in temperature.</param>
public sealed record SetProperties(
    DataSet Set, double? Gibbs, double? Enthalpy, double? Entropy, double GibbsError, double? Potential,
    ImmutableArray<string> Missing, bool FromPolynomials)
{
    /// <summary>True if the set holds a Gibbs energy of every species.</summary>
    public bool IsComplete => Gibbs is not null;
}
