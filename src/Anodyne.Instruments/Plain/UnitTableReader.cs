using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Tables;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A comma-separated table of any quantities whose headers all end in a unit ("temperature_degC,sigma_mS_cm"), which no other reader knows as a measurement of
/// a cell.
/// </summary>
internal sealed class UnitTableReader() : FormatReader("table with units", FormatMark.Shape, ".csv")
{
    public override string CheckedAgainst => "the published tables of the reference data";

    public override bool Recognizes(FileContent file)
        => !BdfPartReader.Knows(file)
            && file.Opening.Where(static line => line.Line.Length > 0 && line.Line[0] != '#').Take(2).ToArray() is [var first, _]
            && UnitTable.Looks(first.Line) && !PlainHeaders.IsTable(first.Cells);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var record = UnitTable.Parse(Encoding.UTF8.GetString(file.Text!.Bytes), file.Name);
        string[] cut = file.Text.Bytes is [.., (byte)'\n' or (byte)'\r'] ? [] : ["The file ends without an end of line; its last number may be cut."];
        return new InstrumentFile { Path = file.Name, Format = Format, Records = [record], Warnings = [.. record.Warnings, .. cut] };
    }
}
