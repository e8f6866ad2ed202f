using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Adsorption;

/// <summary>
/// The Adsorption Information File (Evans et al., Langmuir 37 (2021) 4222): STAR syntax, "data_NAME", pairs "_name value", loops of _adsorp_ and _desorp_
/// columns with
/// pressure, p0 and amount, units in _units_pressure and _units_loading.
/// </summary>
internal sealed class AifReader() : FormatReader("AIF", FormatMark.Signature, ".aif")
{
    private const int Searched = 8192;

    public override string CheckedAgainst => "gemmi, and an isotherm of known area";

    public override string NotSupported => "loadings a mole or a volume of the solid";

    public override bool Recognizes(FileContent file) => file.Text is { } text && file.Head.TrimStart().StartsWith("data_", StringComparison.Ordinal)
        && (text.Bytes.AsSpan(0, Math.Min(text.Bytes.Length, Searched)).IndexOf("_adsorp_"u8) >= 0 || file.Head.Contains("_exptl_adsorptive",
            StringComparison.Ordinal));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var points = new List<IsothermPoint>();
        var columns = new List<string>();
        var rows = new List<string[]>();
        var isLoop = false;
        var left = new List<int>();
        var lines = Encoding.UTF8.GetString(file.Text!.Bytes).Split('\n');
        for (var k = 0; k <= lines.Length; k++)
        {
            var line = k < lines.Length ? lines[k].Trim() : "";
            if (isLoop && columns.Count > 0 && line.Length > 0 && line[0] != '_' && line != "loop_")
            {
                var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == columns.Count)
                {
                    rows.Add(words);
                }
                else
                {
                    left.Add(k + 1);
                }

                continue;
            }

            if (k == lines.Length || line == "loop_" || (rows.Count > 0 && line.Length > 0))
            {
                Take(file, tags, columns, rows, points);
                isLoop = line == "loop_";
                columns.Clear();
                rows.Clear();
            }

            if (line.StartsWith('_'))
            {
                var cut = line.IndexOfAny([' ', '\t']);
                if (isLoop && cut < 0)
                {
                    columns.Add(line);
                }
                else if (cut > 0)
                {
                    tags[line[..cut]] = line[cut..].Trim().Trim('\'', '"');
                }
            }
        }

        if (points.Count == 0)
        {
            throw Refusal.Broken(file, 0, "The file holds no point of adsorption", "", "a loop of _adsorp_pressure and _adsorp_amount");
        }

        string[] warnings = file.Text.Bytes is [.., (byte)'\n' or (byte)'\r'] ? [] : ["The file ends without an end of line; its last number may be cut."];
        LeftOut[] leftOut = left.Count == 0 ? [] : [LeftOut.At("row with another number of cells", "line", left)];
        var temperature = Number(tags.GetValueOrDefault("_exptl_temperature")) is var t && double.IsFinite(t)
            ? tags.GetValueOrDefault("_units_temperature", "K") is "C" or "Celsius" ? t + 273.15 : t : (double?)null;
        return SpectrumFile.Of(file, Format, tags.GetValueOrDefault("_audit_aif_version", ""),
        [
            new Isotherm(points)
            {
                Adsorbate = tags.GetValueOrDefault("_exptl_adsorptive", ""), Material = tags.GetValueOrDefault("_adsnt_material_id", ""),
                    Temperature = temperature,
            },
        ], [.. warnings, .. leftOut.Select(static item => item + ".")],
            new Provenance { Technique = "gas adsorption", Instrument = tags.GetValueOrDefault("_exptl_instrument", ""), Settings = tags }, leftOut);
    }

    private static void Take(FileContent file, Dictionary<string, string> tags, List<string> columns, List<string[]> rows, List<IsothermPoint> points)
    {
        if (rows.Count == 0 || columns.Count == 0 || columns[0].Split('_') is not [_, "adsorp" or "desorp", ..])
        {
            return;
        }

        var prefix = columns[0].StartsWith("_adsorp", StringComparison.Ordinal) ? "_adsorp_" : "_desorp_";
        int Find(string name) => columns.IndexOf(prefix + name);
        var (pressure, saturation, amount) = (Find("pressure"), Find("p0"), Find("amount"));
        var perPascal = IsothermUnits.Pressure(tags.GetValueOrDefault("_units_pressure", ""));
        var perMole = IsothermUnits.Loading(tags.GetValueOrDefault("_units_loading", ""));
        if (pressure < 0 || amount < 0 || perPascal is null || perMole is null)
        {
            throw Refusal.Unknown(file, 0, "The pressures or loadings are in units that are not read",
                $"{tags.GetValueOrDefault("_units_pressure")}, {tags.GetValueOrDefault("_units_loading")}", "Pa to torr; mmol/g or cm3(STP)/g");
        }

        foreach (var row in rows)
        {
            var (p, p0) = (Number(row[pressure]), saturation < 0 ? double.NaN : Number(row[saturation]));
            points.Add(new IsothermPoint(p / p0, Number(row[amount]) * perMole.Value, prefix == "_desorp_", p * perPascal.Value));
        }
    }

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
