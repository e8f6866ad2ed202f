using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Arbin.Export;

/// <summary>The file of metadata beside an Arbin export: one line of names, one of values.</summary>
internal sealed class ArbinMetadataReader() : FormatReader("Arbin metadata", FormatMark.Signature, ".csv")
{
    public override string CheckedAgainst => "settings only";

    public override bool Recognizes(FileContent file) => file.Text is { } text
        && text.Head.StartsWith(",test_id,device_id,iv_ch_id,", StringComparison.OrdinalIgnoreCase);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var names = file.Opening[0].Cells;
        var values = file.Opening.Count > 1 ? file.Opening[1].Cells : Array.Empty<string>();
        var settings = new Dictionary<string, string>();
        for (var i = 1; i < Math.Min(names.Length, values.Length); i++)
        {
            settings.TryAdd(names[i], values[i]);
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Settings = settings };
    }
}
