using SkiaSharp;

namespace Anodyne.Reports.Pictures;

/// <summary>
/// The typefaces of drawn text: Liberation Sans, which is shipped and has the widths of Helvetica and Arial; another family where a style names one that the
/// machine has; and for letters that these lack whatever the machine has.
/// </summary>
internal sealed class Typefaces
{
    private static readonly string[] Shipped = ["Helvetica", "Helvetica Neue", "Arial", "Liberation Sans", "Nimbus Sans", "sans-serif"];
    private readonly Dictionary<(bool IsBold, bool IsItalic), SKTypeface> _own = [];
    private readonly string? _family;

    /// <summary>Chooses.</summary>
    /// <param name="families">Families as the SVG text lists them.</param>
    public Typefaces(string families)
    {
        var first = families.Split(',')[0].Trim(' ', '\'', '"');
        _family = Shipped.Contains(first, StringComparer.OrdinalIgnoreCase) ? null : first;
    }

    /// <summary>The typeface of a piece of text.</summary>
    public SKTypeface Of(bool isBold, bool isItalic)
    {
        if (!_own.TryGetValue((isBold, isItalic), out var face))
        {
            _own[(isBold, isItalic)] = face = Named(isBold, isItalic) ?? Load(isBold ? "Bold" : isItalic ? "Italic" : "Regular");
        }

        return face;
    }

    /// <summary>A typeface of the machine that has a letter; null if there is none.</summary>
    public static SKTypeface? With(int letter) => SKFontManager.Default.MatchCharacter(letter);

    private SKTypeface? Named(bool isBold, bool isItalic)
    {
        if (_family is null)
        {
            return null;
        }

        var style = isBold ? SKFontStyle.Bold : isItalic ? SKFontStyle.Italic : SKFontStyle.Normal;
        return SKFontManager.Default.MatchFamily(_family, style) is { } face
            && face.FamilyName.Equals(_family, StringComparison.OrdinalIgnoreCase) ? face : null;
    }

    private static SKTypeface Load(string style)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"fonts/LiberationSans-{style}.ttf")!;
        return SKTypeface.FromStream(stream);
    }
}
