using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Specs;

/// <summary>SPECS Prodigy and SpecsLab text (.xy): comments with settings above every region, cycle and scan; each block of numbers is a spectrum.</summary>
internal sealed class SpecsXyReader() : FormatReader("SPECS xy", FormatMark.Signature, ".xy")
{
    public override string CheckedAgainst => "xylib";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Head.StartsWith("# Created by:", StringComparison.Ordinal)
        && file.Head.AsSpan(0, Math.Min(file.Head.Length, 100)).Contains("Specs", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var settings = new Dictionary<string, string>();
        var found = new List<(Measurement, Provenance)>();
        var (x, y) = (new List<double>(), new List<double>());
        List<int> strange = [];
        void Close()
        {
            if (x.Count > 0)
            {
                found.Add((Block(settings, [.. x], [.. y]), new Provenance
                {
                    Settings = new Dictionary<string, string>(settings), Technique = settings.GetValueOrDefault("Analysis Method", ""),
                    Instrument = settings.GetValueOrDefault("Analyzer", ""),
                }));
            }

            x.Clear();
            y.Clear();
        }

        var lines = new ByteLines(file.Text!.Bytes, 0);
        for (var number = 1; lines.MoveNext(); number++)
        {
            var line = Encoding.UTF8.GetString(lines.Line).Trim();
            if (line.StartsWith('#'))
            {
                Close();
                foreach (var part in line.TrimStart('#').Split(',').Select(static part => part.Split(':', 2)).Where(static part => part.Length == 2))
                {
                    settings[part[0].Trim()] = part[1].Trim();
                }

                var whole = line.TrimStart('#').Split(':', 2);
                if (whole.Length == 2)
                {
                    settings[whole[0].Trim()] = whole[1].Trim();
                }
            }
            else if (line.Length > 0 && NumberWord.All(line) is { Length: >= 2 } row)
            {
                x.Add(row[0]);
                y.Add(row[1]);
            }
            else if (line.Length > 0)
            {
                strange.Add(number);
            }
        }

        Close();
        LeftOut[] left = strange.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", strange)];
        List<string> warnings = [.. left.Select(static item => item + ".")];
        if (file.Text!.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        return found.Count > 0 ? SpectrumFile.Of(file, Format, "", found, warnings, left) : throw Refusal.Broken(file, 0, "The file holds no row of numbers");
    }

    private static Spectrum Block(Dictionary<string, string> settings, double[] x, double[] y)
    {
        var axis = settings.GetValueOrDefault("Energy Axis", "");
        var isRate = settings.GetValueOrDefault("Count Rate", "").Contains("per Second", StringComparison.OrdinalIgnoreCase);
        return new Spectrum(
            SpectrumKind.Photoelectron, new SpectrumAxis(axis.StartsWith("Binding", StringComparison.Ordinal) ? "Binding energy" : "Kinetic energy", "eV", x),
            y)
        {
            Title = settings.GetValueOrDefault("Region", ""), ValueName = isRate ? "Count rate" : "Counts", ValueUnit = isRate ? "1/s" : "1",
            Photoelectron = new PhotoelectronSettings
            {
                SourceEnergy = NumberWord.Of(settings.GetValueOrDefault("Excitation Energy")), PassEnergy =
                    NumberWord.Of(settings.GetValueOrDefault("Pass Energy")),
                WorkFunction = NumberWord.Of(settings.GetValueOrDefault("Eff. Workfunction")), DwellTime =
                    NumberWord.Of(settings.GetValueOrDefault("Dwell Time")),
                Level = settings.GetValueOrDefault("Region", ""),
            },
        };
    }
}
