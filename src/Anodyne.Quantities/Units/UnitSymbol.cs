using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>One unit symbol: its size in coherent SI units and its dimension.</summary>
/// <param name="Symbol">The symbol as written, without prefix.</param>
/// <param name="Scale">SI value of one such unit.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="TakesPrefix">True if k, m, u ... may stand in front.</param>
/// <param name="Meaning">The unit in words, for messages and lists.</param>
public sealed record UnitSymbol(string Symbol, double Scale, Dimension Dimension, bool TakesPrefix, string Meaning);
