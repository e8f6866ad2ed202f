namespace Anodyne.Analysis.Options;

/// <summary>What charges and currents of a result are divided by.</summary>
public enum Per
{
    /// <summary>The area where it is known, else nothing.</summary>
    Known,

    /// <summary>The area of one electrode.</summary>
    Area,

    /// <summary>The active mass.</summary>
    Mass,

    /// <summary>Nothing: the whole cell.</summary>
    Whole,
}
