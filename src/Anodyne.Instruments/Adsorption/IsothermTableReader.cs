using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Adsorption;

/// <summary>
/// Isotherms as comma-separated text of pyGAPS: lines "name,value" (pressure_mode, pressure_unit, loading_basis, adsorbate, temperature), a line
/// "data:[...]", then
/// titles and rows. The titles name the order of the columns; the line "data:" does not always agree with them. A table without those lines is read by its
/// titles too:
/// "p/p0" or "relative pressure", and a loading with its unit.
/// </summary>
internal sealed class IsothermTableReader() : FormatReader("isotherm table", FormatMark.Headers, ".csv", ".txt")
{
    private const int MostHeader = 60;

    public override string CheckedAgainst => "pyGAPS";

    public override string NotSupported => "loadings a volume or a mole of the solid; pyGAPS xls";

    public override bool Recognizes(FileContent file) =>
        file.Text is not null && file.Opening.Count > 2 && file.Opening.Take(MostHeader).Any(static line => IsTitle(Cells(line.Line)));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var text = file.Text!;
        var lines = Encoding.UTF8.GetString(text.Bytes).Split('\n', StringSplitOptions.TrimEntries);
        var at = Array.FindIndex(lines, static line => IsTitle(Cells(line)));
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cells in lines.Take(at).Select(Cells).Where(static cells => cells.Length > 1))
        {
            tags[cells[0].TrimStart('#', ' ')] = cells[1];
        }

        var titles = Cells(lines[at]);
        var (loading, pressure, branch) = (Array.FindIndex(titles, IsLoading), Array.FindIndex(titles, IsPressure), Array.FindIndex(titles, static title =>
            Is(title, "branch")));
        var isRelative = Is(titles[pressure], "p/p0") || Is(titles[pressure], "relative") || tags.GetValueOrDefault("pressure_mode", "").StartsWith("relative",
            StringComparison.Ordinal);
        var perPascal = IsothermUnits.Pressure(InBrackets(titles[pressure], tags.GetValueOrDefault("pressure_unit", "")));
        var unit = InBrackets(titles[loading], tags.GetValueOrDefault("loading_unit", ""));
        var perMole = IsothermUnits.Loading(unit.Contains('/', StringComparison.Ordinal) || unit.Contains("-1", StringComparison.Ordinal) ? unit
            : $"{unit}/{tags.GetValueOrDefault("material_unit", "")}");
        if (perMole is null || (!isRelative && perPascal is null))
        {
            throw Refusal.BrokenLine(file, at + 1, "The pressures or loadings are in units that are not read", $"'{titles[pressure]}', '{titles[loading]}'",
                "a pressure in Pa to torr or relative; a loading in mmol/g or cm3(STP)/g");
        }

        var (points, left) = (new List<IsothermPoint>(), new List<int>());
        for (var k = at + 1; k < lines.Length; k++)
        {
            var cells = Cells(lines[k]);
            if (lines[k].Length == 0)
            {
                continue;
            }

            if (cells.Length <= Math.Max(loading, pressure) || !Read(cells[loading], out var n) || !Read(cells[pressure], out var p))
            {
                left.Add(k + 1);
                continue;
            }

            var isDesorption = branch >= 0 && branch < cells.Length && (cells[branch].StartsWith("des", StringComparison.OrdinalIgnoreCase)
                || cells[branch] == "1");
            points.Add(new IsothermPoint(isRelative ? p : double.NaN, n * perMole.Value, isDesorption, isRelative ? double.NaN : p * perPascal!.Value));
        }

        if (points.Count == 0)
        {
            throw Refusal.BrokenLine(file, at + 2, "The table has no row of numbers", "", "a pressure and a loading");
        }

        LeftOut[] leftOut = left.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", left)];
        List<string> warnings = [.. leftOut.Select(static item => item + ".")];
        if (text.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        return SpectrumFile.Of(file, Format, tags.GetValueOrDefault("file_version", ""),
        [
            new Isotherm(points)
            {
                Adsorbate = tags.GetValueOrDefault("adsorbate", ""), Material = tags.GetValueOrDefault("material", ""),
                Temperature = Read(tags.GetValueOrDefault("temperature", ""), out var kelvin) ? kelvin : null,
            },
        ], warnings, new Provenance { Technique = "gas adsorption", Instrument = tags.GetValueOrDefault("machine", ""), Settings = tags }, leftOut);
    }

    private static bool IsTitle(string[] cells) => cells.Length > 1 && Array.Exists(cells, IsLoading) && Array.Exists(cells, IsPressure)
        && Array.TrueForAll(cells, static cell => !Read(cell, out _)) && !cells[0].StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoading(string title) => Is(title, "loading") || Is(title, "quantity adsorbed") || Is(title, "amount adsorbed") || Is(title,
        "uptake");

    private static bool IsPressure(string title) => Is(title, "pressure") || Is(title, "relative pressure") || Is(title, "p/p0");

    private static bool Is(string title, string word) => title.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string InBrackets(string title, string otherwise)
    {
        var (open, close) = (title.IndexOfAny(['(', '[']), title.LastIndexOfAny([')', ']']));
        return open >= 0 && close > open ? title[(open + 1)..close] : otherwise;
    }

    private static string[] Cells(string line) => line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',', StringSplitOptions.TrimEntries);

    private static bool Read(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);
}
