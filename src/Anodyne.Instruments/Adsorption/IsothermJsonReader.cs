using System.Text.Json;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Adsorption;

/// <summary>
/// Isotherms as JSON of pyGAPS: "adsorbate", "temperature", "pressure_mode", "pressure_unit", "loading_unit", "material_unit" and "isotherm_data", a list of
/// {pressure, loading, branch}. The NIST database's JSON has "adsorbates" and "adsorptionUnits", mostly a mole of the solid, and is refused by name.
/// </summary>
internal sealed class IsothermJsonReader() : FormatReader("isotherm json", FormatMark.Signature, ".json")
{
    private const int Searched = 8192;

    public override string CheckedAgainst => "pyGAPS";

    public override string NotSupported => "the JSON of the NIST isotherm database";

    public override bool Recognizes(FileContent file) => file.Text is { } text && file.Head.TrimStart().StartsWith('{')
        && text.Bytes.AsSpan(0, Math.Min(text.Bytes.Length, Searched)).IndexOf("\"isotherm_data\""u8) >= 0;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text!.Bytes);
            return Read(file, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Refusal.Broken(file, 0, "The JSON cannot be read", e.Message, "a list isotherm_data of pressure and loading", "Copy the file again.");
        }
    }

    private InstrumentFile Read(FileContent file, JsonElement root)
    {
        string Word(string name) => root.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString()!
            : value.GetRawText() : "";
        if (root.TryGetProperty("adsorptionUnits", out _))
        {
            throw Refusal.Unknown(file, 0, "The isotherm is one of the NIST database, which is not read", Word("adsorptionUnits"), "the JSON of pyGAPS");
        }

        var isRelative = Word("pressure_mode").StartsWith("relative", StringComparison.Ordinal);
        var perPascal = IsothermUnits.Pressure(Word("pressure_unit"));
        if (IsothermUnits.Loading($"{Word("loading_unit")}/{Word("material_unit")}") is not { } perMole || (!isRelative && perPascal is null))
        {
            throw Refusal.Unknown(file, 0, "The pressures or loadings are in units that are not read",
                $"{Word("pressure_unit")}, {Word("loading_unit")} a {Word("material_unit")}", "Pa to torr or relative; mmol/g");
        }

        var points = root.GetProperty("isotherm_data").EnumerateArray().Select(point =>
        {
            var p = point.GetProperty("pressure").GetDouble();
            var isDesorption = point.TryGetProperty("branch", out var branch) && branch.ToString() is "des" or "1";
            return new IsothermPoint(isRelative ? p : double.NaN, point.GetProperty("loading").GetDouble() * perMole, isDesorption, isRelative ? double.NaN
                : p * perPascal!.Value);
        }).ToArray();
        return points.Length == 0 ? throw Refusal.Broken(file, 0, "The isotherm has no point", "", "a point or more") : SpectrumFile.Of(file, Format,
            Word("file_version"),
        [
            new Isotherm(points)
            {
                Adsorbate = Word("adsorbate"), Material = Word("material"),
                Temperature = double.TryParse(Word("temperature"), System.Globalization.CultureInfo.InvariantCulture, out var kelvin) ? kelvin : null,
            },
        ], [], new Provenance { Technique = "gas adsorption", Instrument = Word("instrument") });
    }
}
