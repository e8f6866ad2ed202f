using Anodyne.Instruments.BioLogic.Techniques;
using Anodyne.Instruments.Reading;
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

    public byte Delimiter { get; private init; } = (byte)'\t';

    public static TextHeader Read(FileContent file, List<string> warnings)
    {
        ReadOnlySpan<byte> text = file.Bytes;
        var lines = new ByteLines(text, 0);
        var settings = new Dictionary<string, string>();
        var technique = "";
        var count = file.Head[..Math.Min(file.Head.Length, 20)].Contains("ASCII FILE", StringComparison.Ordinal) ? int.MaxValue : 1;
        var number = 0;
        List<string>? parameters = null;
        while (lines.MoveNext())
        {
            number++;
            var line = TextLine.Read(lines.Line);
            var isHeader = IsHeader(line);
            if (number == count && !isHeader && number > 1)
            {
                // The header may stand a few lines further on, or has been passed.
                count = HeaderBehind(text, lines.Next, number) ?? throw NoHeader(file, number, line);
                warnings.Add(FormattableString.Invariant(
                    $"The file announces {number} lines before its rows; the names of its columns stand in line {count}."));
            }
            else if (isHeader && number < count && number > 1 && count < int.MaxValue)
            {
                warnings.Add(FormattableString.Invariant(
                    $"The file announces {count} lines before its rows; the names of its columns stand in line {number}."));
                count = number;
            }

            if (number == count)
            {
                var delimiter = line.Contains('\t', StringComparison.Ordinal) || !line.Contains(';', StringComparison.Ordinal) ? '\t' : ';';
                return new TextHeader(
                    Split(line, delimiter), lines.Next, technique, settings, parameters is null ? []
                        : [ParameterText.Read(technique, parameters)]) { Delimiter = (byte)delimiter };
            }

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

        throw Refusal.Broken(file, text.Length, "The file ends inside its header", FormattableString.Invariant($"{number} lines"),
            FormattableString.Invariant($"{count} lines"));
    }

    // Two names that EC-Lab prints, in a line of cells.
    private static bool IsHeader(string line)
        => line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';') is { Length: > 1 } cells
            && cells.Count(static cell => TextColumns.Find(cell.Trim()).Term is not null
                || cell.Trim() is "mode" or "ox/red" or "error" or "control/V" or "dq/mA.h") >= 2;

    private static int? HeaderBehind(ReadOnlySpan<byte> text, int start, int number)
    {
        var lines = new ByteLines(text, start);
        for (var further = 1; further <= 20 && lines.MoveNext(); further++)
        {
            if (IsHeader(TextLine.Read(lines.Line)))
            {
                return number + further;
            }
        }

        return null;
    }

    private static Quantities.InputException NoHeader(FileContent file, int line, string found)
        => Refusal.BrokenLine(
            file, line, "The names of the columns are not where the file says", $"'{(found.Length > 60 ? found[..60] + "..." : found)}'",
            "names such as mode, time/s, Ewe/V", "Correct 'Nb header lines', which counts the lines up to the names of the columns.");

    private static int Count(FileContent file, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line.StartsWith("Nb header lines", StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 3
            ? count
            : throw Refusal.BrokenLine(file, 2, "The number of header lines is not stated", $"'{line.Trim()}'", "'Nb header lines : N' with N >= 3");
    }

    private static string[] Split(string line, char delimiter)
        => [.. line.TrimEnd(delimiter, ' ').Split(delimiter).Select(static cell => cell.Replace('\uFFFD', 'µ').Trim())];
}
