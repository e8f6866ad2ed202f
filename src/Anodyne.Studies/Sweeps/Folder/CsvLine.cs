using System.Text;

namespace Anodyne.Studies.Sweeps.Folder;

/// <summary>One line of a table of cases: fields between commas, words in quotes where they need them.</summary>
internal static class CsvLine
{
    /// <summary>A field as it stands in a line; a line break becomes a blank.</summary>
    public static string Field(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.AsSpan().IndexOfAny(',', '"') >= 0 ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }

    /// <summary>The fields of a line.</summary>
    public static List<string> Split(string line)
    {
        var fields = new List<string>();
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            fields.AddRange(line.Split(','));
            return fields;
        }

        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append(line[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
