using System.Text;
using Anodyne.Instruments.BioLogic.Settings;
using Anodyne.Instruments.BioLogic.Techniques;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>The lines before the table of EC-Lab's text export: "Nb header lines : N" counts them, the header of the columns included.</summary>
internal sealed class TextHeader
{
    private TextHeader(string[] columns, int firstRow, string technique, Dictionary<string, string> settings, IReadOnlyList<TechniqueSettings> techniques)
    {
        Techniques = techniques;
        Columns = columns;
        FirstRow = firstRow;
        Technique = technique;
        Settings = settings;
    }

    public string[] Columns { get; }

    public int FirstRow { get; }

    public string Technique { get; }

    public Dictionary<string, string> Settings { get; }

    /// <summary>The technique with its parameters, which stand below "Cycle Definition"; none in a short header.</summary>
    public IReadOnlyList<TechniqueSettings> Techniques { get; }

    public static TextHeader Read(FileContent file)
    {
        ReadOnlySpan<byte> text = file.Bytes;
        var begin = text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var lines = new ByteLines(text, begin);
        var settings = new Dictionary<string, string>();
        var technique = "";
        var count = Encoding.Latin1.GetString(text[begin..Math.Min(text.Length, begin + 20)]).Contains("ASCII FILE", StringComparison.Ordinal) ? int.MaxValue : 1;
        var number = 0;
        List<string>? parameters = null;
        while (lines.MoveNext())
        {
            number++;
            if (number == count)
            {
                return new TextHeader(Split(lines.Line), lines.Next, technique, settings, parameters is null ? [] : [ParameterText.Read(technique, parameters)]);
            }

            var line = TextLine.Read(lines.Line);
            parameters?.Add(line);
            if (number == 2)
            {
                count = Count(file, line);
            }
            else if (number == 4 && line.Trim().Length > 0)
            {
                technique = line.Trim();
            }
            else if (line.Contains(" for windows v", StringComparison.Ordinal))
            {
                settings.TryAdd("Software", line.Trim());
            }
            else if (line.IndexOf(" : ", StringComparison.Ordinal) is > 0 and var colon)
            {
                SettingsFileReader.Keep(settings, line[..colon].Trim(), line[(colon + 3)..].Trim());
                parameters ??= line.StartsWith("Cycle Definition", StringComparison.Ordinal) ? [] : null;
            }
        }

        throw Refusal.Broken(file, text.Length, "The file ends inside its header", FormattableString.Invariant($"{number} lines"), FormattableString.Invariant($"{count} lines"));
    }

    private static int Count(FileContent file, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line.StartsWith("Nb header lines", StringComparison.Ordinal) && int.TryParse(line.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 3
            ? count
            : throw Refusal.BrokenLine(file, 2, "The number of header lines is not stated", $"'{line.Trim()}'", "'Nb header lines : N' with N >= 3");
    }

    private static string[] Split(ReadOnlySpan<byte> line)
        => [.. TextLine.Read(line).TrimEnd('\t', ' ').Split('\t').Select(static cell => cell.Replace('\uFFFD', 'µ').Trim())];
}
