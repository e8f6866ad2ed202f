using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Images;

/// <summary>
/// The length of a pixel as makers of microscopes write it into a TIFF. Zeiss, tag 34118: a block of numbers whose fourth is the pixel in metres of an image
/// 1024
/// wide, then pairs of lines "AP_WIDTH", "Width = 5.965 um". FEI, tags 34680 and 34682: INI text, [Scan] PixelWidth in metres. JEOL: XML in the description
/// with
/// the magnification, and the resolution of the print. ImageJ: "unit=" in the description and the resolution. DigitalMicrograph: tags 65003 and 65009.
/// Olympus: tag 33560 of the second page. A
/// resolution alone is that of a printer, and no scale.
/// </summary>
/// <param name="X">Length of a pixel along x, m; null where there is none.</param>
/// <param name="Y">Length of a pixel along y, m; null where there is none.</param>
/// <param name="Source">Where it comes from, or why there is none.</param>
/// <param name="Instrument">Maker or instrument; empty where the file does not say.</param>
internal sealed partial record TiffScale(double? X, double? Y, string Source, string Instrument)
{
    private const int ZeissTag = 34118;
    private const double ZeissWidth = 1024;

    /// <summary>The scale of a page.</summary>
    public static TiffScale Of(FileContent file, TiffTags tags, int page, int width)
    {
        var description = tags.Text(page, 270);
        return Zeiss(tags, page, width) ?? Fei(tags, page) ?? ImageJ(tags, page, description) ?? DigitalMicrograph(tags, page) ?? Olympus(file, tags)
            ?? Jeol(tags, page, description)
            ?? new TiffScale(null, null, "the file states no scale; its resolution is that of a printer",
                $"{tags.Text(page, 271)} {tags.Text(page, 272)}".Trim());
    }

    private static TiffScale Found(double x, double y, string source, string instrument) => IsLength(x) && IsLength(y)
        ? new TiffScale(x, y, source, instrument) : new TiffScale(null, null, $"{source} holds no length that can be", instrument);

    private static bool IsLength(double value) => value is > 1e-13 and < 1;

    private static TiffScale? Zeiss(TiffTags tags, int page, int width)
    {
        if (!tags.Has(page, ZeissTag))
        {
            return null;
        }

        var lines = tags.Text(page, ZeissTag).Split('\n', StringSplitOptions.TrimEntries);
        double[] block = [.. lines.TakeWhile(static line => !line.StartsWith("AP_", StringComparison.Ordinal) && !line.StartsWith("DP_",
            StringComparison.Ordinal))
            .Where(static line => line.Length > 0).Select(Number)];
        var label = Array.IndexOf(lines, "AP_WIDTH");
        var match = label >= 0 && label + 1 < lines.Length ? Quantity().Match(lines[label + 1]) : Match.Empty;
        var stated = match.Success ? Number(match.Groups[1].Value) * Topography.GridFile.Si(match.Groups[2].Value).Factor / width : double.NaN;
        var exact = block.Length > 3 ? block[3] * ZeissWidth / width : double.NaN;

        // The block of numbers is the more precise one; where both are there they must agree.
        var pixel = IsLength(exact) && (!IsLength(stated) || Math.Abs(exact - stated) < 0.01 * stated) ? exact : stated;
        return Found(pixel, pixel, "the Zeiss tag 34118", "Zeiss");
    }

    private static TiffScale? Fei(TiffTags tags, int page)
    {
        var tag = tags.Has(page, 34682) ? 34682 : 34680;
        if (!tags.Has(page, tag))
        {
            return null;
        }

        var text = tags.Text(page, tag);
        var scan = text.IndexOf("[Scan]", StringComparison.Ordinal);
        var part = scan < 0 ? text : text[scan..];
        double Of(string name) => Regex.Match(part, name + @"\s*=\s*([^\r\n]*)", RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)) is { Success: true } match
            ? Number(match.Groups[1].Value) : double.NaN;
        var (x, y) = (Of("PixelWidth"), Of("PixelHeight"));
        return Found(x, double.IsNaN(y) ? x : y, FormattableString.Invariant($"the FEI tag {tag}"), "FEI");
    }

    private static TiffScale? ImageJ(TiffTags tags, int page, string description)
    {
        if (!description.StartsWith("ImageJ=", StringComparison.Ordinal))
        {
            return null;
        }

        var unit = description.Split('\n').FirstOrDefault(static line => line.StartsWith("unit=", StringComparison.Ordinal))?[5..].Trim() ?? "";
        var (factor, si) = Topography.GridFile.Si(unit is "micron" or "\\u00B5m" ? "um" : unit);
        return si != "m" || tags.Number(page, 282) is not { } x || tags.Number(page, 283) is not { } y
            ? new TiffScale(null, null, "ImageJ wrote the file without a unit of length", "ImageJ") : Found(factor / x, factor / y,
                "the description of ImageJ", "ImageJ");
    }

    private static TiffScale? DigitalMicrograph(TiffTags tags, int page)
    {
        if (!tags.Has(page, 65003) || tags.Number(page, 65009) is not { } x)
        {
            return null;
        }

        var (factor, unit) = Topography.GridFile.Si(tags.Text(page, 65003));
        return unit == "m" ? Found(factor * x, factor * (tags.Number(page, 65010) ?? x), "the tag 65009 of DigitalMicrograph", "DigitalMicrograph")
            : new TiffScale(null, null, "the unit of DigitalMicrograph is no length", "DigitalMicrograph");
    }

    private static TiffScale? Olympus(FileContent file, TiffTags tags)
    {
        for (var page = 0; page < Math.Min(tags.Pages, 4); page++)
        {
            if (tags.Number(page, 33560) is not { } at || at > file.Bytes.Length - 60 || !file.Bytes.AsSpan((int)at).StartsWith("SIS0"u8))
            {
                continue;
            }

            var whole = BinaryWindow.Whole(file);
            for (var k = 0; k < Math.Min((int)whole.U16((int)at + 58), 64); k++)
            {
                var entry = (int)at + 60 + (8 * k);
                if (whole.U16(entry) == 1 && whole.U32(entry + 4) < int.MaxValue)
                {
                    var data = (int)whole.U32(entry + 4);
                    var power = Math.Pow(10, (short)whole.U16(data + 10));
                    return Found(power * whole.F64(data + 12), power * whole.F64(data + 20), "the Olympus tag 33560", "Olympus Soft Imaging Solutions");
                }
            }
        }

        return null;
    }

    private static TiffScale? Jeol(TiffTags tags, int page, string description)
    {
        if (!tags.Text(page, 271).StartsWith("JEOL", StringComparison.Ordinal) || !description.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return null;
        }

        var match = Magnification().Match(description);
        double Pixel(int tag) => match.Success && tags.Number(page, tag) is { } perInch ? 0.0254 / perInch / Number(match.Groups[1].Value) : double.NaN;
        return Found(Pixel(282), Pixel(283), "the magnification in the description of JEOL", tags.Text(page, 272));
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    [GeneratedRegex(@"=\s*([0-9.eE+-]+)\s*(\S+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"<SelectorValue>\s*([0-9.eE+-]+)\s*</SelectorValue>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Magnification();
}
