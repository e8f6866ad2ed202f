using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;

namespace Anodyne.Instruments.Arbin.Export;

/// <summary>The file of metadata beside an Arbin export: one line of names, one of values.</summary>
public sealed class ArbinMetadataReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Arbin metadata";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith(",test_id,device_id,iv_ch_id,", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var lines = new ByteLines(file.Bytes, 0);
        _ = lines.MoveNext();
        var names = CyclerTable.Cells(lines.Line, CsvShape.Comma);
        var values = lines.MoveNext() ? CyclerTable.Cells(lines.Line, CsvShape.Comma) : [];
        var settings = new Dictionary<string, string>();
        for (var i = 1; i < Math.Min(names.Length, values.Length); i++)
        {
            settings.TryAdd(names[i], values[i]);
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Settings = settings };
    }
}
