using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Witec;

/// <summary>Text of WiTec Project: [Header] with the unit of the axis, [Data] with one or several spectra. Values of a full detector (65535) are
/// told.</summary>
internal sealed class WitecTextReader() : FormatReader("WiTec text", FormatMark.Signature, ".txt")
{
    private const double FullDetector = 65535;

    public override string CheckedAgainst => "numpy";

    public override bool Recognizes(FileContent file) => file.Text is not null && file.Head.StartsWith("//Exported ASCII-File", StringComparison.Ordinal)
        && file.Head.Contains("XAxisUnit", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var table = ColumnText.Read(file) ?? throw Refusal.Broken(file, 0, "The file holds no rows of numbers");
        var settings = new Dictionary<string, string>();
        foreach (var pair in table.HeaderLines.Select(static line => line.Split('=', 2)).Where(static pair => pair.Length == 2))
        {
            settings.TryAdd(pair[0].Trim(), pair[1].Trim());
        }

        List<string> warnings = [];
        var full = table.Columns[1].Count(static value => value >= FullDetector);
        if (full > 1)
        {
            warnings.Add(FormattableString.Invariant($"{full} points stand at {FullDetector}, the end of the detector: they are saturated."));
        }

        LeftOut[] left = table.Strange.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", [.. table.Strange])];
        warnings.AddRange(left.Select(static item => item + "."));
        if (file.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        var (kind, name, unit) = settings.GetValueOrDefault("XAxisUnit", "") switch
        {
            "nm" => (SpectrumKind.Other, "Wavelength", "nm"),
            "eV" => (SpectrumKind.Other, "Energy", "eV"),
            var text when text.Contains("cm", StringComparison.Ordinal) => (SpectrumKind.Raman, "Raman shift", "1/cm"),
            _ => (SpectrumKind.Other, "x", ""),
        };
        var axis = new SpectrumAxis(name, unit, table.Columns[0]);
        Measurement item = table.Columns.Length == 2 ? new Spectrum(kind, axis, table.Columns[1]) { ValueName = "Counts", ValueUnit = "1" }
            : new SpectrumSeries(kind, axis, [.. table.Columns.Skip(1)],
                [new SpectrumAxis("Number", "", [.. Enumerable.Range(1, table.Columns.Length - 1).Select(static n => (double)n)])])
            {
                ValueName = "Counts", ValueUnit = "1",
            };
        return SpectrumFile.Of(file, Format, "", [item], warnings, new Provenance { Settings = settings, Instrument = "WiTec" }, left);
    }
}
