using Anodyne.Instruments.Reading;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>
/// Columns of numbers whose header names the axis of a spectrum (binding energy, Raman shift, wavenumber, 2 theta, chemical shift): one column more is a
/// spectrum, several are a series over one axis, keyed by the number that their headers hold. Text above the header becomes settings.
/// </summary>
internal sealed class SpectrumTableReader() : FormatReader("spectrum table", FormatMark.Headers, ".csv", ".txt", ".xy", ".dat")
{
    public override string CheckedAgainst => "vendors' own exports, xylib, numpy";

    public override bool Recognizes(FileContent file) => file.Text is { } text && Header(text) is not null;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var (axis, cells) = Header(file)!.Value;
        var table = ColumnText.Read(file)!;
        List<string> warnings = [];
        LeftOut[] left = table.Strange.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", [.. table.Strange])];
        warnings.AddRange(left.Select(static item => item + "."));
        if (file.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        if (cells[0].Trim().Equals("theta", StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add("The axis is called theta; it was taken as 2 theta, as programs of diffraction mean it.");
        }

        var places = new SpectrumAxis(axis.Name, axis.Unit, table.Columns[0]);
        var headers = Enumerable.Range(1, table.Columns.Length - 1).Select(k => k < cells.Length ? cells[k] : FormattableString.Invariant($"column {k + 1}"))
            .ToArray();
        var kind = axis.With(headers[0]);
        var about = new Provenance { Settings = SettingsOf(table) };
        return SpectrumFile.Of(file, Format, "", [Measured(kind, places, headers, table, about)], warnings, about, left);
    }

    private static Measurement Measured(SpectrumKind kind, SpectrumAxis axis, string[] headers, ColumnText table, Provenance about)
    {
        var (name, unit) = ValueOf(headers[0]);
        if (headers.Length == 1 || IsFitted(headers))
        {
            return new Spectrum(kind, axis, table.Columns[1])
            {
                ValueName = name, ValueUnit = unit, Title = headers[0],
                Photoelectron = kind == SpectrumKind.Photoelectron ? Photoelectron(about) : null,
                Errors = headers.Length == 2 && IsError(headers[1]) ? table.Columns[2] : null,
            };
        }

        double[][] all = [.. table.Columns.Skip(1)];
        var keys = headers.Select(KeyOf).ToArray();
        var isKeyed = keys.All(static key => key is not null) && keys.Select(static key => key!.Value.Unit).Distinct().Count() == 1
            && keys.Select(static key => key!.Value.Value).Distinct().Count() == keys.Length;
        var place = isKeyed ? new SpectrumAxis(keys[0]!.Value.Name, keys[0]!.Value.Unit, [.. keys.Select(static key => key!.Value.Value)])
            : new SpectrumAxis("Number", "", [.. Enumerable.Range(1, all.Length).Select(static k => (double)k)]);
        var (series, seriesUnit) = headers.All(static h => ValueOf(h).Name == "Counts") ? ("Counts", "1") : ("Intensity", "");
        return new SpectrumSeries(kind, axis, all, [place]) { Titles = headers, ValueName = series, ValueUnit = seriesUnit };
    }

    // The columns behind the first are curves of a fit and not further spectra.
    private static bool IsFitted(string[] headers) => (headers.Length == 2 && IsError(headers[1]))
        || headers.Any(static header => header.StartsWith("Envelope", StringComparison.OrdinalIgnoreCase)
            || header.StartsWith("Background", StringComparison.OrdinalIgnoreCase));

    private static bool IsError(string header) => header.Trim().ToLowerInvariant() is "error" or "sigma" or "esd" or "standard deviation" or "e";

    private static PhotoelectronSettings Photoelectron(Provenance about) => new()
    {
        SourceEnergy = about.Settings.TryGetValue("Characteristic Energy eV", out var text)
            && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var energy) ? energy
                : null,
    };

    // "etch 30 s (counts)", "t=60 s", "0.5 m": the number, its unit and what stands before it.
    private static (string Name, double Value, string Unit)? KeyOf(string header)
    {
        var text = header.Split('(')[0].Trim();
        var begin = 0;
        while (begin < text.Length && !char.IsAsciiDigit(text[begin]) && !(text[begin] == '-' && begin + 1 < text.Length && char.IsAsciiDigit(text[begin + 1])))
        {
            begin++;
        }

        var end = begin;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        if (!double.TryParse(text[begin..end], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return null;
        }

        var name = text[..begin].Trim(' ', '=', '_', ':');
        var unit = text[end..].Trim(' ', '_');
        return (name is "" ? "Member" : name is "t" ? "Time" : char.ToUpperInvariant(name[0]) + name[1..], value, Unit.Find(unit)?.Text ?? "");
    }

    private static (string Name, string Unit) ValueOf(string header)
    {
        var lower = header.ToLowerInvariant();
        return lower.Contains("count", StringComparison.Ordinal) && !lower.Contains("/s", StringComparison.Ordinal) ? ("Counts", "1")
            : lower.StartsWith("cps", StringComparison.Ordinal) || lower.Contains("counts/s", StringComparison.Ordinal) ? ("Count rate", "1/s")
            : lower.Contains("absorbance", StringComparison.Ordinal) ? ("Absorbance", "1")
            : lower.Contains("transmittance", StringComparison.Ordinal) ? ("Transmittance", "1") : ("Intensity", "");
    }

    private static Dictionary<string, string> SettingsOf(ColumnText table)
    {
        var settings = new Dictionary<string, string>();
        foreach (var line in table.HeaderLines[..^1])
        {
            var cells = table.Cells(line.TrimStart('#', ' ', '/', '*'));
            for (var k = 0; k + 1 < cells.Length; k += 2)
            {
                if (cells[k].Trim(' ', ':', '=').Length > 0 && cells[k + 1].Length > 0)
                {
                    settings.TryAdd(cells[k].Trim(' ', ':', '='), cells[k + 1]);
                }
            }
        }

        return settings;
    }

    private static (AxisWords Axis, string[] Cells)? Header(FileContent text)
    {
        if (ColumnText.Begin(text) is not { Line: > 0 } begin)
        {
            return null;
        }

        var above = text.Opening.Take(begin.Line).LastOrDefault(static line => line.Line.Trim().Length > 0);
        if (above is null)
        {
            return null;
        }

        string[] cells = [.. OpeningLine.CellsOf(System.Text.Encoding.UTF8.GetBytes(above.Line), begin.Delimiter switch
        {
            (byte)'\t' => CsvShape.Tab,
            (byte)';' => CsvShape.Semicolon,
            (byte)',' => CsvShape.Comma,
            _ => above.Shape.Delimiter == (byte)'\t' ? CsvShape.Tab : CsvShape.Blanks,
        }).Where(cell => begin.Delimiter != (byte)'\t' || cell.Length > 0)];
        return cells.Length == 0 || cells.Length > begin.Cells + 1 || AxisWords.Of(cells[0]) is not { } axis ? null : (axis, cells);
    }
}
