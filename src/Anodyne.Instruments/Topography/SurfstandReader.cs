using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// SDF (ISO 25178-71). Text: "aISO-1.0", lines "Name = value", "*", heights, "*". Binary, little endian: "bISO-1.0", maker 10, two dates 12, columns and rows
/// u16,
/// x, y, z scale and z resolution f64, compression, data type and check type u8, values. A height is value x Zscale in metres.
/// </summary>
internal sealed class SurfstandReader() : FormatReader("SDF (ISO 25178-71)", FormatMark.Signature, ".sdf")
{
    private const int BinaryHeader = 81;

    public override string CheckedAgainst => "Gwyddion 2.62 (text)";

    public override string NotSupported => "the binary variant only from its description; compression";

    public override bool Recognizes(FileContent file) => file.StartsWith("aISO-1.0") || file.StartsWith("bISO-1.0") || file.StartsWith("aBCR-1.0")
        || file.StartsWith("bBCR-1.0");

    protected override InstrumentFile ReadFile(FileContent file) => file.Bytes[0] == 'a' ? ReadText(file) : ReadBinary(file);

    private InstrumentFile ReadText(FileContent file)
    {
        var sections = Encoding.Latin1.GetString(file.Bytes).Split('*');
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in sections[0].Split('\n'))
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            if (cut > 0)
            {
                tags[line[..cut].Trim()] = line[(cut + 1)..].Trim();
            }
        }

        double Number(string name) => double.TryParse(tags.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : double.NaN;
        var (columns, rows) = GridFile.Size(file, (long)Number("NumPoints"), (long)Number("NumProfiles"));
        var words = sections.Length > 1 ? sections[1].Split((char[]?)null, columns * rows < sections[1].Length ? (columns * rows) + 1 : int.MaxValue,
            StringSplitOptions.RemoveEmptyEntries) : [];
        if (words.Length < columns * rows)
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The file holds fewer heights than it announces", FormattableString.Invariant($"{words.Length}"),
                FormattableString.Invariant($"{columns} x {rows}"), "Copy the file again.");
        }

        var values = new double[columns * rows];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.TryParse(words[i].TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value * Number("Zscale")
                : double.NaN;
        }

        return Map(file, tags.GetValueOrDefault("ManufacID", ""), columns, rows, values, Number("Xscale"), Number("Yscale"));
    }

    private InstrumentFile ReadBinary(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        var (columns, rows) = GridFile.Size(file, whole.U16(42), whole.U16(44), 42);
        if (whole.U8(78) != 0)
        {
            throw Refusal.Unknown(file, 78, "The heights are packed", FormattableString.Invariant($"{whole.U8(78)}"), "0");
        }

        var kind = whole.U8(79) switch
        {
            0 => NumberKind.UInt8, 1 => NumberKind.UInt16, 2 => NumberKind.UInt32, 3 => NumberKind.Float32, 4 => NumberKind.Int8, 5 => NumberKind.Int16,
            6 => NumberKind.Int32, 7 => NumberKind.Float64,
            var other => throw Refusal.Unknown(file, 79, "The heights are of a type that is not known", FormattableString.Invariant($"{other}"), "0 to 7"),
        };
        var scale = whole.F64(62);
        var values = Array.ConvertAll(NumberArray.Read(whole, BinaryHeader, (long)columns * rows, kind), value => value * scale);
        return Map(file, whole.Text(8, 10).Trim(), columns, rows, values, whole.F64(46), whole.F64(54));
    }

    private InstrumentFile Map(FileContent file, string maker, int columns, int rows, double[] values, double stepX, double stepY)
    {
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 0, "The steps are no lengths", FormattableString.Invariant($"{stepX} and {stepY}"), "above 0");
        }

        string[] warnings = file.Bytes[0] == 'b' ? ["The binary variant of SDF is read from its description; no file of it has been compared."] : [];
        return GridFile.Of(file, Format, "1.0",
            [new HeightMap("", columns, rows, values) { StepX = stepX, StepY = stepY }], warnings, maker);
    }
}
