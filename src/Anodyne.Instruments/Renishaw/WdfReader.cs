using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Renishaw;

/// <summary>
/// Renishaw WiRE (.wdf): a chain of blocks. One spectrum, a series with what its origins say (time, depth), or a map with its grid. The axis stays as stored,
/// which mostly falls. A picture of the sample beside the spectra is left out and said.
/// </summary>
internal sealed class WdfReader() : FormatReader("Renishaw wdf", FormatMark.Signature, ".wdf")
{
    private const int MostValues = 1 << 28;

    public override string CheckedAgainst => "rosettasciio, py-wdf-reader";

    public override string NotSupported => "the picture of the sample; maps that run as a snake or by columns keep the order of the file";

    public override bool Recognizes(FileContent file) => file.StartsWith("WDF1");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var window = BinaryWindow.Whole(file);
        var blocks = Blocks(file, window);
        var (points, present, accumulations) = (window.I32(60), window.I64(72), window.I32(80));
        if (points < 1 || present < 1 || present > window.Length || present * points > Math.Min(MostValues, window.Length / 4))
        {
            throw Refusal.Broken(file, 60, "The header announces more than the file holds",
                FormattableString.Invariant($"{present} spectra of {points} points"),
                FormattableString.Invariant($"at most {window.Length / 4} numbers"));
        }

        var data = blocks.GetValueOrDefault("DATA") is { Length: > 0 } found ? found : throw Refusal.Broken(file, 0, "The file has no block DATA");
        var list = blocks.GetValueOrDefault("XLST") is { Length: > 0 } axis ? axis : throw Refusal.Broken(file, 0, "The file has no block XLST");
        var places = list.Floats(24, points);
        var (kind, name, unit) = list.U32(20) switch
        {
            1 => (SpectrumKind.Raman, "Raman shift", "1/cm"),
            3 => (SpectrumKind.Other, "Wavelength", "nm"),
            4 => (SpectrumKind.Other, "Energy", "eV"),
            _ => (SpectrumKind.Other, "x", ""),
        };
        List<string> warnings = [];
        if (blocks.ContainsKey("WHTL"))
        {
            warnings.Add("A picture of the sample in the file was not read.");
        }

        if (window.I64(64) is var capacity && capacity > present)
        {
            warnings.Add(FormattableString.Invariant($"{present} of {capacity} spectra were measured: the measurement was interrupted."));
        }

        var laser = window.F32(156);
        var about = new Provenance
        {
            Instrument = $"{window.Text(96, 24).Trim()} {window.I16(120)}.{window.I16(122)}.{window.I16(124)}",
            Start = window.I64(136) is > 0 and < 0x7FFFFFFFFFFFFFF and var start ? Date(start) : null,
            Settings = new Dictionary<string, string>
            {
                ["title"] = window.Text(240, 160).Trim(), ["user"] = window.Text(208, 32).Trim(),
                ["accumulations"] = accumulations.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["laser wavelength"] = laser > 0 ? FormattableString.Invariant($"{1e7 / laser:F3} nm") : "",
            },
        };
        var shown = new SpectrumAxis(name, unit, places);
        var count = (int)present;
        double[][] values = [.. Enumerable.Range(0, count).Select(k => data.Floats(16 + (4 * points * k), points))];
        Measurement item = count == 1
            ? new Spectrum(kind, shown, values[0]) { Title = window.Text(240, 160).Trim() }
            : new SpectrumSeries(kind, shown, values, Places(blocks.GetValueOrDefault("ORGN"), count)) { Grid = Grid(blocks.GetValueOrDefault("WMAP"), count) };
        return SpectrumFile.Of(file, Format, FormattableString.Invariant($"{window.I16(120)}.{window.I16(122)}"), [item], warnings, about);
    }

    private static DateTimeOffset? Date(long fileTime)
    {
        try
        {
            return DateTimeOffset.FromFileTime(fileTime).ToUniversalTime();
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Dictionary<string, BinaryWindow> Blocks(FileContent file, BinaryWindow window)
    {
        var blocks = new Dictionary<string, BinaryWindow>();
        for (long at = 0; at + 16 <= window.Length;)
        {
            var size = window.I64((int)at + 8);
            if (size < 16 || at + size > window.Length)
            {
                throw Refusal.Broken(file, at, "A block is longer than the file", FormattableString.Invariant($"{size} bytes"),
                    FormattableString.Invariant($"16 to {window.Length - at} bytes"), "Copy the file again from the instrument.");
            }

            blocks.TryAdd(window.Text((int)at, 4), window.Part((int)at, (int)size));
            at += size;
        }

        return blocks;
    }

    // The primary origins: x, y, depth, time; the number of the spectrum where there are none.
    private static IReadOnlyList<SpectrumAxis> Places(BinaryWindow origins, int count)
    {
        var found = new List<SpectrumAxis>();
        var at = 20;
        for (var k = origins.Length > 20 ? origins.I32(16) : 0; k > 0 && (long)at + 24 + (8L * count) <= origins.Length; k--)
        {
            var type = origins.U32(at);
            var (name, unit) = (type & 0x7FFFFFFF) switch { 3 => ("X", "um"), 4 => ("Y", "um"), 5 => ("Z", "um"), 0x0B => ("Time", "s"), _ => ("", "") };
            if (name.Length > 0 && (type >> 31 == 1 || name == "Time"))
            {
                var place = at + 24;
                var isTime = name == "Time";
                double[] values = [.. Enumerable.Range(0, count).Select(i => isTime ? 1e-7 * (origins.I64(place + (8 * i)) - origins.I64(place))
                    : origins.F64(place + (8 * i)))];
                if (values.All(double.IsFinite))
                {
                    found.Add(new SpectrumAxis(name, unit, values));
                }
            }

            at += 24 + Capacity(origins, count);
        }

        var moving = found.Where(static axis => axis.Values.Distinct().Count() > 1).ToArray();
        var inSpace = moving.Where(static axis => axis.Name != "Time").ToArray();
        return inSpace.Length > 0 ? inSpace : moving.Length > 0 ? moving
            : [new SpectrumAxis("Number", "", [.. Enumerable.Range(1, count).Select(static n => (double)n)])];
    }

    private static int Capacity(BinaryWindow origins, int count)
    {
        var number = origins.I32(16);
        return number > 0 && (origins.Length - 20) % number == 0 ? Math.Max(8 * count, ((origins.Length - 20) / number) - 24) : 8 * count;
    }

    private static (int Columns, int Rows)? Grid(BinaryWindow map, int count)
    {
        if (map.Length < 60)
        {
            return null;
        }

        var (flags, columns, rows) = (map.I32(16), map.I32(48), map.I32(52));
        return columns > 1 && rows > 1 && (long)columns * rows == count && (flags & 0x3) == 0 ? (columns, rows) : null;
    }
}
