using System.IO.Compression;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Digital Surf .sur, little endian, header of 512 bytes: bits u16 @98, smallest and largest integer @100 @104, columns and rows i32 @108 @112, steps f32 @120
/// @124, height step f32 @128, names and units of steps and axes 9 x 16 @132, ratios f32 @276, lengths of comment and private block u16 @334 @336, offset of
/// heights f32 @474. A height is value x height step / ratio + offset in the unit of the axis. Packed files hold a count of streams u32, then the unpacked
/// and the packed length of each, then the streams (zlib). The smallest integer less two marks a point that was not measured.
/// </summary>
internal sealed class DigitalSurfReader() : FormatReader("Digital Surf", FormatMark.Signature, ".sur")
{
    private const int Header = 512;
    private const int MostStreams = 1024;

    public override string CheckedAgainst => "Gwyddion 2.62 and rosettasciio";

    public override string NotSupported => "profiles, series and spectral maps of several objects";

    public override bool Recognizes(FileContent file) => file.StartsWith("DIGITAL SURF") || file.StartsWith("DSCOMPRESSED");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        _ = whole.Bytes(0, Header);
        var (objects, acquisition, kind) = (whole.U16(14), whole.U16(16), whole.U16(18));
        _ = acquisition;
        if (objects > 1 || kind is not (2 or 11))
        {
            throw Refusal.Unknown(file, 14, "The file is no single surface", FormattableString.Invariant($"{objects} objects of type {kind}"),
                "one object of type 2 or 11");
        }

        var bits = whole.U16(98);
        var number = bits switch
        {
            16 => NumberKind.Int16,
            32 => NumberKind.Int32,
            _ => throw Refusal.Unknown(file, 98, "The values have a length that is not known", FormattableString.Invariant($"{bits} bits"), "16 or 32"),
        };
        var (columns, rows) = GridFile.Size(file, whole.I32(108), whole.I32(112), 108);
        var data = Header + whole.U16(334) + whole.U16(336);
        var packed = file.StartsWith("DSCOMPRESSED");
        var body = packed ? BinaryWindow.Whole(Unpacked(file, whole, data)) : whole;
        var values = NumberArray.Read(body, packed ? 0 : data, (long)columns * rows, number);
        var (height, unit) = GridFile.Si(whole.Text(132 + (8 * 16), 16));
        var (lateral, lateralUnit) = GridFile.Si(whole.Text(132 + (3 * 16), 16));
        var (lateralY, _) = GridFile.Si(whole.Text(132 + (4 * 16), 16));
        var (stepX, stepY) = (lateral * Single(whole, 120), lateralY * Single(whole, 124));
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 120, "The steps are no lengths", FormattableString.Invariant($"{Single(whole, 120)} and {Single(whole, 124)}"),
                "above 0");
        }

        var ratio = Single(whole, 284);
        var (step, offset) = (Single(whole, 128) / (ratio == 0 ? 1 : ratio), (double)Single(whole, 474));
        var missing = 0;
        var mark = (double)whole.I32(100) - 2;
        for (var i = 0; i < values.Length; i++)
        {
            missing += values[i] == mark ? 1 : 0;
            values[i] = values[i] == mark ? double.NaN : ((values[i] * step) + offset) * height;
        }

        string[] warnings = missing == 0 ? [] : [FormattableString.Invariant($"{missing} of {values.Length} points were not measured and have no height.")];
        var name = whole.Text(132 + (2 * 16), 16).Trim();
        return GridFile.Of(file, Format, FormattableString.Invariant($"{whole.U16(12)}"),
        [
            new HeightMap(name, columns, rows, values)
            {
                StepX = stepX, StepY = stepY, LateralUnit = lateralUnit, Unit = unit,
            },
        ], warnings, whole.Text(20, 30).Trim());
    }

    private static float Single(BinaryWindow window, int at) => BitConverter.ToSingle(window.Bytes(at, 4));

    private static FileContent Unpacked(FileContent file, BinaryWindow whole, int at)
    {
        long streams = whole.U32(at);
        var lengths = Math.Min(streams, MostStreams + 1);
        long total = 0;
        for (var i = 0; i < lengths; i++)
        {
            total += whole.U32(at + 4 + (8 * i));
        }

        if (streams > MostStreams || total > UnpackLimit.Of(file.Bytes.Length) / 4)
        {
            throw Refusal.Broken(file, at, "The packed heights are too long when unpacked", FormattableString.Invariant($"{total} bytes in {streams} streams"),
                FormattableString.Invariant($"{UnpackLimit.Of(file.Bytes.Length) / 4} bytes in {MostStreams} streams"));
        }

        var unpacked = new byte[total];
        var (from, to) = (at + 4 + (8 * (int)streams), 0);
        for (var i = 0; i < streams; i++)
        {
            var (length, packed) = ((int)whole.U32(at + 4 + (8 * i)), whole.U32(at + 8 + (8 * i)));
            var part = whole.Part(from, (int)Math.Min(int.MaxValue, packed));
            try
            {
                using var stream = new ZLibStream(new MemoryStream(file.Bytes, part.Start, part.Length, writable: false), CompressionMode.Decompress);
                stream.ReadExactly(unpacked.AsSpan(to, length));
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw Refusal.Broken(file, part.Start, "The packed heights cannot be unpacked", e.Message, "a zlib stream", "Copy the file again.");
            }

            (from, to) = (from + part.Length, to + length);
        }

        return file.Entry(file.Name, unpacked);
    }
}
