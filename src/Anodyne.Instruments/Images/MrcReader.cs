using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Images;

/// <summary>
/// MRC pictures and stacks: columns, rows, planes i32 @0, mode i32 @12 (0 i8, 1 i16, 2 f32, 6 u16), grid i32 @28, cell f32 @40 in angstrom (a pixel is cell /
/// grid; 0 or
/// less is no scale), length of the extended header i32 @92, "MAP " @208, byte order @212 (0x44 little). Values @1024 + extended header, rows in the order of
/// the file, first one above.
/// </summary>
internal sealed class MrcReader() : FormatReader("MRC", FormatMark.Signature, ".mrc")
{
    private const int Header = 1024;
    private const int MostPlanes = 512;

    public override string CheckedAgainst => "rosettasciio, mrcfile";

    public override string NotSupported => "complex values; the metadata of the extended header";

    public override bool Recognizes(FileContent file) => file.Bytes.Length >= Header && file.Bytes.AsSpan(208, 4).SequenceEqual("MAP "u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        var isBig = file.Bytes[212] == 0x11;
        int I32(int at) => (int)NumberArray.One(whole.Bytes(at, 4), NumberKind.Int32, isBig);
        double F32(int at) => NumberArray.One(whole.Bytes(at, 4), NumberKind.Float32, isBig);
        var kind = I32(12) switch
        {
            0 => NumberKind.Int8, 1 => NumberKind.Int16, 2 => NumberKind.Float32, 6 => NumberKind.UInt16,
            var other => throw Refusal.Unknown(file, 12, "The values are of a mode that is not read", FormattableString.Invariant($"{other}"), "0, 1, 2, 6"),
        };
        var (width, height, planes) = (I32(0), I32(4), I32(8));
        _ = ImageLimit.Of(file, width, height);
        if (planes is < 1 or > MostPlanes)
        {
            throw Refusal.Broken(file, 8, "The stack has no planes or too many", FormattableString.Invariant($"{planes}"),
                FormattableString.Invariant($"1 to {MostPlanes}"));
        }

        double? Pixel(int grid, int cell) => F32(cell) > 0 && I32(grid) > 0 ? 1e-10 * F32(cell) / I32(grid) : null;
        var (x, y) = (Pixel(28, 40), Pixel(32, 44));
        var images = new List<GreyImage>();
        for (var plane = 0; plane < planes; plane++)
        {
            var levels = NumberArray.ReadSingle(
                whole, Header + (long)Math.Max(0, I32(92)) + ((long)plane * width * height * NumberArray.Size(kind)), (long)width * height, kind, isBig);
            images.Add(new GreyImage(planes > 1 ? FormattableString.Invariant($"plane {plane + 1}") : "", width, height, levels)
            {
                PixelX = x, PixelY = y ?? x, ScaleSource = x is null ? "the cell of the header is 0 or less" : "the cell of the MRC header",
            });
        }

        string[] warnings = x is null ? ["The picture has no scale: the cell of its header is 0 or less."] : [];
        return SpectrumFile.Of(file, Format, "", images, warnings, new Provenance { Technique = "image" });
    }
}
