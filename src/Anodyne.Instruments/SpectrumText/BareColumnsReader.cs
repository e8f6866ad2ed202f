using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Reading;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>
/// Two columns of numbers, or three where the third is an error, without names: place and intensity, the places always rising or always falling. Only
/// comments may stand above them. What the axis is the file does not say; an ending that belongs to one field (.xy, .xye, .dpt) is taken as a hint, which is
/// told.
/// </summary>
internal sealed class BareColumnsReader() : FormatReader("x-y columns", FormatMark.Shape, ".xy", ".xye", ".dpt", ".txt")
{
    private const int Examined = 12;

    public override string CheckedAgainst => "xylib; numpy";

    public override string NotSupported => "what the axis is, where neither header nor ending says it";

    public override bool Recognizes(FileContent file)
    {
        if (file.Text is not { } text || ColumnText.Begin(text) is not { Cells: 2 or 3 } begin || BareSpectrumReader.Knows(text)
            || (begin.Cells == 2 && begin.Delimiter == (byte)' ' && begin.Mark == (byte)','))
        {
            return false;
        }

        var lines = text.Opening;
        return lines.Take(begin.Line).All(static line => IsComment(line.Line)) && lines.Count >= begin.Line + Examined && IsMonotonic(lines, begin)
            && !lines.Take(begin.Line).Any(static line => AxisWords.Of(line.Line.Split('\t', ',', ';')[0]) is not null);
    }

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var table = ColumnText.Read(file)!;
        var (kind, name, unit, hint) = Path.GetExtension(file.Name).ToLowerInvariant() switch
        {
            ".xy" or ".xye" => (SpectrumKind.Diffraction, "2 theta", "deg",
                "its ending is that of diffraction patterns, so the first column was taken as 2 theta / deg"),
            ".dpt" => (SpectrumKind.Infrared, "Wavenumber", "1/cm",
                "its ending is that of infrared spectra, so the first column was taken as wavenumber / cm-1"),
            _ => (SpectrumKind.Other, "x", "", "what its first column is stands nowhere"),
        };
        List<string> warnings = [$"The file has no header; {hint}."];
        LeftOut[] left = table.Strange.Count == 0 ? [] : [LeftOut.At("line that is no row of numbers", "line", [.. table.Strange])];
        warnings.AddRange(left.Select(static item => item + "."));
        if (file.Bytes is not [.., (byte)'\n' or (byte)'\r'])
        {
            warnings.Add("The file ends without an end of line; its last number may be cut.");
        }

        var about = new Provenance { Settings = table.HeaderLines.Select(static line => line.Trim(' ', '#', '/', '*', '\''))
            .Select(static line => line.Split('=', 2))
            .Where(static pair => pair.Length == 2).DistinctBy(static pair => pair[0].Trim())
                .ToDictionary(static pair => pair[0].Trim(), static pair => pair[1].Trim()) };
        var spectrum = new Spectrum(kind, new SpectrumAxis(name, unit, table.Columns[0]), table.Columns[1])
        {
            Errors = table.Columns.Length > 2 ? table.Columns[2] : null,
            Diffraction = kind == SpectrumKind.Diffraction ? new DiffractionSettings() : null,
        };
        return SpectrumFile.Of(file, Format, "", [spectrum], warnings, about, left);
    }

    private static bool IsComment(string line)
    {
        var text = line.TrimStart();
        return text.Length == 0 || text[0] is '#' or '\'' or ';' or '!' || text.StartsWith("/*", StringComparison.Ordinal)
            || text.StartsWith("*/", StringComparison.Ordinal)
            || text.StartsWith("//", StringComparison.Ordinal);
    }

    private static bool IsMonotonic(IReadOnlyList<OpeningLine> lines, (int Line, byte Delimiter, byte Mark, int Cells) begin)
    {
        double? before = null;
        var sign = 0;
        foreach (var line in lines.Skip(begin.Line).Take(Examined))
        {
            if (ColumnText.First(line.Line, begin.Delimiter, begin.Mark, begin.Cells) is not { } place)
            {
                return false;
            }

            if (before is { } last)
            {
                var step = Math.Sign(place - last);
                if (step == 0 || (sign != 0 && step != sign))
                {
                    return false;
                }

                sign = step;
            }

            before = place;
        }

        return true;
    }
}
