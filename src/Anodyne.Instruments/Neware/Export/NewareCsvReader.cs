using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Neware.Export;

/// <summary>Neware's text export of the record sheet (BTSDA): comma or tab between cells, units in the headers, durations as "h:m:s".</summary>
public sealed class NewareCsvReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Neware csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        var end = head.IndexOfAny(['\r', '\n']);
        return end > 0 && NewareHeaders.IsHeader(head[..end].Split(',', '\t'));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        _ = lines.MoveNext();
        var shape = (lines.Line.Contains((byte)'\t') ? CsvShape.Tab : CsvShape.Comma) with { Encoding = System.Text.Encoding.Latin1 };
        string[] headers = [.. CyclerTable.Cells(lines.Line, shape).Select(static header => header.Replace("Â", "", StringComparison.Ordinal))];
        (_, var columns) = CyclerTable.Read(file, lines.Next, headers, shape, NewareHeaders.Rules, warnings);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "Neware", Technique = "cycling" });
    }
}
