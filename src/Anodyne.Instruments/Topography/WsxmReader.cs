using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// WSxM .top: a text header of the stated length with sections of "Name: value" lines, then Number of columns x Number of rows values (short, integer, float or
/// double, little endian). A height of a whole number is value / (Maximum - Minimum) x Z Amplitude, as Gwyddion reads it; floats are metres x the unit.
/// Both directions run from the far end, so that the first value is the lower right one.
/// </summary>
internal sealed class WsxmReader() : FormatReader("WSxM", FormatMark.Signature, ".top", ".stp")
{
    private const int LongestHeader = 1 << 17;

    public override string CheckedAgainst => "Gwyddion 2.62";

    public override string NotSupported => "float and double data only from their description; movies and spectroscopy";

    public override bool Recognizes(FileContent file) => file.StartsWith("WSxM file copyright");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var head = Encoding.Latin1.GetString(file.Bytes, 0, Math.Min(file.Bytes.Length, LongestHeader));
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split('\n'))
        {
            var cut = line.IndexOf(':', StringComparison.Ordinal);
            if (cut > 0)
            {
                tags.TryAdd(line[..cut].Trim(), line[(cut + 1)..].Trim());
            }

            if (line.StartsWith("[Header end]", StringComparison.Ordinal))
            {
                break;
            }
        }

        long Whole(string name) => long.TryParse(tags.GetValueOrDefault(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : -1;
        var (columns, rows) = GridFile.Size(file, Whole("Number of columns"), Whole("Number of rows"));
        var kind = tags.GetValueOrDefault("Image Data Type", "short") switch
        {
            "short" => NumberKind.Int16,
            "integer" => NumberKind.Int32,
            "float" => NumberKind.Float32,
            "double" => NumberKind.Float64,
            var other => throw Refusal.Unknown(file, 0, "The values are of a type that is not known", other, "short, integer, float, double"),
        };
        var values = NumberArray.Read(BinaryWindow.Whole(file), Whole("Image header size"), (long)columns * rows, kind);
        var (amplitude, unit) = Quantity(file, tags, "Z Amplitude");
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var factor = high > low ? amplitude / (high - low) : 0;
        Array.Reverse(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }

        var (width, lateralUnit) = Quantity(file, tags, "X Amplitude");
        var (height, _) = Quantity(file, tags, "Y Amplitude");
        if (!GridFile.IsStep(width) || !GridFile.IsStep(height))
        {
            throw Refusal.Broken(file, 0, "The lengths of the picture are no lengths", FormattableString.Invariant($"{width} x {height}"), "above 0");
        }

        return GridFile.Of(file, Format, tags.GetValueOrDefault("Version", ""),
        [
            new HeightMap(tags.GetValueOrDefault("Acquisition channel", ""), columns, rows, values)
            {
                StepX = width / columns, StepY = height / rows, LateralUnit = lateralUnit, Unit = unit,
            },
        ], instrument: tags.GetValueOrDefault("Head type", ""), settings: tags);
    }

    private static (double Value, string Unit) Quantity(FileContent file, Dictionary<string, string> tags, string name)
    {
        var parts = tags.GetValueOrDefault(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw Refusal.Broken(file, 0, $"The header has no {name}", tags.GetValueOrDefault(name, ""), "a number and a unit");
        }

        var (factor, unit) = GridFile.Si(parts[1]);
        return (value * factor, unit);
    }
}
