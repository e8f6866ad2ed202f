using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Bruker;

/// <summary>
/// Bruker and Siemens diffraction patterns (.raw): version 3 (<c>RAW1.01</c>) as checked, versions 1 and 2 from their description. Every range is a pattern.
/// </summary>
internal sealed class RawPatternReader() : FormatReader("Bruker raw", FormatMark.Signature, ".raw")
{
    private const int HeaderLength = 712;
    private const int RangeLength = 304;
    private const int MostSteps = 1 << 24;

    public override string CheckedAgainst => "xylib";

    public override string NotSupported => "version 4 (RAW4) is refused by name; versions 1 and 2 from their description only";

    public override bool Recognizes(FileContent file) =>
        file.StartsWith("RAW1.01") || file.StartsWith("RAW2") || file.StartsWith("RAW ") || file.StartsWith("RAW4");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var window = BinaryWindow.Whole(file);
        return file.Bytes[3] switch
        {
            (byte)'1' => Third(file, window),
            (byte)'2' => Second(file, window),
            (byte)' ' => First(file, window),
            _ => throw Refusal.Unknown(file, 0, "This version of the format is not read", window.Text(0, 8), "RAW1.01 (version 3), RAW2, RAW (version 1)"),
        };
    }

    private InstrumentFile Third(FileContent file, BinaryWindow window)
    {
        var ranges = window.I32(12);
        var settings = new DiffractionSettings
        {
            Wavelength = Angstrom(window.F64(624)), SecondWavelength = Angstrom(window.F64(632)), Anode = window.Text(608, 4).Trim(),
            SecondRatio = window.F64(648) is > 0 and <= 1 and var ratio ? ratio : 0.5,
        };
        var found = new List<Measurement>();
        var at = HeaderLength;
        for (var range = 0; range < ranges; range++)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var (steps, start, step) = (window.I32(at + 4), window.F64(at + 16), window.F64(at + 176));
            Check(file, window, at, steps, start, step);
            var extra = window.I32(at + 256);
            if (extra < 0 || extra > window.Length)
            {
                throw Refusal.Broken(file, at + 256, "A range announces a supplement of an impossible length", FormattableString.Invariant($"{extra}"));
            }

            var data = at + RangeLength + extra;
            found.Add(Pattern(window.Floats(data, steps), start, step, settings with { StepTime = window.F32(at + 192) }));
            at = data + (4 * steps);
        }

        string[] warnings = at < window.Length ? [FormattableString.Invariant($"{window.Length - at} bytes behind the last range were not read.")] : [];
        var about = new Provenance
        {
            Settings = new Dictionary<string,
            string> { ["date"] = window.Text(16, 10).Trim(), ["user"] = window.Text(36, 72).Trim(), ["sample"] = window.Text(326, 60).Trim() },
        };
        return found.Count > 0 ? SpectrumFile.Of(file, Format, "3", found, warnings, about) : throw Refusal.Broken(file, 12, "The file holds no range");
    }

    private InstrumentFile Second(FileContent file, BinaryWindow window)
    {
        var ranges = window.I16(4);
        var found = new List<Measurement>();
        var at = 256;
        for (var range = 0; range < ranges; range++)
        {
            var (header, steps) = (window.I16(at), (int)(ushort)window.I16(at + 2));
            var (time, step, start) = (window.F32(at + 8), window.F32(at + 12), window.F32(at + 16));
            Check(file, window, at, steps, start, step);
            if (header < 20)
            {
                throw Refusal.Broken(file, at, "The header of a range is too short", FormattableString.Invariant($"{header} bytes"), "20 bytes or more");
            }

            found.Add(Pattern(window.Floats(at + header, steps), start, step, new DiffractionSettings { StepTime = time }));
            at += header + (4 * steps);
        }

        return found.Count > 0 ? SpectrumFile.Of(file, Format, "2", found, ["This version was read from its description; compare it with the maker's export."])
            : throw Refusal.Broken(file, 4, "The file holds no range");
    }

    private InstrumentFile First(FileContent file, BinaryWindow window)
    {
        var (steps, time, step, start) = (window.I32(4), window.F32(8), window.F32(12), window.F32(24));
        Check(file, window, 0, steps, start, step);
        const int header = 156;
        return SpectrumFile.Of(
            file, Format, "1", [Pattern(window.Floats(header, steps), start, step, new DiffractionSettings { StepTime = time })],
            ["This version was read from its description; compare it with the maker's export."]);
    }

    private static Spectrum Pattern(double[] counts, double start, double step, DiffractionSettings settings)
        => new(SpectrumKind.Diffraction, new SpectrumAxis("2 theta", "deg", [.. Enumerable.Range(0, counts.Length).Select(k => start + (step * k))]), counts)
        {
            ValueName = "Counts", ValueUnit = "1", Diffraction = settings,
        };

    private static void Check(FileContent file, BinaryWindow window, int at, int steps, double start, double step)
    {
        if (steps is < 1 or > MostSteps || !(Math.Abs(start) < 360) || !(step > 0) || !(step < 10))
        {
            throw Refusal.Broken(
                file, at, "A range states no pattern", FormattableString.Invariant($"{steps} steps of {step} deg from {start} deg"),
                FormattableString.Invariant($"1 to {window.Length / 4} steps of up to 10 deg"));
        }
    }

    private static double? Angstrom(double value) => value is > 0.1 and < 10 ? 1e-10 * value : null;
}
