using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Ivium;

/// <summary>Ivium's text export of cycling: the tab-separated header "time /s", "I /mA", "E /V".</summary>
internal sealed class IviumTextReader() : TableReader("Ivium", "text", FormatMark.Signature, ".txt")
{
    private static readonly HeaderRules Names = new HeaderRules().Add(Bdf.TestTime, "s", "time").Add(Bdf.Current, "A", "I").Add(Bdf.Voltage, "V", "E");

    public override string CheckedAgainst => "every cell, by a plain split";

    protected override HeaderRules Rules => Names;

    protected override int MostLines => 1;

    protected override bool IsHeader(string[] cells) => cells.Length > 1 && cells[0] == "time /s" && cells[1].StartsWith("I /", StringComparison.Ordinal);

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.About = new Provenance { Instrument = "Ivium", Technique = "cycling" };
    }
}
