using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.Arbin.Export;

/// <summary>Arbin's text export: a header of names with or without units ("Test_Time(s)", "Test Time (s)", "Test_Time"), one line a record.</summary>
internal sealed class ArbinCsvReader() : TableReader("Arbin", "csv", FormatMark.Headers, ".csv")
{
    public override string CheckedAgainst => "pandas";

    protected override HeaderRules Rules => ArbinHeaders.Rules;

    protected override bool IsHeader(string[] cells) => ArbinHeaders.IsHeader(cells);

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.About = new Provenance { Instrument = "Arbin", Technique = "cycling" };
    }
}
