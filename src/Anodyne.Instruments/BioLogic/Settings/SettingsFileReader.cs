using System.Globalization;
using System.Text;

namespace Anodyne.Instruments.BioLogic;

/// <summary>
/// EC-Lab's settings (.mps), BT-Lab's log (.mpl) and the list of loop indexes (_LOOP.txt): text without a table. "Key : value" lines become settings; below
/// "Technique : n" the next line names the technique, and the parameter lines (name, then one value a sequence) become "n/name".
/// </summary>
public sealed class SettingsFileReader : IFormatReader
{
    private const int NameWidth = 20;

    /// <inheritdoc/>
    public string Format => "BioLogic settings";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith("EC-LAB SETTING FILE") || file.StartsWith("BT-LAB SETTING FILE") || file.StartsWith("BT-Lab LOG FILE") || file.StartsWith("EC-Lab LOG FILE")
            || file.StartsWith("VMP EXPERIMENT LOOP INDEXES");
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var settings = new Dictionary<string, string>();
        int technique = 0;
        int indexes = 0;
        bool isNamed = false;
        var lines = new ByteLines(file.Bytes, 0);
        while (lines.MoveNext())
        {
            string line = Encoding.Latin1.GetString(lines.Line);
            int colon = line.IndexOf(" : ", StringComparison.Ordinal);
            if (line.StartsWith("Technique : ", StringComparison.Ordinal))
            {
                _ = int.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out technique);
                isNamed = false;
            }
            else if (technique > 0 && !isNamed && line.Trim().Length > 0)
            {
                settings.TryAdd(FormattableString.Invariant($"{technique}"), line.Trim());
                isNamed = true;
            }
            else if (technique > 0 && line.Length > NameWidth)
            {
                string values = string.Join(" | ", line[NameWidth..].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                settings.TryAdd(FormattableString.Invariant($"{technique}/{line[..NameWidth].Trim()}"), values);
            }
            else if (colon > 0)
            {
                settings.TryAdd(line[..colon].Trim(), line[(colon + 3)..].Trim());
            }
            else if (int.TryParse(line.Trim(), CultureInfo.InvariantCulture, out int index))
            {
                settings.TryAdd(FormattableString.Invariant($"Loop {indexes++}"), FormattableString.Invariant($"{index}"));
            }
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Settings = settings };
    }
}
