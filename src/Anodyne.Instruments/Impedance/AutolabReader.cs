using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// Autolab's impedance text: "Z60W Data File: Version 1.1" in quotes, quoted notes, two lines of numbers, the quoted header, then comma-separated rows.
/// </summary>
internal sealed class AutolabReader() : TableReader("Autolab", "text", FormatMark.Signature, ".txt")
{
    public override string CheckedAgainst => "impedance.py";

    public override string NotSupported => "versions other than 1.1 are refused";

    protected override HeaderRules Rules => ImpedanceHeaders.Rules;

    protected override string HeaderHint => "a line that begins with 'Freq (Hz)'";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.TrimStart('"').StartsWith("Z60W Data File: Version", StringComparison.Ordinal);

    protected override bool IsHeader(string[] cells) => cells[0].StartsWith("Freq (Hz)", StringComparison.Ordinal);

    protected override void Begin(TableFile table)
    {
        var version = table.Preamble[0].Trim('"', ' ');
        table.Version = version[(version.LastIndexOf(' ') + 1)..];
        if (table.Version != "1.1")
        {
            throw Refusal.Unknown(table.File, 0, "The version of the file is not known", table.Version, "1.1");
        }

        (table.Headers, table.Shape) = (ImpedanceHeaders.ZView, CsvShape.Comma);
        table.About = new Provenance { Instrument = "Autolab", Technique = "EIS" };
    }
}
