using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Alicona .al3d: "AliconaImaging", then tags of 52 bytes (name 20, value 30, CR LF). The heights lie at DepthImageOffset as f32 little endian, Rows lines of
/// Cols
/// values, each line padded to eight bytes, in metres; InvalidPixelValue marks points without one.
/// </summary>
internal sealed class AliconaReader() : FormatReader("Alicona al3d", FormatMark.Signature, ".al3d")
{
    private const int First = 17;
    private const int TagLength = 52;
    private const int MostTags = 1000;

    public override string CheckedAgainst => "Gwyddion 2.62";

    public override string NotSupported => "texture and quality planes";

    public override bool Recognizes(FileContent file) => file.StartsWith("AliconaImaging");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var count = 2;
        for (var i = 0; i < Math.Min(count, MostTags); i++)
        {
            tags[whole.Text(First + (i * TagLength), 20)] = whole.Text(First + (i * TagLength) + 20, 30);
            if (i == 1)
            {
                count += int.TryParse(tags.GetValueOrDefault("TagCount"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var more) ? Math.Max(0, more)
                    : 0;
            }
        }

        double Number(string name) => double.TryParse(tags.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : double.NaN;
        var (columns, rows) = GridFile.Size(file, (long)Number("Cols"), (long)Number("Rows"));
        var (stepX, stepY) = (Number("PixelSizeXMeter"), Number("PixelSizeYMeter"));
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY) || !(Number("DepthImageOffset") > 0 && Number("DepthImageOffset") < file.Bytes.Length))
        {
            throw Refusal.Broken(file, First, "The steps or the place of the heights cannot be read",
                $"{stepX} x {stepY} at {tags.GetValueOrDefault("DepthImageOffset")}", "above 0");
        }

        var (offset, stride) = ((long)Number("DepthImageOffset"), ((columns * 4L) + 7) / 8 * 8);
        var invalid = (float)Number("InvalidPixelValue");
        _ = whole.Bytes((int)offset, (int)Math.Min(int.MaxValue, (stride * (rows - 1)) + (columns * 4L)));
        var values = new double[columns * rows];
        var missing = 0;
        for (var row = 0; row < rows; row++)
        {
            var line = whole.Bytes((int)(offset + (row * stride)), columns * 4);
            for (var column = 0; column < columns; column++)
            {
                var value = BitConverter.ToSingle(line[(4 * column)..]);
                var isMissing = value == invalid || !float.IsFinite(value);
                missing += isMissing ? 1 : 0;
                values[(row * columns) + column] = isMissing ? double.NaN : value;
            }
        }

        string[] warnings = missing == 0 ? [] : [FormattableString.Invariant($"{missing} of {values.Length} points were not measured and have no height.")];
        return GridFile.Of(file, Format, tags.GetValueOrDefault("Version", ""),
        [
            new HeightMap("Depth", columns, rows, values)
            {
                StepX = stepX, StepY = stepY,
            },
        ], warnings, tags.GetValueOrDefault("CreatingApplication", ""), tags);
    }
}
