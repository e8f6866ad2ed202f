using System.Globalization;
using System.Text;

namespace Anodyne.Cli.Terminal;

/// <summary>Text of files and names made fit for a terminal: what steers a terminal is shown as its code, and the width is that of what is seen.</summary>
internal static class VisibleText
{
    /// <summary>The text with control characters, and marks that turn the direction of writing, as <c>\u001B</c>; line feeds and tabs stay.</summary>
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && !IsHidden(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var visible = new StringBuilder(text, 0, first, text.Length + 16);
        for (var at = first; at < text.Length; at++)
        {
            if (IsHidden(text[at]))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            }
            else
            {
                visible.Append(text[at]);
            }
        }

        return visible.ToString();
    }

    /// <summary>Columns that a text takes: two for wide letters of East Asia, none for marks set on others.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var letter in text)
        {
            width += Width(letter);
        }

        return width;
    }

    /// <summary>Columns that one letter takes.</summary>
    public static int Width(char letter) => letter < '\u0300' ? 1 : letter switch
    {
        <= '\u036F' or (>= '\u200B' and <= '\u200D') or '\uFEFF' => 0,
        (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') => 2,
        (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6') => 2,
        _ => 1,
    };

    private static bool IsHidden(char letter) =>
        (letter < ' ' && letter is not '\n' and not '\t')
        || letter is (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
