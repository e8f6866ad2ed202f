using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Bruker;

/// <summary>
/// Bruker OPUS: a directory of blocks by type. Every block of data with its status block becomes a spectrum that carries its name (absorbance, sample,
/// reference, interferogram ...); those that a person wants first, ratioed ones, stand first.
/// </summary>
internal sealed class OpusReader() : FormatReader("Bruker OPUS", FormatMark.Signature, ".0", ".1", ".001")
{
    private const int StatusBit = 1 << 4;
    private static readonly byte[] s_mark = [0x0A, 0x0A, 0xFE, 0xFE];

    private static readonly Dictionary<int, string> s_kinds = new()
    {
        [1] = "Spectrum", [2] = "Interferogram", [3] = "Phase", [4] = "Absorbance", [5] = "Transmittance", [6] = "Kubelka-Munk", [7] = "Trace", [8] =
            "Gas chromatogram interferogram",
        [9] = "Gas chromatogram spectrum", [10] = "Raman", [11] = "Emission", [12] = "Reflectance", [13] = "Directory", [14] = "Power", [15] =
            "log reflectance", [16] = "ATR",
        [17] = "Photoacoustic", [18] = "Arithmetics transmittance", [19] = "Arithmetics absorbance", [33] = "Match", [34] = "Match, two channels",
    };

    public override string CheckedAgainst => "brukeropus";

    public override string NotSupported => "series and maps in one file (3-D blocks)";

    public override bool Recognizes(FileContent file) => file.Bytes.AsSpan().StartsWith(s_mark);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var window = BinaryWindow.Whole(file);
        var (directory, blocks) = (window.I32(12), window.I32(20));
        var entries = new List<(int Type, int Start, int Length)>();
        for (var k = 0; k < Math.Min(blocks, 1000); k++)
        {
            var at = directory + (12 * k);
            var (type, words, start) = (window.I32(at), window.I32(at + 4), window.I32(at + 8));
            if (start <= 0)
            {
                break;
            }

            if (words < 0 || start > window.Length || (long)start + (4L * words) > window.Length)
            {
                throw Refusal.Broken(file, at, "A block lies outside of the file", FormattableString.Invariant($"{words} words at {start}"),
                    FormattableString.Invariant($"within {window.Length} bytes"), "Copy the file again from the instrument.");
            }

            entries.Add((type, start, 4 * words));
        }

        var settings = new Dictionary<string, string>();
        foreach (var (type, start, length) in entries.Where(static entry => ((entry.Type >> 4) & 0x3F) is >= 2 and <= 10))
        {
            foreach (var (key, value) in Parameters(window.Part(start, length)))
            {
                settings.TryAdd(key, value);
            }
        }

        List<string> warnings = [];
        var found = new List<(int Order, Spectrum Spectrum)>();
        foreach (var (type, start, length) in entries.Where(static entry => ((entry.Type >> 4) & 0x3F) == 0 && ((entry.Type >> 10) & 0x7F) != 0))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var status = entries.FindIndex(entry => entry.Type == (type | StatusBit));
            if (status < 0 || ((type >> 10) & 0x7F) == 13)
            {
                continue;
            }

            // Several blocks of one type stand in the order of their status blocks.
            var same = entries.Where(entry => entry.Type == type).ToList().FindIndex(entry => entry.Start == start);
            var statuses = entries.Where(entry => entry.Type == (type | StatusBit)).ToArray();
            if (same < statuses.Length
                && Data(file, window.Part(start, length), Parameters(window.Part(statuses[same].Start, statuses[same].Length)), type) is { } spectrum)
            {
                found.Add((((type >> 2) & 3) == 3 || ((type >> 10) & 0x7F) is 4 or 5 or 10 or 12 ? 0 : 1, spectrum));
            }
        }

        if (found.Count > 1)
        {
            warnings.Add($"The file holds {found.Count} blocks: "
                + $"{string.Join(", ", found.OrderBy(static item => item.Order).Select(static item => item.Spectrum.Title))}. "
                + "The first is the one that a method reads unless another is named.");
        }

        var about = new Provenance { Settings = settings, Instrument = settings.GetValueOrDefault("INS", "") };
        return found.Count > 0 ? SpectrumFile.Of(file, Format, "", found.OrderBy(static item => item.Order).Select(static item => (Measurement)item.Spectrum),
            warnings, about)
            : throw Refusal.Broken(file, directory, "The directory names no block of data", FormattableString.Invariant($"{entries.Count} blocks"));
    }

    private static Spectrum? Data(FileContent file, BinaryWindow data, Dictionary<string, string> status, int type)
    {
        if (NumberWord.Whole(status.GetValueOrDefault("NPT"), 1, data.Length / 4) is not { } points
            || NumberWord.Of(status.GetValueOrDefault("FXV")) is not { } first
            || NumberWord.Of(status.GetValueOrDefault("LXV")) is not { } last)
        {
            throw Refusal.Broken(file, data.Start, "A block of data has no axis", $"NPT {status.GetValueOrDefault("NPT", "none")}",
                "NPT, FXV and LXV that fit the block");
        }

        var factor = NumberWord.Of(status.GetValueOrDefault("CSF")) ?? 1;
        var values = status.GetValueOrDefault("DPF", "1") == "2" ? [.. Enumerable.Range(0, points).Select(k => (double)data.I32(4 * k))]
            : data.Floats(0, points);
        var unit = status.GetValueOrDefault("DXU", "");
        var (kind, name, symbol) = unit switch
        {
            "WN" => (SpectrumKind.Infrared, "Wavenumber", "1/cm"),
            "RSH" => (SpectrumKind.Raman, "Raman shift", "1/cm"),
            "MI" => (SpectrumKind.Infrared, "Wavelength", "um"),
            _ => (SpectrumKind.Other, "Point", ""),
        };
        var word = s_kinds.GetValueOrDefault((type >> 10) & 0x7F, $"data of type {(type >> 10) & 0x7F}");
        var role = ((type >> 2) & 3) switch { 1 => "Sample ", 2 => "Reference ", _ => "" };
        var title = word is "Spectrum" or "Interferogram" or "Phase" ? role + word.ToLowerInvariant() : word;
        return new Spectrum(kind, SpectrumAxis.Even(name, symbol, first, last, points), [.. values.Select(value => value * factor)])
        {
            Title = title, ValueName = word is "Absorbance" or "Transmittance" or "Reflectance" ? word : "Intensity",
            ValueUnit = word is "Absorbance" or "Transmittance" or "Reflectance" ? "1" : "",
        };
    }

    private static Dictionary<string, string> Parameters(BinaryWindow block)
    {
        var found = new Dictionary<string, string>();
        for (var at = 0; at + 8 <= block.Length;)
        {
            var key = block.Text(at, 3);
            if (key.Length < 3 || key == "END")
            {
                break;
            }

            var (type, length) = (block.I16(at + 4), 2 * block.I16(at + 6));
            if (length < 0 || at + 8 + length > block.Length)
            {
                break;
            }

            var value = type switch
            {
                0 when length >= 4 => block.I32(at + 8).ToString(System.Globalization.CultureInfo.InvariantCulture),
                1 when length >= 8 => block.F64(at + 8).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                0 or 1 => "",
                _ => block.Text(at + 8, length).Trim(),
            };
            found[key] = value;
            at += 8 + length;
        }

        return found;
    }
}
