using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// The Gwyddion Simple Field: a line "Gwyddion Simple Field 1.0", lines "Name = value" (XRes, YRes, XReal, YReal, XYUnits, ZUnits, Title), one to four zero
/// bytes
/// up to a multiple of four, then f32 little endian by rows from the top.
/// </summary>
internal sealed class GwyddionSimpleFieldReader() : FormatReader("Gwyddion Simple Field", FormatMark.Signature, ".gsf")
{
    private const string Magic = "Gwyddion Simple Field 1.";

    public override string CheckedAgainst => "surfaces of known roughness, and Gwyddion 2.62 on them";

    public override bool Recognizes(FileContent file) => file.StartsWith(Magic);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var end = file.Bytes.AsSpan().IndexOf((byte)0);
        if (end < 0)
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The header has no end", "", "a zero byte", "Copy the file again.");
        }

        var header = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Encoding.UTF8.GetString(file.Bytes, 0, end).Split('\n').Skip(1))
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            if (cut > 0)
            {
                header[line[..cut].Trim()] = line[(cut + 1)..].Trim();
            }
        }

        double Number(string name, double otherwise) =>
            double.TryParse(header.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        var (columns, rows) = GridFile.Size(file, (long)Number("XRes", -1), (long)Number("YRes", -1));
        var start = (end / 4 * 4) + 4;
        var (lateral, lateralUnit) = GridFile.Si(header.GetValueOrDefault("XYUnits", ""));
        var (factor, unit) = GridFile.Si(header.GetValueOrDefault("ZUnits", ""));
        var (stepX, stepY) = (lateral * Number("XReal", 1) / columns, lateral * Number("YReal", 1) / rows);
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 0, "The lengths of the field are no lengths",
                $"{header.GetValueOrDefault("XReal")} x {header.GetValueOrDefault("YReal")}", "above 0");
        }

        var values = NumberArray.Read(BinaryWindow.Whole(file), start, (long)columns * rows, NumberKind.Float32);
        return GridFile.Of(file, Format, "1.0",
        [
            new HeightMap(header.GetValueOrDefault("Title", ""), columns, rows, factor == 1 ? values : Array.ConvertAll(values, value => value * factor))
            {
                StepX = stepX, StepY = stepY, LateralUnit = lateralUnit, Unit = unit,
            },
        ], settings: header);
    }
}
