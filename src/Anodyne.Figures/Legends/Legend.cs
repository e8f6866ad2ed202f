using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Legends;

/// <summary>Where a legend stands.</summary>
public enum LegendPlace
{
    /// <summary>The corner of the frame in which it hides the least.</summary>
    Best,

    /// <summary>Upper left corner.</summary>
    TopLeft,

    /// <summary>Upper right corner.</summary>
    TopRight,

    /// <summary>Lower left corner.</summary>
    BottomLeft,

    /// <summary>Lower right corner.</summary>
    BottomRight,

    /// <summary>Outside, right of the frame.</summary>
    Right,

    /// <summary>Outside, above the frame, in one row (more if it is too long).</summary>
    Above,

    /// <summary>No legend.</summary>
    None,
}

/// <summary>One line of a legend.</summary>
/// <param name="Label">The words, with markup.</param>
/// <param name="Color">Color of the key.</param>
public sealed record LegendEntry(string Label, Rgb Color)
{
    /// <summary>Pattern of the key's line.</summary>
    public Dash Dash { get; init; }

    /// <summary>Width of the key's line, points; null: the style's; 0: no line.</summary>
    public double? LineWidth { get; init; }

    /// <summary>Marker of the key.</summary>
    public Marker Marker { get; init; }

    /// <summary>True for a marker with a white inside.</summary>
    public bool HasOpenMarker { get; init; }

    /// <summary>True for a filled patch instead of a line.</summary>
    public bool IsPatch { get; init; }

    /// <summary>Opacity of the patch, 0 ... 1.</summary>
    public double PatchOpacity { get; init; } = 1;
}

/// <summary>A legend with its own entries: the second key of a panel, e.g. line patterns where colors are explained elsewhere.</summary>
/// <param name="Entries">The lines.</param>
public sealed record Legend(IReadOnlyList<LegendEntry> Entries)
{
    /// <summary>Where it stands.</summary>
    public LegendPlace Place { get; init; } = LegendPlace.Best;

    /// <summary>Heading; empty for none.</summary>
    public string Title { get; init; } = "";
}
