namespace Anodyne.Figures.Color;

/// <summary>Categorical colors for lines, markers and bars: the set of M. Okabe and K. Ito (2008), told apart with every common kind of color vision.</summary>
public static class Palette
{
    /// <summary>Blue, #0072b2.</summary>
    public static Rgb Blue { get; } = new(0x00, 0x72, 0xb2);

    /// <summary>Vermilion, #d55e00.</summary>
    public static Rgb Vermilion { get; } = new(0xd5, 0x5e, 0x00);

    /// <summary>Bluish green, #009e73.</summary>
    public static Rgb Green { get; } = new(0x00, 0x9e, 0x73);

    /// <summary>Orange, #e69f00.</summary>
    public static Rgb Orange { get; } = new(0xe6, 0x9f, 0x00);

    /// <summary>Sky blue, #56b4e9.</summary>
    public static Rgb SkyBlue { get; } = new(0x56, 0xb4, 0xe9);

    /// <summary>Reddish purple, #cc79a7.</summary>
    public static Rgb Purple { get; } = new(0xcc, 0x79, 0xa7);

    /// <summary>Yellow, #f0e442: too light for thin lines on white, so it comes last.</summary>
    public static Rgb Yellow { get; } = new(0xf0, 0xe4, 0x42);

    /// <summary>Grey for what stands behind (replicates, references), #8a8a8a.</summary>
    public static Rgb Gray { get; } = Rgb.Gray(0x8a);

    /// <summary>The order in which series without a color of their own take one.</summary>
    public static IReadOnlyList<Rgb> OkabeIto { get; } = [Blue, Vermilion, Green, Purple, Orange, SkyBlue, Rgb.Black, Yellow];

    /// <summary>The color of the series with this number; starts again after eight.</summary>
    /// <param name="index">0, 1, 2, ...</param>
    public static Rgb At(int index) => OkabeIto[index % OkabeIto.Count];

    /// <summary>
    /// Colors for an ordered family of curves (cycle numbers, times): equal steps through a sequential map, its lightest end left out so that lines stay
    /// visible on white.
    /// </summary>
    /// <param name="count">How many curves, at least 1.</param>
    /// <param name="map">The map; viridis if not given.</param>
    public static IReadOnlyList<Rgb> Sequence(int count, ColorMap? map = null)
    {
        map ??= ColorMap.Viridis;
        return [.. Enumerable.Range(0, count).Select(i => map.At(count == 1 ? 0 : 0.86 * i / (count - 1)))];
    }
}
