using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Plots;

namespace Anodyne.Figures;

/// <summary>How the two axes of a panel are tied to each other.</summary>
public enum Aspect
{
    /// <summary>Each axis fills its side.</summary>
    Free,

    /// <summary>One unit is equally long on both axes; the range of one axis grows to fill the frame (Nyquist plots).</summary>
    EqualByRange,

    /// <summary>One unit is equally long on both axes; the frame shrinks (maps).</summary>
    EqualByFrame,
}

/// <summary>Where the color bar of a panel's heat map stands.</summary>
public enum ColorBarPlace
{
    /// <summary>Right of the frame.</summary>
    Right,

    /// <summary>None; the figure shows a common one, or the scale is told in the caption.</summary>
    None,
}

/// <summary>A part of a panel that is shown larger.</summary>
/// <param name="Low">Where the part begins on the x axis, unit of that axis.</param>
/// <param name="High">Where it ends, above <paramref name="Low"/>.</param>
public sealed record Inset(double Low, double High)
{
    /// <summary>Lower end on the y axis, its unit; null: from the data between both ends.</summary>
    public double? Bottom { get; init; }

    /// <summary>Upper end on the y axis, its unit; null: from the data between both ends.</summary>
    public double? Top { get; init; }
}

/// <summary>One pair of axes with what is drawn in it.</summary>
public sealed record Panel
{
    /// <summary>Horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>Vertical axis on the left.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>Vertical axis on the right for series with <see cref="Series.IsOnRight"/>; null for none.</summary>
    public Axis? Right { get; init; }

    /// <summary>What is drawn, from back to front.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>Words above the frame, with markup.</summary>
    public string Title { get; init; } = "";

    /// <summary>How the axes are tied.</summary>
    public Aspect Aspect { get; init; }

    /// <summary>Where the legend of the labelled series stands.</summary>
    public LegendPlace Legend { get; init; }

    /// <summary>A second legend with its own entries; null for none.</summary>
    public Legend? SecondLegend { get; init; }

    /// <summary>
    /// The scale of curves that are members of one family, each by its number (cycle, temperature, time; <see cref="Series.Member"/>): the number becomes the
    /// color and a bar tells it, where a legend would list bare numbers. Null: none.
    /// </summary>
    public ColorScale? Family { get; init; }

    /// <summary>Color bar of the family, or of the first heat map.</summary>
    public ColorBarPlace ColorBar { get; init; }

    /// <summary>Parts of the panel that are shown larger; inside the frame where they hide no data, else in a strip above it.</summary>
    public IReadOnlyList<Inset> Insets { get; init; } = [];

    /// <summary>Row in the figure's grid from the top, 0, 1, ...; null: the panels fill the grid in order.</summary>
    public int? Row { get; init; }

    /// <summary>Column in the figure's grid from the left, 0, 1, ...; null: in order.</summary>
    public int? Column { get; init; }

    /// <summary>Grid columns that the panel spans, at least 1.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>
    /// Grid rows that the panel spans, at least 1; with more than one give the panels their places by <see cref="Row"/> and <see cref="Column"/>.
    /// </summary>
    public int RowSpan { get; init; } = 1;
}
