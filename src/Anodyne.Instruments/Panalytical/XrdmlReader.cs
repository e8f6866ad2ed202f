using System.Xml.Linq;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Panalytical;

/// <summary>
/// PANalytical XRDML, every version: each scan a pattern. Versions up to 1.7 hold <c>intensities</c>, which the attenuator is already counted in; later ones
/// hold <c>counts</c>, which are multiplied by the factors of the attenuator.
/// </summary>
internal sealed class XrdmlReader() : FormatReader("PANalytical xrdml", FormatMark.Signature, ".xrdml")
{
    public override string CheckedAgainst => "xylib; the maker's csv export";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Head.Contains("<xrdMeasurements", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var root = XmlText.Load(file);
        var version = root.Name.NamespaceName is { Length: > 0 } space ? space[(space.LastIndexOf('/') + 1)..] : "";
        List<string> warnings = [];
        List<(Measurement, Provenance)> found = [];
        foreach (var measurement in root.Elements().Where(static e => e.Name.LocalName == "xrdMeasurement"))
        {
            var wave = Child(measurement, "usedWavelength");
            var settings = new DiffractionSettings
            {
                Wavelength = Angstrom(wave, "kAlpha1"), SecondWavelength = Angstrom(wave, "kAlpha2"),
                SecondRatio = NumberWord.Of(Child(wave, "ratioKAlpha2KAlpha1")?.Value) ?? 0.5,
                Anode = measurement.Descendants().FirstOrDefault(static e => e.Name.LocalName == "anodeMaterial")?.Value.Trim() ?? "",
            };
            foreach (var scan in measurement.Elements().Where(static e => e.Name.LocalName == "scan"))
            {
                found.Add((Pattern(file, scan, settings, warnings), new Provenance
                {
                    Settings = new Dictionary<string, string>
                    {
                        ["scan axis"] = scan.Attribute("scanAxis")?.Value ?? "",
                        ["sample"] = root.Descendants().FirstOrDefault(static e => e.Name.LocalName == "sample") is { } sample ? Child(sample, "id")?.Value
                            ?? "" : "",
                        ["wavelength intended"] = wave?.Attribute("intended")?.Value ?? "",
                    },
                    Start = DateTimeOffset.TryParse(Child(Child(scan, "header"), "startTimeStamp")?.Value, System.Globalization.CultureInfo.InvariantCulture,
                        System.Globalization.DateTimeStyles.AssumeUniversal, out var start) ? start : null,
                }));
            }
        }

        return found.Count > 0 ? SpectrumFile.Of(file, Format, version, found, warnings) : throw Refusal.Broken(file, 0, "The file holds no scan");
    }

    private static Spectrum Pattern(FileContent file, XElement scan, DiffractionSettings settings, List<string> warnings)
    {
        var points = Child(scan, "dataPoints") ?? throw Refusal.Broken(file, 0, "A scan holds no points");
        var stated = Child(points, "intensities") ?? Child(points, "counts")
            ?? throw Refusal.Unknown(file, 0, "A scan holds neither intensities nor counts",
                string.Join(", ", points.Elements().Select(static e => e.Name.LocalName)),
                "intensities, counts");
        var values = NumberWord.All(stated.Value) ?? throw Refusal.Broken(file, 0, "An intensity is no number");
        if (stated.Name.LocalName == "counts" && Child(points, "beamAttenuationFactors") is { } attenuation
            && NumberWord.All(attenuation.Value) is { } factors && factors.Length == values.Length)
        {
            values = [.. values.Zip(factors, static (count, factor) => count * factor)];
        }

        var positions = points.Elements().FirstOrDefault(static e => e.Name.LocalName == "positions" && e.Attribute("axis")?.Value == "2Theta")
            ?? throw Refusal.Broken(file, 0, "A scan has no axis 2Theta", scan.Attribute("scanAxis")?.Value ?? "", "a scan over 2Theta");
        double[] axis;
        if (Child(positions, "listPositions") is { } list)
        {
            axis = NumberWord.All(list.Value) ?? [];
        }
        else if (NumberWord.Of(Child(positions, "startPosition")?.Value) is { } first && NumberWord.Of(Child(positions, "endPosition")?.Value) is { } last)
        {
            axis = values.Length == 0 ? [] : SpectrumAxis.Even("2 theta", "deg", first, last, values.Length).Values;
        }
        else
        {
            throw Refusal.Broken(file, 0, "The axis 2Theta of a scan does not move", Child(positions, "commonPosition")?.Value ?? "", "a start and an end");
        }

        if (scan.Attribute("status")?.Value is { } status && status != "Completed")
        {
            warnings.Add($"A scan has the status {status}.");
        }

        return new Spectrum(SpectrumKind.Diffraction, new SpectrumAxis("2 theta", "deg", axis), values)
        {
            ValueName = "Counts", ValueUnit = "1", Diffraction = settings with { StepTime = NumberWord.Of(Child(points, "commonCountingTime")?.Value) },
        };
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static double? Angstrom(XElement? wave, string name) => NumberWord.Of(Child(wave, name)?.Value) is { } value and > 0.01 ? 1e-10 * value : null;
}
