using System.Globalization;

namespace Anodyne.Figures.Text;

/// <summary>The one place where numbers become text in figures: invariant culture, fixed digits, true minus sign where people read it.</summary>
internal static class Format
{
    /// <summary>A length or coordinate in points with at most two decimals, for SVG attributes.</summary>
    /// <exception cref="InvalidOperationException">The number is not finite: nothing that is not a number may reach a figure.</exception>
    public static string Coordinate(double points)
    {
        if (!double.IsFinite(points))
        {
            throw new InvalidOperationException("A coordinate that is not a finite number reached the figure.");
        }

        var rounded = Math.Round(points, 2, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A number for people with a fixed count of decimals and a true minus sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? (text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : "\u2212" + text[1..]) : text;
    }

    /// <summary>A number for people with up to six significant digits.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
