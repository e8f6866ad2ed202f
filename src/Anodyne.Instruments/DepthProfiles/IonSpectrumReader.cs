using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.DepthProfiles;

/// <summary>Mass spectra as SurfaceLab exports them: comments "# Name: value", the titles "Channel, m/z, Intensity" divided by tabs, then the rows.</summary>
internal sealed class IonSpectrumReader() : FormatReader("SurfaceLab spectrum", FormatMark.Headers, ".txt")
{
    private const int MostHeader = 40;

    public override string CheckedAgainst => "the column sums of three public spectra";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Opening.Take(MostHeader).Any(static line => IsTitle(line.Line));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var text = file.Text!;
        var lines = Encoding.UTF8.GetString(text.Bytes).Split('\n');
        var at = Array.FindIndex(lines, IsTitle);
        var tags = lines.Take(at).Select(static line => line.TrimStart('#', ' ').Split(':', 2)).Where(static pair => pair.Length == 2)
            .DistinctBy(static pair => pair[0].Trim()).ToDictionary(static pair => pair[0].Trim(), static pair => pair[1].Trim());
        var (masses, counts, left) = (new List<double>(), new List<double>(), new List<int>());
        for (var k = at + 1; k < lines.Length; k++)
        {
            var cells = lines[k].Split('\t', StringSplitOptions.TrimEntries);
            if (lines[k].Trim().Length == 0)
            {
                continue;
            }

            if (cells.Length == 3 && Read(cells[1], out var mass) && Read(cells[2], out var count))
            {
                masses.Add(mass);
                counts.Add(count);
            }
            else
            {
                left.Add(k + 1);
            }
        }

        if (masses.Count == 0)
        {
            throw Refusal.BrokenLine(file, at + 2, "The spectrum has no row of numbers", "", "channel, m/z, intensity");
        }

        LeftOut[] leftOut = left.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", left)];
        List<string> warnings = [.. leftOut.Select(static item => item + ".")];
        if (text.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        return SpectrumFile.Of(file, Format, "", [new Spectrum(SpectrumKind.Mass, new SpectrumAxis("Mass over charge", "", [.. masses]),
            [.. counts]) { ValueUnit = "1" }],
            warnings, new Provenance { Technique = "TOF-SIMS", Settings = tags }, leftOut);
    }

    private static bool IsTitle(string line) => line.Trim().Split('\t', StringSplitOptions.TrimEntries) is ["Channel", "m/z", "Intensity"];

    private static bool Read(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);
}
