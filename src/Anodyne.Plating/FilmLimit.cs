namespace Anodyne.Plating;

/// <summary>Whether a run may leave the field in the electrolyte out between its snapshots, because the film alone decides where the current goes.</summary>
public enum FilmLimit
{
    /// <summary>Only where the film varies, stretches or cracks and its resistance is above 200 times that of the electrolyte for the longest wave.</summary>
    Automatic,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
