using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Arbin.Export;

/// <summary>Arbin's text export: a header of names with or without units ("Test_Time(s)", "Test Time (s)", "Test_Time"), one line a record.</summary>
public sealed class ArbinCsvReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Arbin csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        var end = head.IndexOfAny(['\r', '\n']);
        return end > 0 && ArbinHeaders.IsHeader(head[..end].Split(','));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        _ = lines.MoveNext();
        var headers = CyclerTable.Cells(lines.Line, CsvShape.Comma);
        (_, var columns) = CyclerTable.Read(file, lines.Next, headers, CsvShape.Comma, ArbinHeaders.Rules, warnings);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "Arbin", Technique = "cycling" });
    }
}
