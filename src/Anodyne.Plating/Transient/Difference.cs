namespace Anodyne.Plating.Transient;

/// <summary>What a flux is taken of: the fields themselves, or small changes of them.</summary>
internal enum Difference
{
    /// <summary>The fields.</summary>
    Whole,

    /// <summary>Changes of the fields, to first order.</summary>
    Linear,
}
