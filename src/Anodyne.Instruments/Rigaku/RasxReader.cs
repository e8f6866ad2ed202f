using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Rigaku;

/// <summary>Rigaku .rasx: a zip of profiles (2 theta, counts, factor of the attenuator) with their conditions as XML. Counts are multiplied by the
/// factor.</summary>
internal sealed class RasxReader() : FormatReader("Rigaku rasx", FormatMark.Signature, ".rasx")
{
    public override string CheckedAgainst => "numpy on the profile inside";

    public override bool Recognizes(FileContent file) => Archive.IsArchive(file) && Archive.Mentions(file, "Data0/Profile0.txt"u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var archive = new Archive(file);
        var found = new List<Measurement>();
        List<string> warnings = archive.IsCut ? [archive.Loss] : [];
        foreach (var name in archive.Names.Where(static name =>
            name.StartsWith("Data", StringComparison.Ordinal) && name.Contains("/Profile", StringComparison.Ordinal)).Take(256))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var text = archive.Read(name).Text ?? throw Refusal.Broken(file, 0, "A profile is no text", name);
            var table = ColumnText.Read(text) ?? throw Refusal.Broken(file, 0, "A profile holds no rows of numbers", name);
            var counts = table.Columns.Length > 2 ? table.Columns[1].Zip(table.Columns[2], static (count, factor) => count * factor).ToArray()
                : table.Columns[1];
            found.Add(new Spectrum(SpectrumKind.Diffraction, new SpectrumAxis("2 theta", "deg", table.Columns[0]), counts)
            {
                ValueName = "Counts", ValueUnit = "1", Title = name, Diffraction = Conditions(archive, name),
            });
            if (table.Strange.Count > 0)
            {
                warnings.Add(LeftOut.At("line that is no row of numbers", "line", [.. table.Strange]) + ".");
            }
        }

        return found.Count > 0 ? SpectrumFile.Of(file, Format, "", found, warnings) : throw Refusal.Broken(file, 0, "The archive holds no profile");
    }

    private static DiffractionSettings Conditions(Archive archive, string profile)
    {
        var folder = profile[..profile.LastIndexOf('/')];
        if (archive.Names.FirstOrDefault(name => name.StartsWith(folder + "/MesurementConditions", StringComparison.Ordinal)) is not { } conditions)
        {
            return new DiffractionSettings();
        }

        var root = XmlText.Load(archive.Read(conditions));
        double? Angstrom(string name) =>
            root.Descendants().FirstOrDefault(e => e.Name.LocalName == name) is { } found && NumberWord.Of(found.Value) is { } value and > 0.1
            ? 1e-10 * value : null;
        return new DiffractionSettings
        {
            Wavelength = Angstrom("WavelengthKalpha1"), SecondWavelength = Angstrom("WavelengthKalpha2"),
            Anode = root.Descendants().FirstOrDefault(static e => e.Name.LocalName == "TargetName")?.Value.Trim() ?? "",
        };
    }
}
