using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Jcamp;

/// <summary>One labelled data record: label without blanks, dashes, slashes and underscores in capitals, its text, and the lines below it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Text">What follows the equals sign.</param>
/// <param name="Lines">Lines up to the next label, without comments, with their numbers.</param>
internal sealed record LabelledRecord(string Label, string Text, IReadOnlyList<(string Text, int Number)> Lines)
{
    /// <summary>Takes a text apart.</summary>
    /// <param name="file">A text.</param>
    public static List<LabelledRecord> ReadAll(FileContent file)
    {
        var records = new List<LabelledRecord>();
        List<(string Text, int Number)> lines = [];
        var walk = new ByteLines(file.Bytes, 0);
        for (var number = 1; walk.MoveNext(); number++)
        {
            var line = Encoding.UTF8.GetString(walk.Line);
            var comment = line.IndexOf("$$", StringComparison.Ordinal);
            line = comment >= 0 ? line[..comment] : line;
            if (line.StartsWith("##", StringComparison.Ordinal) && line.IndexOf('=', StringComparison.Ordinal) is > 1 and var equals)
            {
                lines = [];
                records.Add(new LabelledRecord(Plain(line[2..equals]), line[(equals + 1)..].Trim(), lines));
            }
            else if (line.Length > 0)
            {
                lines.Add((line, number));
            }
        }

        return records;
    }

    /// <summary>A label as labels are compared.</summary>
    public static string Plain(string label) => string.Concat(label.Where(static c => c is not (' ' or '-' or '/' or '_'))).ToUpperInvariant();
}
