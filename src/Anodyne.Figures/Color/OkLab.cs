namespace Anodyne.Figures.Color;

/// <summary>
/// A color in OKLab (B. Ottosson, 2020): a space in which equal steps look about equal, so that colors are mixed and lightness is judged in it.
/// </summary>
/// <param name="L">Perceived lightness, 0 black ... 1 white.</param>
/// <param name="A">Green (negative) to red (positive).</param>
/// <param name="B">Blue (negative) to yellow (positive).</param>
public readonly record struct OkLab(double L, double A, double B)
{
    /// <summary>Converts an sRGB color.</summary>
    public static OkLab From(Rgb color)
    {
        double r = ToLinear(color.R), g = ToLinear(color.G), b = ToLinear(color.B);
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new OkLab(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>The color between two others.</summary>
    /// <param name="from">Color at share 0.</param>
    /// <param name="to">Color at share 1.</param>
    /// <param name="share">0 ... 1.</param>
    public static OkLab Mix(OkLab from, OkLab to, double share) =>
        new(from.L + (share * (to.L - from.L)), from.A + (share * (to.A - from.A)), from.B + (share * (to.B - from.B)));

    /// <summary>Converts to sRGB; a color outside the gamut is cut channel by channel.</summary>
    public Rgb ToRgb()
    {
        var l = Cube(L + (0.3963377774 * A) + (0.2158037573 * B));
        var m = Cube(L - (0.1055613458 * A) - (0.0638541728 * B));
        var s = Cube(L - (0.0894841775 * A) - (1.2914855480 * B));
        return new Rgb(
            FromLinear((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            FromLinear((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            FromLinear((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    private static double Cube(double x) => x * x * x;

    private static double ToLinear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte FromLinear(double c)
    {
        var s = c <= 0.0031308 ? 12.92 * c : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055;
        return (byte)Math.Clamp(Math.Round(255 * s), 0, 255);
    }
}
