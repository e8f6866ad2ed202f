using Anodyne.Figures.Color;

namespace Anodyne.Figures.Styles;

/// <summary>Sizes and fonts of a figure; the defaults keep to what journals of the field ask for: sans-serif 7 pt, lines of 0.75 to 1 pt.</summary>
public sealed record FigureStyle
{
    private static readonly ColorMap Families = ColorMap.Viridis.Part(0, 0.88);

    /// <summary>The defaults.</summary>
    public static FigureStyle Journal { get; } = new();

    /// <summary>A little larger, for pages that are read on a screen.</summary>
    public static FigureStyle Page { get; } = new() { TextSize = 8, LabelSize = 8.5, LetterSize = 10, PanelGap = 10 };

    /// <summary>Font families in the order in which they are tried.</summary>
    public string FontFamilies { get; init; } = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";

    /// <summary>Size of tick numbers, legends and annotations, points.</summary>
    public double TextSize { get; init; } = 7;

    /// <summary>Size of axis labels and panel titles, points.</summary>
    public double LabelSize { get; init; } = 7.5;

    /// <summary>Size of the bold panel letters, points.</summary>
    public double LetterSize { get; init; } = 9;

    /// <summary>Width of the frame and the ticks, points.</summary>
    public double AxisWidth { get; init; } = 0.75;

    /// <summary>Width of data lines that set none of their own, points.</summary>
    public double LineWidth { get; init; } = 1;

    /// <summary>Length of labelled ticks, points; the others are 0.6 times as long.</summary>
    public double TickLength { get; init; } = 2.8;

    /// <summary>Gap between panels, points.</summary>
    public double PanelGap { get; init; } = 9;

    /// <summary>Ink of axes and text.</summary>
    public Rgb Ink { get; init; } = Rgb.Gray(0x1a);

    /// <summary>Colors that series without one of their own take in turn, at least one.</summary>
    public IReadOnlyList<Rgb> Colors { get; init; } = Palette.OkabeIto;

    /// <summary>The map of families of curves (cycles, times, temperatures), whose light end is left out.</summary>
    public ColorMap Map { get; init; } = Families;

    /// <summary>Diameter of markers that set none of their own, points.</summary>
    public double MarkerSize { get; init; } = 3.2;

    /// <summary>The color of the series with this number; starts again after the last.</summary>
    /// <param name="index">0, 1, 2, ...</param>
    public Rgb ColorAt(int index) => Colors[index % Colors.Count];

    /// <summary>True to close the frame on all four sides; false for the left and lower side only.</summary>
    public bool IsBoxed { get; init; } = true;
}
