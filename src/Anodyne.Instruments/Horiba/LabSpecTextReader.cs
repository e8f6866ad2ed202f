using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Horiba;

/// <summary>
/// Text of LabSpec (<c>#Acq. time (s)=</c> ... above two columns) and of WiRE (<c>#Wave #Intensity</c>). LabSpec says its unit in the header; WiRE says none,
/// and its axis is taken as a Raman shift, which is told.
/// </summary>
internal sealed class LabSpecTextReader() : FormatReader("LabSpec text", FormatMark.Signature, ".txt")
{
    public override string CheckedAgainst => "the same measurement as wdf; numpy";

    public override bool Recognizes(FileContent file) =>
        file.Text is not null && (IsLabSpec(file) || IsWire(file)) && ColumnText.Begin(file.Text) is { Cells: 2 };

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var table = ColumnText.Read(file)!;
        List<string> warnings = [];
        var settings = new Dictionary<string, string>();
        foreach (var pair in table.HeaderLines.Select(static line => line.TrimStart('#').Split('=', 2)).Where(static pair => pair.Length == 2))
        {
            settings.TryAdd(pair[0].Trim(), pair[1].Trim());
        }

        var isShift = settings.Keys.Any(static key => key.StartsWith("Range (cm", StringComparison.Ordinal)) || table.HeaderLines.Any(
            static line => line.StartsWith("#AxisUnit[0]=", StringComparison.Ordinal) && line.Contains("cm", StringComparison.Ordinal));
        var isWavelength = settings.Keys.Any(static key => key.StartsWith("Range (nm", StringComparison.Ordinal));
        if (IsWire(file))
        {
            isShift = true;
            warnings.Add("The axis is called Wave and has no unit; it was taken as a Raman shift in cm-1.");
        }

        LeftOut[] left = table.Strange.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", [.. table.Strange])];
        warnings.AddRange(left.Select(static item => item + "."));
        if (file.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        var axis = isShift ? new SpectrumAxis("Raman shift", "1/cm", table.Columns[0]) : isWavelength ? new SpectrumAxis("Wavelength", "nm", table.Columns[0])
            : new SpectrumAxis("x", "", table.Columns[0]);
        var spectrum = new Spectrum(isShift ? SpectrumKind.Raman : SpectrumKind.Other, axis,
            table.Columns[1]) { Title = settings.GetValueOrDefault("Title", "") };
        return SpectrumFile.Of(
            file, Format, "", [spectrum], warnings, new Provenance { Settings = settings, Instrument = settings.GetValueOrDefault("Instrument", "") }, left);
    }

    private static bool IsLabSpec(FileContent file) => file.Head.StartsWith("#Acq. time (s)=", StringComparison.Ordinal);

    private static bool IsWire(FileContent file) => file.Head.StartsWith("#Wave", StringComparison.Ordinal)
        && file.Head.AsSpan(0, Math.Min(file.Head.Length, 60)).Contains("#Intensity", StringComparison.Ordinal);
}
