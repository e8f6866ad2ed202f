using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Images;

/// <summary>
/// TIFF pictures of microscopes: every page of the first page's size becomes an image with the scale that its maker wrote. Two makers hide a scan of heights
/// in a
/// TIFF whose pixels are but a preview: Park (tag 50434) and JPK (tags from 32768); those become height maps.
/// </summary>
internal sealed class TiffReader() : FormatReader("TIFF", FormatMark.Signature, ".tif", ".tiff", ".jpk", ".jpk-qi-image")
{
    private const int MostImages = 512;
    private const uint ParkMagic = 0x0E031301;

    public override string CheckedAgainst => "rosettasciio, tifffile, Pillow; Gwyddion 2.62 (Park, JPK)";

    public override string NotSupported => "BigTIFF; pages of another size than the first; Hitachi's scale, which stands in a text file beside";

    public override bool Recognizes(FileContent file) => file.Bytes.AsSpan().StartsWith("II*\0"u8) || file.Bytes.AsSpan().StartsWith("MM\0*"u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var tags = new TiffTags(file);
        if (tags.Pages == 0)
        {
            throw Refusal.Broken(file, 4, "The TIFF has no page", "", "a page or more", "Copy the file again.");
        }

        return tags.Number(0, 50432) is ParkMagic ? HeightsInTiff.Park(file, tags, Format) : tags.Has(0, 0x8040) ? HeightsInTiff.Jpk(file, tags, Format)
            : Pictures(file, tags);
    }

    private InstrumentFile Pictures(FileContent file, TiffTags tags)
    {
        var (images, warnings) = (new List<GreyImage>(), new List<string>());
        var total = 0L;
        var left = 0;
        var first = TiffScale.Of(file, tags, 0, (int)(tags.Number(0, 256) ?? 1));
        for (var page = 0; page < tags.Pages; page++)
        {
            if (page > 0 && (tags.Number(page, 256) != tags.Number(0, 256) || tags.Number(page, 257) != tags.Number(0, 257) || images.Count >= MostImages))
            {
                left++;
                continue;
            }

            var pixels = TiffPixels.Read(file, tags, (short)page);
            _ = ImageLimit.Of(file, total += pixels.Levels.Length, 1);
            var scale = page == 0 ? first : TiffScale.Of(file, tags, page, pixels.Width);
            images.Add(new GreyImage(tags.Pages > 1 ? FormattableString.Invariant($"page {page + 1}") : "", pixels.Width, pixels.Height, pixels.Levels)
            {
                PixelX = scale.X ?? first.X, PixelY = scale.Y ?? first.Y, ScaleSource = scale.X is null ? first.Source : scale.Source,
                    HighestLevel = pixels.Highest,
                IsFromColor = pixels.IsColor,
            });
        }

        if (left > 0)
        {
            warnings.Add(FormattableString.Invariant($"{left} of {tags.Pages} pages have another size than the first (previews, labels), and were left out."));
        }

        if (first.X is null)
        {
            warnings.Add($"The picture has no scale: {first.Source}.");
        }

        return SpectrumFile.Of(file, Format, "", images, warnings, new Provenance { Technique = "image", Instrument = first.Instrument });
    }
}
