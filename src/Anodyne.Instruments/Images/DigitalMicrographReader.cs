using System.Buffers.Binary;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Images;

/// <summary>
/// Gatan DigitalMicrograph .dm3 and .dm4: version u32 big endian (3, 4), length (u32, u64), byte order of values, then a tree of tags. The picture is the
/// last entry
/// of ImageList: ImageData holds Data, Dimensions (x first), DataType and Calibrations.Dimension with Scale, Origin and Units; a place is (i - Origin) Scale.
/// Pictures become images, stacks an image a plane.
/// </summary>
internal sealed class DigitalMicrographReader() : FormatReader("DigitalMicrograph", FormatMark.Signature, ".dm3", ".dm4")
{
    private const int MostPlanes = 512;

    public override string CheckedAgainst => "rosettasciio";

    public override string NotSupported => "spectra and spectrum images (their energy axis is refused by name); complex pictures";

    public override bool Recognizes(FileContent file) => file.Bytes.Length > 24 && file.Bytes.AsSpan() is var bytes && bytes[0] == 0 && bytes[1] == 0
        && bytes[2] == 0
        && ((bytes[3] == 3 && BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) <= 1) || (bytes[3] == 4
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) <= 1));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var tree = new DigitalMicrographTags(file);
        var images = tree.Children("ImageList");
        if (images == 0)
        {
            throw Refusal.Broken(file, 12, "The file holds no picture", "", "an entry of ImageList");
        }

        var at = FormattableString.Invariant($"ImageList/{images - 1}/ImageData");
        var count = tree.Children($"{at}/Dimensions");
        long[] sizes = [.. Enumerable.Range(0, count).Select(k => (long)(tree.Number(FormattableString.Invariant($"{at}/Dimensions/{k}")) ?? 0))];
        string Unit(int k) => tree.Text(FormattableString.Invariant($"{at}/Calibrations/Dimension/{k}/Units"));
        double? Scale(int k) => tree.Number(FormattableString.Invariant($"{at}/Calibrations/Dimension/{k}/Scale"));
        if (count < 2 || Enumerable.Range(0, count).Any(k => Unit(k).EndsWith("eV", StringComparison.Ordinal)))
        {
            throw Refusal.Unknown(file, 12, "The file holds a spectrum or a spectrum image, which is not read yet",
                string.Join(" x ", sizes) + ", " + string.Join(", ", Enumerable.Range(0, count).Select(Unit)), "a picture; export spectra as .msa");
        }

        _ = ImageLimit.Of(file, sizes[0], sizes[1]);
        var (width, height, planes) = ((int)sizes[0], (int)sizes[1], sizes.Skip(2).Aggregate(1L, static (a, b) => a * Math.Max(0, b)));
        if (planes is < 1 or > MostPlanes)
        {
            throw Refusal.Broken(file, 12, "The stack has no planes or too many", FormattableString.Invariant($"{planes}"),
                FormattableString.Invariant($"1 to {MostPlanes}"));
        }

        var (x, y, unit) = (Length(Scale(0), Unit(0)), Length(Scale(1), Unit(1)), Unit(0).StartsWith("1/", StringComparison.Ordinal) ? "1/m" : "m");
        string[] warnings = x is null ? [$"The picture has no scale: its unit is '{Unit(0)}'."] : [];
        var parts = Enumerable.Range(0, (int)planes).Select(k => Plane(file, tree, at, k, width, height)).ToArray();
        return SpectrumFile.Of(file, Format, FormattableString.Invariant($"{file.Bytes[3]}"), parts.Select((levels, k) => new GreyImage(
            planes > 1 ? FormattableString.Invariant($"plane {k + 1}") : "", width, height, levels)
        {
            PixelX = x, PixelY = y ?? x, PixelUnit = unit, ScaleSource = x is null ? "the file states no length" : "the calibration of DigitalMicrograph",
        }), warnings, new Provenance { Technique = "image", Instrument = "DigitalMicrograph" });
    }

    private static double? Length(double? scale, string unit)
    {
        var (factor, si) = Topography.GridFile.Si(unit.StartsWith("1/", StringComparison.Ordinal) ? unit[2..] : unit);
        return scale is { } s && s > 0 && double.IsFinite(s) && si == "m" ? (unit.StartsWith("1/", StringComparison.Ordinal) ? s / factor : s * factor) : null;
    }

    // Types of DigitalMicrograph: 1 i16, 2 f32, 6 u8, 7 i32, 9 i8, 10 u16, 11 u32, 12 f64, 14 bool, 23 RGB.
    private static float[] Plane(FileContent file, DigitalMicrographTags tree, string at, int plane, int width, int height)
    {
        var type = (int)(tree.Number($"{at}/DataType") ?? 0);
        var data = tree.Data($"{at}/Data") ?? throw Refusal.Broken(file, 12, "The picture has no data", "", "an array");
        if (type == 23)
        {
            var bytes = data.Bytes((int)Math.Min(int.MaxValue, 4L * plane * width * height), (int)Math.Min(int.MaxValue, 4L * width * height));
            var grey = new float[width * height];
            for (var i = 0; i < grey.Length; i++)
            {
                grey[i] = ImageLimit.Luminance(bytes[(4 * i) + 2], bytes[(4 * i) + 1], bytes[4 * i]);
            }

            return grey;
        }

        var kind = type switch
        {
            1 => NumberKind.Int16, 2 => NumberKind.Float32, 6 or 14 => NumberKind.UInt8, 7 => NumberKind.Int32, 9 => NumberKind.Int8, 10 => NumberKind.UInt16,
            11 => NumberKind.UInt32, 12 => NumberKind.Float64,
            _ => throw Refusal.Unknown(file, 12, "The pixels are of a type that is not read", FormattableString.Invariant($"{type}"),
                "1, 2, 6, 7, 9, 10, 11, 12, 14, 23"),
        };
        return NumberArray.ReadSingle(data, (long)plane * width * height * NumberArray.Size(kind), (long)width * height, kind, !tree.IsLittleEndian);
    }
}
