using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Bruker, Veeco and Digital Instruments Nanoscope files: lines "\Name: value" in lists that begin with "\*", up to the byte 0x1A. Each "\*Ciao image list"
/// names a channel: offset and length of its data, bytes a value, samples and lines, and "@2:Z scale: V [Sens. S] (a V/LSB) b V". A value is
/// integer / 2^16 b c with c from the line "@Sens. S: V c nm/V" of another list, or / 2^32 where a value has four bytes. Lines come from the lower edge.
/// </summary>
internal sealed partial class NanoscopeReader() : FormatReader("Nanoscope", FormatMark.Signature, ".spm", ".003", ".di")
{
    private const int LongestHeader = 1 << 19;

    public override string CheckedAgainst => "Gwyddion 2.62; the asserted roughness of the package nanoscopeAFM";

    public override string NotSupported => "force curves and volumes; the layout before version 4";

    public override bool Recognizes(FileContent file) => file.StartsWith(@"\*File list") || file.StartsWith(@"\*EC File list");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var head = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, LongestHeader));
        var end = head.IndexOf((byte)0x1A);
        var lists = new List<(string Name, Dictionary<string, string> Lines)>();
        foreach (var raw in Encoding.Latin1.GetString(end < 0 ? head : head[..end]).Split('\n'))
        {
            var line = raw.Trim('\r', ' ', '\\');
            if (line.StartsWith('*'))
            {
                lists.Add((line[1..], new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)));
            }
            else if (lists.Count > 0 && Cut(line) is var cut and > 0)
            {
                lists[^1].Lines.TryAdd(line[..cut].Trim(), line[(cut + 1)..].Trim());
            }
        }

        string Anywhere(string name) => lists.Select(list => list.Lines.GetValueOrDefault(name)).FirstOrDefault(value => value is not null) ?? "";
        var version = Anywhere("Version");
        var maps = lists.Where(IsImage)
            .Select(list => Map(file, list.Lines, Anywhere, version)).ToArray();
        return maps.Length > 0 ? GridFile.Of(file, Format, version, maps, [], Anywhere("Microscope"), lists.First(IsImage).Lines)
            : throw Refusal.Unknown(file, 0, "The file holds no list of an image", version, @"\*Ciao image list");
    }

    private static bool IsImage((string Name, Dictionary<string, string> Lines) list) =>
        list.Name.Equals("Ciao image list", StringComparison.OrdinalIgnoreCase);

    // "@2:Z scale: V [..." is cut behind "Z scale".
    private static int Cut(string line) => line.StartsWith('@') && line.Length > 2 && char.IsAsciiDigit(line[1])
        ? line.IndexOf(':', line.IndexOf(':', StringComparison.Ordinal) + 1) : line.IndexOf(':', StringComparison.Ordinal);

    private static HeightMap Map(FileContent file, Dictionary<string, string> list, Func<string, string> anywhere, string version)
    {
        long Whole(string name) => long.TryParse(list.GetValueOrDefault(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : -1;
        var (columns, rows) = GridFile.Size(file, Whole("Samps/line"), Whole("Number of lines"));
        var length = Whole("Data length");
        var bytes = length > 0 && length % ((long)columns * rows) == 0 ? length / ((long)columns * rows) : Whole("Bytes/pixel");
        var kind = bytes switch
        {
            2 => NumberKind.Int16,
            4 => NumberKind.Int32,
            _ => throw Refusal.Unknown(file, 0, "A channel has values of a length that is not read", FormattableString.Invariant($"{bytes} bytes"),
                "2 or 4 bytes"),
        };
        var name = Quoted().Match(list.GetValueOrDefault("@2:Image Data", "")) is { Success: true } quoted ? quoted.Groups[1].Value : "";
        var (factor, unit) = Scale(file, list.GetValueOrDefault("@2:Z scale", ""), anywhere);
        var values = NumberArray.Read(BinaryWindow.Whole(file), Whole("Data offset"), (long)columns * rows, kind);
        factor /= kind == NumberKind.Int16 ? 65536.0 : 4294967296.0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }

        var (width, height, lateralUnit) = Lateral(list, anywhere, columns, rows);
        return new HeightMap(name, columns, rows, GridFile.FromBottom(values, columns, rows))
        {
            StepX = width / columns, StepY = height / rows, LateralUnit = lateralUnit, Unit = unit,
        };
    }

    // "V [Sens. Zscan] (0.006539403 V/LSB) 41.60368 V"; a value without a sensitivity is its own unit.
    private static (double Factor, string Unit) Scale(FileContent file, string text, Func<string, string> anywhere)
    {
        if (ZScale().Match(text) is not { Success: true } match || !Read(match.Groups[2].Value, out var full))
        {
            throw Refusal.Broken(file, 0, "The scale of a channel cannot be read", $"'{text}'", "V [Sens. NAME] (number V/LSB) number V");
        }

        var sensitivity = match.Groups[1].Value.Length > 0 ? Sensitivity().Match(anywhere("@" + match.Groups[1].Value)) : null;
        if (sensitivity is not { Success: true } || !Read(sensitivity.Groups[1].Value, out var each))
        {
            var (own, ownUnit) = GridFile.Si(match.Groups[3].Value);
            return (full * own, ownUnit);
        }

        var (factor, unit) = GridFile.Si(sensitivity.Groups[2].Value.Split('/')[0]);
        var (plain, plainUnit) = GridFile.Si(match.Groups[3].Value);
        return sensitivity.Groups[2].Value.Contains('/', StringComparison.Ordinal) ? (full * each * factor, unit) : (full * each * plain, plainUnit);
    }

    private static (double Width, double Height, string Unit) Lateral(Dictionary<string, string> list, Func<string, string> anywhere, int columns, int rows)
    {
        var text = list.GetValueOrDefault("Scan Size") is { Length: > 0 } own ? own : anywhere("Scan Size");
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !Read(parts[0], out var width) || width <= 0)
        {
            return (columns, rows, "");
        }

        var height = parts.Length > 2 && Read(parts[1], out var second) && second > 0 ? second : width * rows / columns;
        var (factor, unit) = GridFile.Si(parts[^1]);
        return (width * factor, height * factor, unit == "m" ? "m" : "");
    }

    private static bool Read(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    [GeneratedRegex("\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^V\s+(?:\[([^\]]*)\])?\s*(?:\([^)]*\))?\s*(\S+)\s*(\S*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ZScale();

    [GeneratedRegex(@"^V\s+(\S+)\s*(\S*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sensitivity();
}
