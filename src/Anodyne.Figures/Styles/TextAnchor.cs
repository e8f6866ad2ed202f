namespace Anodyne.Figures.Styles;

/// <summary>Where text sits relative to its anchor point.</summary>
public enum TextAnchor
{
    /// <summary>The text begins at the point.</summary>
    Start,

    /// <summary>The text is centered on the point.</summary>
    Middle,

    /// <summary>The text ends at the point.</summary>
    End,
}
