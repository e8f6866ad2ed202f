using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// The heights in a TIFF of Park Systems: tag 50434 holds the values, tag 50435 a header: name 32 x UTF-16 @4, columns and rows i32 @100 @104, lengths f64 in
/// um
/// @140 @148, gain f64 @220, scale f64 @228, offset f64 @236, unit 8 x UTF-16 @244, type of the values i32 @348 (0 i16, 1 i32, 2 f32). Lines come from the
/// lower
/// edge; a height is value x gain x scale + offset in the unit.
/// </summary>
internal static class ParkMap
{
    private const double Micrometre = 1e-6;

    /// <summary>Reads the map from the bytes of both tags.</summary>
    public static HeightMap Read(FileContent file, BinaryWindow header, BinaryWindow data)
    {
        var (columns, rows) = GridFile.Size(file, header.I32(100), header.I32(104), header.Start + 100L);
        var kind = header.Length >= 352 ? header.I32(348) switch
        {
            0 => NumberKind.Int16,
            1 => NumberKind.Int32,
            2 => NumberKind.Float32,
            var other => throw Refusal.Unknown(file, header.Start + 348L, "The heights are of a type that is not known",
                FormattableString.Invariant($"{other}"), "0, 1, 2"),
        } : NumberKind.Int16;
        var (factor, unit) = GridFile.Si(Wide(header, 244, 8));
        var (gain, scale, offset) = (header.F64(220), header.F64(228), header.F64(236));
        var values = NumberArray.Read(data, 0, (long)columns * rows, kind);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((values[i] * gain * scale) + offset) * factor;
        }

        var (stepX, stepY) = (header.F64(140) * Micrometre / columns, header.F64(148) * Micrometre / rows);
        return GridFile.IsStep(stepX) && GridFile.IsStep(stepY)
            ? new HeightMap(Wide(header, 4, 32), columns, rows, GridFile.FromBottom(values, columns, rows)) { StepX = stepX, StepY = stepY, Unit = unit }
            : throw Refusal.Broken(file, header.Start + 140L, "The lengths of the scan are no lengths", FormattableString.Invariant($"{stepX} and {stepY}"),
                "above 0");
    }

    private static string Wide(BinaryWindow window, int at, int characters) =>
        System.Text.Encoding.Unicode.GetString(window.Bytes(at, 2 * characters)).Split('\0')[0];
}
