using Anodyne.Figures.Color;

namespace Anodyne.Reports.Sections;

/// <summary>One color and line pattern a variant, the same in every figure of a report.</summary>
public static class SeriesColors
{
    private static readonly Rgb[] Colors = [Palette.Blue, Palette.Vermilion, Palette.Green, Palette.Purple, Palette.Orange, Palette.SkyBlue];

    /// <summary>Color of the variant with this number.</summary>
    /// <param name="index">Number of the variant, from 0; the colors begin again after the sixth.</param>
    public static Rgb Of(int index) => Colors[index % Colors.Length];

    /// <summary>Pattern of the variant's lines; changes when the colors start again.</summary>
    /// <param name="index">Number of the variant, from 0.</param>
    public static Dash DashOf(int index) => (index / Colors.Length) switch { 0 => Dash.Solid, 1 => Dash.Dashed, _ => Dash.DashDot };
}
