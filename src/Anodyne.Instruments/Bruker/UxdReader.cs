using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Bruker;

/// <summary>Bruker UXD: settings as <c>_NAME=value</c>, then counts (<c>_COUNTS</c>, <c>_CPS</c>) or angle and counts (<c>_2THETACOUNTS</c>,
/// <c>_2THETACPS</c>).</summary>
internal sealed class UxdReader() : FormatReader("Bruker uxd", FormatMark.Signature, ".uxd")
{
    public override string CheckedAgainst => "xylib; the same scan as raw";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Head.Contains("_FILEVERSION=", StringComparison.Ordinal)
        && file.Head.Contains("_WL1=", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var lines = new ByteLines(file.Text!.Bytes, 0);
        var settings = new Dictionary<string, string>();
        var found = new List<Measurement>();
        List<double> numbers = [];
        string? form = null;
        void Close()
        {
            if (form is not null)
            {
                found.Add(Pattern(file, settings, form, numbers));
            }

            (form, numbers) = (null, []);
        }

        for (var number = 1; lines.MoveNext(); number++)
        {
            var line = Encoding.UTF8.GetString(lines.Line).Trim();
            if (line.Length == 0 || line[0] == ';')
            {
                continue;
            }

            if (line[0] == '_')
            {
                Close();
                var cut = line.IndexOf('=', StringComparison.Ordinal);
                if (cut < 0)
                {
                    form = line.ToUpperInvariant();
                }
                else
                {
                    settings[line[1..cut]] = line[(cut + 1)..].Trim('\'');
                }

                continue;
            }

            if (form is null || NumberWord.All(line) is not { } row)
            {
                throw Refusal.BrokenLine(file, number, "A line is no setting and no row of counts", line);
            }

            numbers.AddRange(row);
        }

        Close();
        string[] warnings = file.Text!.Bytes is [.., (byte)'\n' or (byte)'\r'] ? [] : ["The file ends without an end of line; its last number may be cut."];
        var version = settings.GetValueOrDefault("FILEVERSION", "");
        return found.Count > 0 ? SpectrumFile.Of(file, Format, version, found, warnings, new Provenance { Settings = settings })
            : throw Refusal.Broken(file, 0, "The file holds no counts");
    }

    private static Spectrum Pattern(FileContent file, Dictionary<string, string> settings, string form, List<double> numbers)
    {
        double[] angles, counts;
        if (form is "_2THETACOUNTS" or "_2THETACPS" && numbers.Count >= 2 && numbers.Count % 2 == 0)
        {
            (angles, counts) = ([.. numbers.Where(static (_, k) => k % 2 == 0)], [.. numbers.Where(static (_, k) => k % 2 == 1)]);
        }
        else if (form is "_COUNTS" or "_CPS" && numbers.Count > 0 && NumberWord.Of(settings.GetValueOrDefault("START")) is { } start
            && NumberWord.Of(settings.GetValueOrDefault("STEPSIZE")) is { } step)
        {
            (angles, counts) = ([.. Enumerable.Range(0, numbers.Count).Select(k => start + (step * k))], [.. numbers]);
        }
        else
        {
            throw Refusal.Unknown(file, 0, "Counts stand in a form that is not known", form, "_COUNTS, _CPS, _2THETACOUNTS, _2THETACPS");
        }

        return new Spectrum(SpectrumKind.Diffraction, new SpectrumAxis("2 theta", "deg", angles), counts)
        {
            ValueName = form.EndsWith("CPS", StringComparison.Ordinal) ? "Count rate" : "Counts", ValueUnit =
                form.EndsWith("CPS", StringComparison.Ordinal) ? "1/s" : "1",
            Diffraction = new DiffractionSettings
            {
                Wavelength = 1e-10 * NumberWord.Of(settings.GetValueOrDefault("WL1")), SecondWavelength =
                    1e-10 * NumberWord.Of(settings.GetValueOrDefault("WL2")),
                SecondRatio = NumberWord.Of(settings.GetValueOrDefault("WLRATIO")) ?? 0.5, Anode = settings.GetValueOrDefault("ANODE", ""),
                StepTime = NumberWord.Of(settings.GetValueOrDefault("STEPTIME")),
            },
        };
    }
}
