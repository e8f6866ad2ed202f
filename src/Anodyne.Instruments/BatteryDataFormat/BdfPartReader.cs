using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BatteryDataFormat;

/// <summary>
/// A table of which one header alone is of the Battery Data Format, the others being a vendor's: what <c>--to bdf</c> writes of a record that has no more. It
/// is recognized last, where no other reader of tables knows the headers.
/// </summary>
internal sealed class BdfPartReader() : FormatReader("BDF csv, part", FormatMark.Shape, ".csv")
{
    public override string CheckedAgainst => "written and read back";

    public override bool Recognizes(FileContent file)
        => file.Opening is [var first, ..] && Array.Exists(first.Cells, IsTerm)
            && !PlainHeaders.IsTable(first.Cells) && !UnitTableReader.Knows(file) && !file.Opening.Skip(1).Any(static line => PlainHeaders.IsTable(line.Cells));

    protected override InstrumentFile ReadFile(FileContent file) => BdfReader.ReadTable(file, Format);

    private static bool IsTerm(string header) => Bdf.Find(header) is { } term && (term.Label == header || term.MachineName == header);
}
