using Anodyne.Figures.Color;

namespace Anodyne.Figures.Styles;

/// <summary>Sizes and fonts of a figure; the defaults keep to what journals of the field ask for: sans-serif 7 pt, lines of 0.75 to 1 pt.</summary>
public sealed record FigureStyle
{
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

    /// <summary>True to close the frame on all four sides; false for the left and lower side only.</summary>
    public bool IsBoxed { get; init; } = true;
}
