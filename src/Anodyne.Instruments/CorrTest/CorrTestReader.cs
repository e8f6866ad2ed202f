using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.CorrTest;

/// <summary>
/// CorrTest's CS Studio text: "CSStudioFile,kind,settings" (the settings are gzip in base64), then a table such as "E(V)", "i(A/cm²)", "T(s)". Currents and
/// impedances are per area; with the area of the settings the current of the cell stands beside the density.
/// </summary>
internal sealed partial class CorrTestReader() : TableReader("CorrTest", "text", FormatMark.Signature, ".txt")
{
    private const int MostSettings = 1 << 20;

    private static readonly HeaderRules Names = new HeaderRules()
        .Add(Bdf.TestTime, "s", "T", "Time")
        .Add(Bdf.Voltage, "V", "E")
        .Add(Bdf.Current, "", "i")
        .Add(Bdf.Frequency, "Hz", "Freq", "f")
        .Add(Bdf.RealImpedance, "", "Z'")
        .Add(Bdf.ImaginaryImpedance, "", "Z''", "Z\"");

    public override string CheckedAgainst => "a fixture of the layout that public readers describe";

    public override string NotSupported => "impedance per area keeps its own columns";

    protected override HeaderRules Rules => Names;

    public override bool Recognizes(FileContent file) => file.Text is { } text && text.StartsWith("CSStudioFile,");

    protected override bool IsHeader(string[] cells) => cells.Length > 1 && cells[0] != "CSStudioFile" && Array.Exists(cells, static cell => Names.Knows(cell));

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        var lead = table.Preamble.Count > 0 ? table.Preamble[0].Split(',') : [];
        var text = Unpack(table.File);
        var kind = lead.Length > 1 && lead[1].StartsWith("ID_", StringComparison.Ordinal) ? lead[1][3..] : "";
        foreach (Match match in Setting().Matches(text))
        {
            table.Settings.TryAdd(match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
        }

        table.About = new Provenance { Instrument = "CorrTest", Technique = kind.StartsWith("EIS", StringComparison.Ordinal) ? "EIS" : kind };
        if (table.Settings.TryGetValue("Surface Area", out var word) && double.TryParse(word, CultureInfo.InvariantCulture, out var area) && area > 0
            && double.IsFinite(area))
        {
            table.Cell = new CellDescription { Area = area * 1e-4 };
        }
    }

    protected override void Complete(TableFile table)
    {
        var density = table.Columns.Columns.OfType<DoubleColumn>().FirstOrDefault(static column => column.Name == UnitTable.CurrentDensity);
        if (density is not null && table.Cell?.Area is { } area)
        {
            table.Columns.Add("current/A from density and area", Array.ConvertAll(density.Values, value => value * area), Bdf.Current);
            table.Warnings.Add(FormattableString.Invariant(
                $"The file prints the current per area; the current is that times the area of {area * 1e4:0.####} cm2 in its settings."));
        }
    }

    private static string Unpack(FileContent text)
    {
        try
        {
            var lead = Encoding.UTF8.GetString(text.Bytes, 0, text.Opening[0].Next).Split(',');
            if (lead.Length < 3)
            {
                return "";
            }

            using var stream = new GZipStream(new MemoryStream(Convert.FromBase64String(lead[2].Trim())), CompressionMode.Decompress);
            var settings = new byte[MostSettings];
            return Encoding.UTF8.GetString(settings, 0, stream.ReadAtLeast(settings, MostSettings, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"([A-Z][A-Za-z ]{2,40}(?:\([^)\n]{1,12}\))?)\s*:\s*([^,\n]{1,80})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Setting();
}
