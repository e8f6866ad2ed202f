namespace Anodyne.Figures.Text;

/// <summary>Breaks long labels into lines at spaces.</summary>
internal static class LabelWrap
{
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
        foreach (var word in Words(label))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextWidth.Of(longer, size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
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
