using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Igor binary waves of version 5 with two dimensions or more, as Asylum Research writes them: x, y and the channel; the names of the channels stand in the
/// labels of the third dimension. A wave of one dimension is a spectrum and no surface.
/// </summary>
internal sealed class IgorWaveReader() : FormatReader("Igor wave (topography)", FormatMark.Signature, ".ibw")
{
    private const int Header = 384;
    private const int LabelLength = 32;

    public override string CheckedAgainst => "Gwyddion 2.62; the asserted roughness of the package nanoscopeAFM";

    public override string NotSupported => "version 2; complex and text waves";

    public override bool Recognizes(FileContent file) => IsVersion5(file, out var isBig) && Dimension(file, 1, isBig) > 0;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var isBig = !IsVersion5(file, out var big) || big;
        var whole = BinaryWindow.Whole(file);
        int I32(int at) => (int)NumberArray.One(whole.Bytes(at, 4), NumberKind.Int32, isBig);
        double F64(int at) => NumberArray.One(whole.Bytes(at, 8), NumberKind.Float64, isBig);
        var type = (int)NumberArray.One(whole.Bytes(80, 2), NumberKind.UInt16, isBig);
        var kind = type switch
        {
            2 => NumberKind.Float32, 4 => NumberKind.Float64, 8 => NumberKind.Int8, 16 => NumberKind.Int16, 32 => NumberKind.Int32,
            72 => NumberKind.UInt8, 80 => NumberKind.UInt16, 96 => NumberKind.UInt32,
            _ => throw Refusal.Unknown(file, 80, "The wave holds numbers of a kind that is not read", FormattableString.Invariant($"{type}"),
                "2, 4, 8, 16, 32, 72, 80, 96"),
        };
        var (columns, rows) = GridFile.Size(file, I32(132), I32(136), 132);
        var layers = Math.Max(1, I32(140));
        if (I32(144) > 1)
        {
            throw Refusal.Unknown(file, 144, "The wave has four dimensions", FormattableString.Invariant($"{I32(144)} points along the fourth"), "three");
        }

        var points = (long)columns * rows;
        if (NumberArray.Size(kind) * points * layers > file.Bytes.Length)
        {
            throw Refusal.Broken(file, 132, "The file ends before the last value", FormattableString.Invariant($"{file.Bytes.Length} bytes"),
                FormattableString.Invariant($"{columns} x {rows} x {layers} values"), "Copy the file again.");
        }

        var (lateral, lateralUnit) = GridFile.Si(whole.Text(216, 4));
        var (factor, unit) = GridFile.Si(whole.Text(212, 4));
        var (stepX, stepY) = (Math.Abs(F64(148)) * lateral, Math.Abs(F64(156)) * lateral);
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 148, "The steps of the wave are no lengths", FormattableString.Invariant($"{F64(148)} and {F64(156)}"), "not 0");
        }

        var names = Names(whole, layers, Header + (NumberArray.Size(kind) * points * layers), I32);
        var maps = new List<HeightMap>();
        for (var layer = 0; layer < layers; layer++)
        {
            // A phase is in degrees, whatever the unit of the heights is.
            var (own, ownUnit) = names[layer].StartsWith("Phase", StringComparison.Ordinal) ? GridFile.Si("deg") : (factor, unit);
            var values = NumberArray.Read(whole, Header + (layer * points * NumberArray.Size(kind)), points, kind, isBig);
            var turned = GridFile.FromBottom(own == 1 ? values : Array.ConvertAll(values, value => value * own), columns, rows);
            maps.Add(new HeightMap(names[layer], columns, rows, turned)
            {
                StepX = stepX, StepY = stepY, LateralUnit = lateralUnit, Unit = ownUnit,
            });
        }

        return GridFile.Of(file, Format, "5", maps, [], "", Note(whole, Header + (NumberArray.Size(kind) * points * layers), I32));
    }

    // The labels of the layers lie behind data, formula, note and units; the first one names the dimension itself.
    private static string[] Names(BinaryWindow file, int layers, long end, Func<int, int> i32)
    {
        var names = new string[layers];
        Array.Fill(names, "");
        var at = end;
        for (var part = 8; part <= 40; part += 4)
        {
            at += Math.Max(0, i32(part));
        }

        var length = i32(44);
        for (var layer = 0; layer < layers && ((layer + 2L) * LabelLength) <= length && at + ((layer + 2L) * LabelLength) <= file.Length; layer++)
        {
            names[layer] = file.Text((int)(at + ((layer + 1L) * LabelLength)), LabelLength);
        }

        return names;
    }

    // The note behind data and formula: lines "Key: value".
    private static Dictionary<string, string> Note(BinaryWindow file, long end, Func<int, int> i32)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var (at, length) = (end + Math.Max(0, i32(8)), (long)Math.Max(0, i32(12)));
        if (at + length > file.Length)
        {
            return settings;
        }

        foreach (var line in System.Text.Encoding.Latin1.GetString(file.Bytes((int)at, (int)length)).Split('\r', '\n'))
        {
            var cut = line.IndexOf(':', StringComparison.Ordinal);
            if (cut > 0)
            {
                settings.TryAdd(line[..cut].Trim(), line[(cut + 1)..].Trim());
            }
        }

        return settings;
    }

    private static bool IsVersion5(FileContent file, out bool isBigEndian)
    {
        isBigEndian = file.Bytes.Length > 1 && file.Bytes[0] == 0;
        return file.Bytes.Length >= Header && (file.Bytes[0], file.Bytes[1]) is (5, 0) or (0, 5) && Dimension(file, 0, isBigEndian) > 0
            && NumberArray.One(file.Bytes.AsSpan(4), NumberKind.Int32, isBigEndian) >= 320;
    }

    private static double Dimension(FileContent file, int index, bool isBigEndian) =>
        NumberArray.One(file.Bytes.AsSpan(132 + (4 * index)), NumberKind.Int32, isBigEndian);
}
