using System.Xml.Linq;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Horiba;

/// <summary>Horiba LabSpec XML (LSX): one spectrum, a line or a map; every axis is listed, the rows of the matrix follow with the first place
/// fastest.</summary>
internal sealed class JobinYvonXmlReader() : FormatReader("Horiba LabSpec xml", FormatMark.Signature, ".xml")
{
    private const string Axes = "0x7B697861";
    private const string Name = "0x6D707974";
    private const string UnitOf = "0x7C696E75";
    private const string Values = "0x7D6CD4DB";
    private const string Label = "0x6D6D616E";

    public override string CheckedAgainst => "rosettasciio";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Head.Contains("<LSX_Data", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var root = XmlText.Load(file);
        var axes = root.Descendants().FirstOrDefault(static e => Id(e) == Axes)?.Elements().ToArray()
            ?? throw Refusal.Broken(file, 0, "The file lists no axes");
        var (spectral, places) = ((SpectrumAxis?)null, new List<SpectrumAxis>());
        foreach (var axis in axes.Skip(1))
        {
            var (name, unit) = (Child(axis, Name), Child(axis, UnitOf));
            if (NumberWord.All(Child(axis, Values)) is not { Length: > 0 } values)
            {
                continue;
            }

            if (name.StartsWith("Spectr", StringComparison.Ordinal))
            {
                spectral = unit.Contains("cm", StringComparison.Ordinal) ? new SpectrumAxis("Raman shift", "1/cm", values)
                    : unit == "nm" ? new SpectrumAxis("Wavelength", "nm", values) : new SpectrumAxis("Energy", unit == "eV" ? "eV" : "", values);
            }
            else
            {
                places.Add(new SpectrumAxis(name, unit is "\u00B5m" or "\u03BCm" ? "um" : unit == "s" ? "s" : "", values));
            }
        }

        var rows = root.Descendants().Where(static e => e.Name.LocalName == "LSX_Row")
            .Select(row => NumberWord.All(row.Value) ?? throw Refusal.Broken(file, 0, "A row of the matrix holds a word")).ToList();
        if (spectral is null || rows.Count == 0 || rows.Any(row => row.Length != spectral.Values.Length)
            || places.Aggregate(1L, static (n, a) => n * a.Values.Length) != rows.Count)
        {
            throw Refusal.Broken(file, 0, "The matrix does not fit its axes", FormattableString.Invariant($"{rows.Count} rows"),
                "a row for each place, a number for each step");
        }

        var kind = spectral.Unit == "1/cm" ? SpectrumKind.Raman : SpectrumKind.Other;
        var settings = new Dictionary<string, string>();
        foreach (var entry in root.Descendants().Where(static e => Child(e, Label).Length > 0))
        {
            settings.TryAdd(Child(entry, Label), Child(entry, Values));
        }

        Measurement item = rows.Count == 1 ? new Spectrum(kind, spectral, rows[0])
            : new SpectrumSeries(kind, spectral, rows, Spread(places, rows.Count))
            {
                Grid = places.Count == 2 ? (places[0].Values.Length, places[1].Values.Length) : null,
            };
        return SpectrumFile.Of(file, Format, "", [item], [], new Provenance { Settings = settings, Instrument = settings.GetValueOrDefault("Instrument", "") });
    }

    // One place a spectrum: the first axis runs fastest.
    private static IReadOnlyList<SpectrumAxis> Spread(List<SpectrumAxis> axes, int count)
    {
        var stride = 1;
        var found = new List<SpectrumAxis>();
        foreach (var axis in axes)
        {
            var (own, step) = (axis.Values, stride);
            found.Add(new SpectrumAxis(axis.Name, axis.Unit, [.. Enumerable.Range(0, count).Select(k => own[k / step % own.Length])]));
            stride *= own.Length;
        }

        return found.Count > 0 ? found : [new SpectrumAxis("Number", "", [.. Enumerable.Range(1, count).Select(static n => (double)n)])];
    }

    private static string Id(XElement element) => element.Attribute("ID")?.Value ?? "";

    private static string Child(XElement element, string id)
        => element.Elements().FirstOrDefault(child => Id(child).Equals(id, StringComparison.OrdinalIgnoreCase))?.Value.Trim() ?? "";
}
