using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Topography;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Images;

/// <summary>
/// Scans of heights that two makers hide in a TIFF. JPK: lengths at tags 0x8042 and 0x8043 of the first page, which is a preview; every further page is a
/// channel
/// with its name at 0x8050, retrace at 0x8051, the number of its scalings at 0x8080 and the default one at 0x8081. A scaling begins at 0x8090 + 0x30 n: name
/// +0,
/// unit +0x12, kind +0x13, factor +0x14, offset +0x15. A height is value x factor + offset, lines from the lower edge.
/// </summary>
internal static class HeightsInTiff
{
    private const int Slot = 0x30;
    private const int FirstSlot = 0x8090;
    private const int MostSlots = 32;

    /// <summary>The map of Park Systems.</summary>
    public static InstrumentFile Park(FileContent file, TiffTags tags, string format) => GridFile.Of(
        file, format, "Park", [ParkMap.Read(file, tags.Part(0, 50435), tags.Part(0, 50434))], [], tags.Text(0, 305));

    /// <summary>The channels of JPK.</summary>
    public static InstrumentFile Jpk(FileContent file, TiffTags tags, string format)
    {
        var maps = new List<HeightMap>();
        var total = 0L;
        for (var page = 1; page < tags.Pages; page++)
        {
            var pixels = TiffPixels.Read(file, tags, (short)page, isExact: true);
            _ = ImageLimit.Of(file, total += pixels.Levels.Length, 1);
            var (factor, offset, unit) = Scaling(tags, page);
            var values = Array.ConvertAll(pixels.Exact.Length > 0 ? pixels.Exact : Array.ConvertAll(pixels.Levels, static level => (double)level), level =>
                (level * factor) + offset);
            var (stepX, stepY) = ((tags.Number(0, 0x8042) ?? double.NaN) / pixels.Width, (tags.Number(0, 0x8043) ?? double.NaN) / pixels.Height);
            if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
            {
                throw Refusal.Broken(file, 0, "The lengths of the scan are no lengths", FormattableString.Invariant($"{stepX} and {stepY}"), "above 0");
            }

            var name = tags.Text(page, 0x8052) is { Length: > 0 } title ? title : tags.Text(page, 0x8050);
            maps.Add(new HeightMap(name, pixels.Width, pixels.Height, GridFile.FromBottom(values, pixels.Width, pixels.Height))
            {
                StepX = stepX, StepY = stepY, Unit = unit,
            });
        }

        return maps.Count > 0 ? GridFile.Of(file, format, "JPK", maps) : throw Refusal.Broken(file, 0, "The scan has no channel", "", "a second page");
    }

    private static (double Factor, double Offset, string Unit) Scaling(TiffTags tags, int page)
    {
        var wanted = tags.Text(page, 0x8081);
        var slots = (int)Math.Min(MostSlots, tags.Number(page, 0x8080) ?? 0);
        var slot = Enumerable.Range(0, slots).FirstOrDefault(k => tags.Text(page, FirstSlot + (Slot * k)) == wanted);
        var at = FirstSlot + (Slot * slot);
        var (si, unit) = GridFile.Si(tags.Text(page, at + 0x12));
        return tags.Text(page, at + 0x13) == "LinearScaling"
            ? ((tags.Number(page, at + 0x14) ?? 1) * si, (tags.Number(page, at + 0x15) ?? 0) * si, unit) : (si, 0, unit);
    }
}
