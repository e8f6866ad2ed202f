using System.Globalization;

namespace Anodyne.Figures.Color;

/// <summary>
/// A continuous map from 0 ... 1 to color, for fields. Every map here reads correctly in grey and with the common color-vision deficiencies; none is a rainbow.
/// </summary>
public sealed class ColorMap
{
    private readonly Rgb[] table;

    private ColorMap(string name, Rgb[] table) => (Name, this.table) = (name, table);

    private ColorMap(string name, bool isDiverging, params string[] controlPoints)
    {
        Name = name;
        IsDiverging = isDiverging;
        table = Interpolate([.. controlPoints.Select(Rgb.Parse)]);
    }

    /// <summary>Sequential, dark violet to yellow, lightness rising all the way: the default for concentrations, currents and fields.
    /// Eleven control points of viridis (S. van der Walt, N. Smith, CC0).</summary>
    public static ColorMap Viridis { get; } = new(
        "viridis", false, "440154", "482576", "414487", "35608d", "2a788e", "21908c", "22a884", "43bf71", "7ad151", "bbdf27", "fde725");

    /// <summary>Sequential, dark blue to yellow, nearly the same for every kind of color vision. Ten control points of cividis
    /// (J. Nunez, C. Anderton, R. Renslow, PLOS ONE 13 (2018) e0199239).</summary>
    public static ColorMap Cividis { get; } = new(
        "cividis", false, "00204d", "00336f", "39486b", "575c6d", "707173", "8a8779", "a69d75", "c4b56c", "e4cf5b", "ffea46");

    /// <summary>Diverging, blue (low) over near-white to red (high), only for signed quantities on a scale symmetric about the neutral value.
    /// Eleven control points of RdBu (C. Brewer, colorbrewer2.org).</summary>
    public static ColorMap Diverging { get; } = new(
        "blue-white-red", true, "053061", "2166ac", "4393c3", "92c5de", "d1e5f0", "f7f7f7", "fddbc7", "f4a582", "d6604d", "b2182b", "67001f");

    /// <summary>Sequential grey from nearly black to nearly white, so that ink and page stay distinct: micrographs and height maps.</summary>
    public static ColorMap Grays { get; } = new("grays", false, "181818", "f8f8f8");

    /// <summary>Name of the map.</summary>
    public string Name { get; }

    /// <summary>True if the map has a neutral middle and belongs to signed quantities.</summary>
    public bool IsDiverging { get; }

    /// <summary>The color at a position; below 0 the first, above 1 the last color.</summary>
    /// <param name="position">0 ... 1; must be a number.</param>
    public Rgb At(double position) => table[Index(position)];

    /// <summary>The color of one of the 256 steps.</summary>
    /// <param name="index">0 ... 255.</param>
    public Rgb Step(int index) => table[index];

    /// <summary>A part of this map stretched to 0 ... 1: without its lightest end, for lines on white.</summary>
    /// <param name="from">Where the part begins, 0 ... 1.</param>
    /// <param name="to">Where it ends, above <paramref name="from"/>, at most 1.</param>
    public ColorMap Part(double from, double to) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Name} {from:0.##} to {to:0.##}"),
            [.. Enumerable.Range(0, 256).Select(i => At(from + ((to - from) * i / 255)))]);

    /// <summary>Step (0 ... 255) that belongs to a position.</summary>
    internal static int Index(double position) => (int)Math.Round(255 * Math.Clamp(position, 0, 1));

    /// <summary>256 steps through the control points, straight in OKLab between neighbors.</summary>
    private static Rgb[] Interpolate(Rgb[] points)
    {
        var lab = points.Select(OkLab.From).ToArray();
        var steps = new Rgb[256];
        for (var i = 0; i < steps.Length; i++)
        {
            var at = i / 255.0 * (lab.Length - 1);
            var left = Math.Min((int)at, lab.Length - 2);
            steps[i] = OkLab.Mix(lab[left], lab[left + 1], at - left).ToRgb();
        }

        return steps;
    }
}
