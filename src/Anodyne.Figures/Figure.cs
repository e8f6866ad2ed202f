using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures;

/// <summary>A figure of one or more panels, sized in millimeters for print: an immutable description that <see cref="Layout.SvgWriter.ToSvg"/> turns into SVG
/// text.
/// The same description gives the same text, byte for byte, on every machine.</summary>
public sealed record Figure
{
    /// <summary>Width of one column of a journal page, mm.</summary>
    public const double SingleColumn = 85;

    /// <summary>Width of two columns, mm.</summary>
    public const double DoubleColumn = 174;

    /// <summary>Width on paper, mm.</summary>
    public double WidthMm { get; init; } = SingleColumn;

    /// <summary>Height on paper, mm.</summary>
    public double HeightMm { get; init; } = 62;

    /// <summary>The panels, in reading order.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>Columns of the grid of panels, at least 1.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Relative widths of the frames in the grid's columns; null: equal.</summary>
    public IReadOnlyList<double>? ColumnWeights { get; init; }

    /// <summary>Relative heights of the frames in the grid's rows; null: equal.</summary>
    public IReadOnlyList<double>? RowWeights { get; init; }

    /// <summary>True to mark the panels a, b, c, ...; null: only if there is more than one.</summary>
    public bool? HasLetters { get; init; }

    /// <summary>Color bar right of all panels for maps that share one scale; null for none.</summary>
    public ColorScale? SharedColorBar { get; init; }

    /// <summary>Sizes and fonts.</summary>
    public FigureStyle Style { get; init; } = FigureStyle.Journal;

    /// <summary>Title for screen readers and file managers; not drawn.</summary>
    public string Title { get; init; } = "";

    /// <summary>Description for screen readers; not drawn.</summary>
    public string Description { get; init; } = "";

    /// <summary>A figure of one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="widthMm">Width, mm.</param>
    /// <param name="heightMm">Height, mm.</param>
    public static Figure Of(Panel panel, double widthMm = SingleColumn, double heightMm = 62) =>
        new() { Panels = [panel], WidthMm = widthMm, HeightMm = heightMm };
}
