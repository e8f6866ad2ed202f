using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>
/// Maccor's impedance text (EDA): "MACCOR, INC. AC Impedance Test", lines of settings, the header "Freq(Hz)" and one tab-separated line a frequency.
/// </summary>
internal sealed class MaccorImpedanceReader() : TableReader("Maccor", "impedance", FormatMark.Signature)
{
    private const int Measured = 8;

    private static readonly HeaderRules Names = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "Freq(Hz)", "Freq")
        .Add(Bdf.TestTime, "s", "time(sec)", "time")
        .Add(Bdf.RealImpedance, "ohm", "Z'(a)")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z''(b)")
        .Add(Bdf.Phase, "deg", "Phase_Angle")
        .Add(Bdf.AbsoluteImpedance, "ohm", "Z-Mag");

    public override string CheckedAgainst => "59 of its 60 lines by pandas";

    protected override HeaderRules Rules => Names;

    protected override string HeaderHint => "a line that begins with 'Freq(Hz)'";

    public override bool Recognizes(FileContent file) => file.StartsWith("MACCOR, INC.") && file.Head.Contains("AC Impedance", StringComparison.Ordinal);

    protected override bool IsHeader(string[] cells) => cells.Length > 3 && cells[0] == "Freq(Hz)";

    protected override void Begin(TableFile table)
    {
        // The header goes on with the names of settings, which the rows do not have.
        var cells = table.FirstRows().Select(static row => row.Length).FirstOrDefault();
        table.Headers = table.Headers[..Math.Min(table.Headers.Length, Math.Max(Measured, cells))];
        table.Settings = SettingsOf(table.Preamble, ':');
        table.About = new Provenance { Instrument = "Maccor FRA", Technique = "EIS" };
    }
}
