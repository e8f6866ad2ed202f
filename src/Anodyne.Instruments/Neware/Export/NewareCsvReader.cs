using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.Neware.Export;

/// <summary>
/// Neware's text export (BTSDA), in English or Chinese: the record sheet (one header, comma or tab between cells, durations as "h:m:s" or numbers in the
/// header's unit), or the report in three layers.
/// </summary>
internal sealed class NewareCsvReader() : TableReader("Neware", "csv", FormatMark.Headers, ".csv", ".txt")
{
    public override string CheckedAgainst => "pandas";

    protected override HeaderRules Rules => NewareHeaders.Rules;

    public override bool Recognizes(FileContent file) => file.Text is { } text && (LayeredReport.Is(text) || base.Recognizes(text));

    protected override FileContent Prepare(FileContent text, List<string> warnings) => LayeredReport.Is(text) ? LayeredReport.Flatten(text, warnings) : text;

    protected override bool IsHeader(string[] cells) => NewareHeaders.IsHeader(cells);

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.About = new Provenance { Instrument = "Neware", Technique = "cycling" };
    }

    protected override void Complete(TableFile table) => StepWords.Translate(table.Columns, NewareWords.Chinese, table.Warnings, keepsOthers: true);
}
