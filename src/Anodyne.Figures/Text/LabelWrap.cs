namespace Anodyne.Figures.Text;

/// <summary>Breaks long labels into lines at spaces.</summary>
internal static class LabelWrap
{
    // Stands where a long word may be broken without a space; no label holds it.
    private const char Joint = '\u0001';

    /// <summary>Lines that fit a width as far as words allow.</summary>
    /// <param name="label">The label, with markup.</param>
    /// <param name="width">Room, points.</param>
    /// <param name="size">Font size, points.</param>
    public static IReadOnlyList<string> Lines(string label, double width, double size)
    {
        if (TextWidth.Of(label, size) <= width)
        {
            return [label];
        }

        List<string> lines = [];
        var line = "";
        foreach (var word in Words(label).SelectMany(word => Parts(word, width, size)))
        {
            var longer = line.Length == 0 ? word : line.EndsWith(Joint) ? line[..^1] + word : line + " " + word;
            if (line.Length > 0 && TextWidth.Of(longer, size) > width)
            {
                lines.Add(line.TrimEnd(Joint));
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line.TrimEnd(Joint));
        return lines;
    }

    /// <summary>A word too long for the width in parts that end with the signs that names are made with; all but the last part carry a joint.</summary>
    private static IEnumerable<string> Parts(string word, double width, double size)
    {
        if (TextWidth.Of(word, size) <= width || word.Contains('{', StringComparison.Ordinal))
        {
            yield return word;
            yield break;
        }

        var start = 0;
        for (var i = 0; i < word.Length - 1; i++)
        {
            if (word[i] is '_' or '-' or '.' && i > start)
            {
                yield return word[start..(i + 1)] + Joint;
                start = i + 1;
            }
        }

        yield return word[start..];
    }

    /// <summary>The words; a space inside braces or between italic marks does not part them.</summary>
    private static IEnumerable<string> Words(string label)
    {
        var start = 0;
        var depth = 0;
        var isItalic = false;
        for (var i = 0; i < label.Length; i++)
        {
            depth += label[i] == '{' ? 1 : label[i] == '}' ? -1 : 0;
            isItalic ^= label[i] == '*' && (i == 0 || label[i - 1] != '\\');
            if (label[i] == ' ' && depth <= 0 && !isItalic)
            {
                if (i > start)
                {
                    yield return label[start..i];
                }

                start = i + 1;
            }
        }

        if (start < label.Length)
        {
            yield return label[start..];
        }
    }
}
