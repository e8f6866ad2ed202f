using System.Globalization;
using Anodyne.Instruments.BioLogic.Techniques;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>
/// EC-Lab's settings (.mps), BT-Lab's log (.mpl) and the list of loop indexes (_LOOP.txt): text without a table. "Key : value" lines become settings; below
/// "Technique : n" (in a log below "Cycle Definition") stand the name of the technique and its parameters.
/// </summary>
internal sealed class SettingsFileReader() : FormatReader("BioLogic settings", FormatMark.Signature, ".mps", ".mpl")
{
    private static readonly string[] Beginnings = ["EC-LAB SETTING FILE", "BT-LAB SETTING FILE", "BT-Lab LOG FILE", "EC-Lab LOG FILE",
        "VMP EXPERIMENT LOOP INDEXES"];

    public override string CheckedAgainst => "techniques and parameters against the mpr of the same run; no table";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && Array.Exists(Beginnings, beginning => text.StartsWith(beginning));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var settings = new Dictionary<string, string>();
        var techniques = new List<TechniqueSettings>();
        var lines = Lines(file);
        var isLog = lines[0].Contains(" LOG FILE", StringComparison.Ordinal);
        var indexes = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            var line = lines[i];
            var colon = line.IndexOf(" : ", StringComparison.Ordinal);
            if (!isLog && line.StartsWith("Technique : ", StringComparison.Ordinal) && i + 1 < lines.Count)
            {
                techniques.Add(ParameterText.Read(lines[i + 1].Trim(), lines.Skip(i + 2)));
                i += 1 + Length(lines, i + 2);
            }
            else if (colon > 0)
            {
                Keep(settings, line[..colon].Trim(), line[(colon + 3)..].Trim());
                if (isLog && line.StartsWith("Cycle Definition", StringComparison.Ordinal))
                {
                    techniques.Add(ParameterText.Read(lines.Skip(1).FirstOrDefault(static text => text.Trim().Length > 0, "").Trim(), lines.Skip(i + 1)));
                    i += Length(lines, i + 1);
                }
            }
            else if (int.TryParse(line.Trim(), CultureInfo.InvariantCulture, out var index))
            {
                settings.TryAdd(FormattableString.Invariant($"Loop {indexes++}"), FormattableString.Invariant($"{index}"));
            }
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Settings = settings, Techniques = techniques };
    }

    /// <summary>Keeps an entry; a name that comes again ("Comments", one line each) goes on in the same entry.</summary>
    internal static void Keep(Dictionary<string, string> settings, string name, string value)
    {
        if (!settings.TryGetValue(name, out var before) || before.Length == 0)
        {
            settings[name] = value;
        }
        else if (name == "Comments" && value.Length > 0)
        {
            settings[name] = $"{before}\n{value}";
        }
    }

    private static int Length(List<string> lines, int from)
    {
        var count = 0;
        while (from + count < lines.Count && lines[from + count].Trim().Length > 0)
        {
            count++;
        }

        return count;
    }

    private static List<string> Lines(FileContent file)
    {
        var all = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        while (lines.MoveNext())
        {
            all.Add(TextLine.Read(lines.Line));
        }

        return all;
    }
}
