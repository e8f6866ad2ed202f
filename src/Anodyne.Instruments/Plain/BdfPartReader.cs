using Anodyne.Instruments.BatteryDataFormat;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A table of which one header alone is of the Battery Data Format, the others being a vendor's: what <c>--to bdf</c> writes of a record that has no more. It
/// is recognized last, where no other reader of tables knows the headers.
/// </summary>
internal sealed class BdfPartReader() : FormatReader("BDF csv, part", FormatMark.Shape, ".csv")
{
    private static readonly PlainTableReader Plain = new();

    public override string CheckedAgainst => "written and read back";

    public override bool Recognizes(FileContent file)
        => Knows(file) && !Plain.Recognizes(file);

    /// <summary>True if the first line has a header of the format.</summary>
    internal static bool Knows(FileContent file) => file.Opening is [var first, ..] && Array.Exists(first.Cells, IsTerm);

    protected override InstrumentFile ReadFile(FileContent file) => BdfReader.ReadTable(file, Format);

    private static bool IsTerm(string header) => Bdf.Find(header) is { } term && (term.Label == header || term.MachineName == header);
}
