using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Bruker Dektak OPDx: "VCA DATA", then items: name (length i32, characters), type u8, value. The profile lies under 1D_Data/Raw: the item Array holds
/// heights (f64,
/// to be multiplied by DataScale), the item PositionFunction the positions. Both are preceded by a quantity: its unit's name and symbol, and how many of it
/// make
/// an SI unit (f64).
/// </summary>
internal sealed class DektakReader() : FormatReader("Dektak OPDx", FormatMark.Signature, ".opdx")
{
    private const double Tolerance = 1e-3;

    public override string CheckedAgainst => "Gwyddion 2.62 and the instrument's own export of the profile";

    public override string NotSupported => "maps (2D_Data); profiles whose points are not evenly spaced";

    public override bool Recognizes(FileContent file) => file.StartsWith("VCA DATA");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        if (Named(file, "PositionFunction", 0) is not { } function || Named(file, "DataScale", function) is not { } scale || Named(file, "Array",
            scale) is not { } array)
        {
            throw Refusal.Unknown(file, 0, "The file holds no profile", file.Bytes.AsSpan().IndexOf("2D_Data"u8) >= 0 ? "a map" : "",
                "1D_Data with positions and an array");
        }

        // Behind the type byte stand the type's name, and a length of its own length.
        var at = Skipped(whole, function + 1, out _);
        var (perMetre, next) = Unit(whole, at);
        var count = whole.I32(next + 12);
        var positions = NumberArray.Read(whole, next + 20, count, NumberKind.Float64);

        // DataScale: type, length, value f64, unit.
        var factor = whole.F64(scale + 3);
        var (perMetreOfHeight, _) = Unit(whole, scale + 11);
        var start = Skipped(whole, array + 1, out var length);
        var points = (int)(length / 8);
        if (points < 2 || points != count)
        {
            throw Refusal.Broken(file, array, "The profile has another number of heights than of positions", FormattableString.Invariant($"{points} heights"),
                FormattableString.Invariant($"{count} positions, at least 2"));
        }

        var heights = NumberArray.Read(whole, start + (int)(length % 8), points, NumberKind.Float64);
        var step = (positions[^1] - positions[0]) / (points - 1) / perMetre;
        for (var i = 0; i < points; i++)
        {
            if (Math.Abs((positions[i] - positions[0]) / perMetre - (i * step)) > Tolerance * step)
            {
                throw Refusal.Unknown(file, next, "The points of the profile are not evenly spaced", FormattableString.Invariant($"point {i + 1}"),
                    "equal steps");
            }

            heights[i] *= factor / perMetreOfHeight;
        }

        return GridFile.IsStep(step) && double.IsFinite(factor / perMetreOfHeight)
            ? GridFile.Of(file, Format, "", [new HeightMap("Profile", points, 1, heights) { StepX = step }])
            : throw Refusal.Broken(file, next, "Step or scale of the profile is no length", FormattableString.Invariant($"{step} m"), "above 0");
    }

    // The place of the type byte behind a name.
    private static int? Named(FileContent file, string name, int from)
    {
        byte[] wanted = [.. BitConverter.GetBytes(name.Length), .. Encoding.ASCII.GetBytes(name)];
        var at = file.Bytes.AsSpan(from).IndexOf(wanted);
        return at < 0 ? null : from + at + wanted.Length;
    }

    // Behind the name of a type (length i32, characters) stand the number of bytes of a length, and the length.
    private static int Skipped(BinaryWindow file, int at, out long length)
    {
        var name = file.I32(at);
        _ = file.Bytes(at + 4, name < 0 ? int.MaxValue : name);
        var place = at + 4 + name;
        var size = file.U8(place);
        length = 0;
        foreach (var (value, k) in file.Bytes(place + 1, size > 4 ? int.MaxValue : size).ToArray().Select(static (value, k) => (value, k)))
        {
            length |= (long)value << (8 * k);
        }

        return place + 1 + size;
    }

    // Name and symbol of a unit, how many of it make one SI unit, and where what follows begins.
    private static (double PerSi, int Next) Unit(BinaryWindow file, int at)
    {
        for (var word = 0; word < 2; word++)
        {
            var length = file.I32(at);
            _ = file.Bytes(at + 4, length < 0 ? int.MaxValue : length);
            at += 4 + length;
        }

        return (file.F64(at), at + 8);
    }
}
