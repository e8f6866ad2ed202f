using Anodyne.Instruments.Reading;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Binary;

/// <summary>Anodyne's own compact binary record (.anr), laid out in docs/binary-format.md.</summary>
internal sealed class RecordBinaryReader() : FormatReader("Anodyne anr", FormatMark.Signature, ".anr")
{
    public override string CheckedAgainst => "written and read back bit for bit";

    public override bool Recognizes(FileContent file) => file.StartsWith("ANODYNE\u001a");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var record = RecordBinary.Read(file.Bytes);
        return new InstrumentFile { Path = file.Name, Format = Format, Version = "1", Records = [record], Warnings = record.Warnings };
    }
}
