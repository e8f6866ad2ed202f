using System.Globalization;

namespace Anodyne.Figures.Color;

/// <summary>An sRGB color with 8 bits a channel.</summary>
/// <param name="R">Red, 0 ... 255.</param>
/// <param name="G">Green, 0 ... 255.</param>
/// <param name="B">Blue, 0 ... 255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Black.</summary>
    public static Rgb Black => new(0, 0, 0);

    /// <summary>White.</summary>
    public static Rgb White => new(255, 255, 255);

    /// <summary>The color as <c>#rrggbb</c>, lower case.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    /// <summary>Reads <c>#rrggbb</c> (the hash may be missing).</summary>
    /// <exception cref="FormatException">The text is not six hexadecimal digits.</exception>
    public static Rgb Parse(string hex)
    {
        var digits = hex.AsSpan().TrimStart('#');
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var all))
        {
            throw new FormatException($"'{hex}' is not a color of the form #rrggbb.");
        }

        return new Rgb((byte)(all >> 16), (byte)(all >> 8), (byte)all);
    }

    /// <summary>A grey.</summary>
    /// <param name="level">0 black ... 255 white.</param>
    public static Rgb Gray(byte level) => new(level, level, level);
}
