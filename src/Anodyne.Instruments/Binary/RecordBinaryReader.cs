using Anodyne.Instruments.Reading;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Binary;

/// <summary>Anodyne's own compact binary record (.anr), laid out in docs/binary-format.md.</summary>
public sealed class RecordBinaryReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Anodyne anr";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith("ANODYNE\u001a");
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var record = RecordBinary.Read(file.Bytes);
        return new InstrumentFile { Path = file.Name, Format = Format, Version = "1", Records = [record], Warnings = record.Warnings };
    }
}
