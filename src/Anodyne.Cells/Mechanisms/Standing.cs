namespace Anodyne.Cells.Mechanisms;

/// <summary>How well founded a model of a mechanism is, its parameters aside.</summary>
public enum Standing
{
    /// <summary>Algebra of stated equations, held against independent numerics.</summary>
    Solid,

    /// <summary>Rests on assumptions that a measurement could overturn.</summary>
    Plausible,

    /// <summary>A hypothesis: no measurement tells it from its rivals.</summary>
    Speculative,
}
