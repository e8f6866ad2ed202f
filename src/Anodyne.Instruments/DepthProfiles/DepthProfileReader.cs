using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.DepthProfiles;

/// <summary>
/// Depth profiles as text: comments "# Name: value", a line of titles that begins with "Sputter Time", "Sputter time (s)" or "Depth (nm)", perhaps a line of
/// units, then
/// rows of the place and the counts of each ion. Tabs, semicolons or commas divide the cells.
/// </summary>
internal sealed class DepthProfileReader() : FormatReader("depth profile text", FormatMark.Headers, ".txt", ".csv")
{
    private const int MostHeader = 60;

    public override string CheckedAgainst => "simulated profiles of known interfaces";

    public override string NotSupported => "ION-TOF .ita, .itm, .itax and BIF, PHI .raw: export the profile as text";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Opening.Take(MostHeader).Any(static line => IsTitle(line.Line));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var text = file.Text!;
        var lines = Encoding.UTF8.GetString(text.Bytes).Split('\n', StringSplitOptions.TrimEntries);
        var at = Array.FindIndex(lines, IsTitle);
        var titles = Cells(lines[at]);
        var tags = lines.Take(at).Select(static line => line.TrimStart('#', ' ').Split(':', 2)).Where(static pair => pair.Length == 2)
            .DistinctBy(static pair => pair[0].Trim()).ToDictionary(static pair => pair[0].Trim(), static pair => pair[1].Trim());
        var units = at + 1 < lines.Length ? Cells(lines[at + 1]) : [];
        var hasUnits = units.Length > 0 && !Read(units[0], out _);
        var unit = titles[0].IndexOfAny(['(', '[', '/']) is var open and >= 0 ? titles[0][(open + 1)..].Trim(' ', ')', ']') : hasUnits ? units[0].Trim('(',
            ')') : "";
        var isDepth = titles[0].StartsWith("Depth", StringComparison.OrdinalIgnoreCase) || titles[0].StartsWith("Sputter depth",
            StringComparison.OrdinalIgnoreCase);
        var factor = (isDepth, unit) switch
        {
            (false, "s" or "") => 1, (false, "min") => 60, (true, "nm") => 1e-9, (true, "um" or "µm" or "μm") => 1e-6, (true, "m") => 1, (true, "A" or "Å") =>
                1e-10,
            _ => throw Refusal.BrokenLine(file, at + 1, "The unit of the sputter time or depth is not known", $"'{unit}'", "s, min; nm, um, m"),
        };
        var (places, counts, left) = (new List<double>(), titles.Skip(1).Select(static _ => new List<double>()).ToArray(), new List<int>());
        for (var k = at + (hasUnits ? 2 : 1); k < lines.Length; k++)
        {
            var cells = Cells(lines[k]);
            if (lines[k].Length == 0)
            {
                continue;
            }

            if (cells.Length != titles.Length || !Read(cells[0], out var place) || (places.Count > 0 && factor * place <= places[^1]))
            {
                left.Add(k + 1);
                continue;
            }

            places.Add(factor * place);
            for (var c = 0; c < counts.Length; c++)
            {
                counts[c].Add(Read(cells[c + 1], out var count) ? count : double.NaN);
            }
        }

        if (places.Count == 0)
        {
            throw Refusal.BrokenLine(file, at + 2, "The profile has no row of numbers", "", "a place and a count for each ion");
        }

        LeftOut[] leftOut = left.Count == 0 ? [] : [LeftOut.At("line that is no row of rising places", "line", left)];
        List<string> warnings = [.. leftOut.Select(static item => item + ".")];
        if (text.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        // Two columns of one name would be one ion twice.
        var names = titles.Skip(1).Select(static (title, k) => title.Length > 0 ? title : FormattableString.Invariant($"column {k + 2}")).ToArray();
        var ions = names.Select((name, c) => new IonProfile(
            names.Take(c).Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("Sputter time", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Depth", StringComparison.OrdinalIgnoreCase)
                ? FormattableString.Invariant($"{name} {c + 2}") : name, [.. counts[c]])).ToArray();
        return SpectrumFile.Of(file, Format, "", [new DepthProfile([.. places], ions) { IsDepth = isDepth }], warnings,
            new Provenance { Technique = "TOF-SIMS", Settings = tags }, leftOut);
    }

    private static bool IsTitle(string line) =>
        Cells(line) is [var first, _, ..] && (first.StartsWith("Sputter time", StringComparison.OrdinalIgnoreCase) || first.StartsWith("Sputter depth",
            StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Depth (", StringComparison.OrdinalIgnoreCase));

    private static string[] Cells(string line) =>
        line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',',
            StringSplitOptions.TrimEntries);

    private static bool Read(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);
}
