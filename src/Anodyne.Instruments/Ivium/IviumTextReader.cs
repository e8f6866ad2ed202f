using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Ivium;

/// <summary>Ivium's text export of cycling: the tab-separated header "time /s", "I /mA", "E /V".</summary>
public sealed class IviumTextReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules().Add(Bdf.TestTime, "s", "time").Add(Bdf.Current, "A", "I").Add(Bdf.Voltage, "V", "E");

    /// <inheritdoc/>
    public string Format => "Ivium text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith("time /s\tI /", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        var lines = new ByteLines(file.Bytes, 0);
        _ = lines.MoveNext();
        (_, var columns) = CyclerTable.Read(file, lines.Next, CyclerTable.Cells(lines.Line, CsvShape.Tab), CsvShape.Tab, Rules, warnings);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "Ivium", Technique = "cycling" });
    }
}
