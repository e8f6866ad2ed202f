using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>Autolab's impedance text: "Z60W Data File: Version 1.1" in quotes, quoted notes, two lines of numbers, the quoted header, then comma-separated rows.</summary>
public sealed class AutolabReader : IFormatReader
{
    private static readonly string[] Names = ["Freq(Hz)", "Ampl", "Bias", "Time(Sec)", "Z'(a)", "Z''(b)", "GD", "Err", "Range"];

    /// <inheritdoc/>
    public string Format => "Autolab text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.TrimStart('"').StartsWith("Z60W Data File: Version", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Comma, static cells => cells[0].TrimStart().StartsWith("Freq (Hz)", StringComparison.Ordinal)) is not var (_, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Freq (Hz)'");
        }

        var version = preamble[0].Trim('"', ' ', '\u00ef', '\u00bb', '\u00bf');
        version = version[(version.LastIndexOf(' ') + 1)..];
        if (version != "1.1")
        {
            throw Refusal.Unknown(file, 0, "The version of the file is not known", version, "1.1");
        }

        (_, var columns) = CyclerTable.Read(file, firstRow, Names, CsvShape.Comma, ImpedanceHeaders.Rules, warnings);
        return CyclerFile.Make(file, Format, version, columns, warnings, new Provenance { Instrument = "Autolab", Technique = "EIS" });
    }
}
