using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Galactic;

/// <summary>
/// Galactic and Thermo .spc of the new form (version byte 4B): even or listed x, one or many subfiles, numbers as floats or as integers with an exponent. The
/// old form (4D) and the form of the other byte order (4C) are refused by name.
/// </summary>
internal sealed class SpcReader() : FormatReader("Galactic spc", FormatMark.Signature, ".spc")
{
    private const int HeaderLength = 512;
    private const int SubHeader = 32;
    private const int Most = 1 << 26;

    public override string CheckedAgainst => "the package spc (x of m_xyxy.spc against numpy)";

    public override string NotSupported => "the old form (4D) and big-endian files (4C) are refused by name";

    public override bool Recognizes(FileContent file)
    {
        var bytes = file.Bytes;
        return bytes.Length >= HeaderLength && !Archive.IsArchive(file) && bytes[1] is 0x4B or 0x4C or 0x4D && file.Text is null && bytes[1] switch
        {
            0x4B => bytes[28] <= 31 && bytes[29] <= 200 && BitConverter.ToInt32(bytes, 24) is >= 0 and < 1 << 20
                && double.IsFinite(BitConverter.ToDouble(bytes, 8)),
            0x4C => bytes[28] <= 31 && bytes[24] < 16,
            _ => bytes[2] < 128 && BitConverter.ToSingle(bytes, 4) is >= 1 and < 1e7f && float.IsFinite(BitConverter.ToSingle(bytes, 8)),
        };
    }

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var window = BinaryWindow.Whole(file);
        if (window.U8(1) != 0x4B)
        {
            throw Refusal.Unknown(file, 1, "This form of the format is not read", FormattableString.Invariant($"{window.U8(1):X2}"), "4B");
        }

        var flags = window.U8(0);
        var (isShort, isMany, isOwnX, isListed) = ((flags & 1) != 0, (flags & 4) != 0, (flags & 0x40) != 0, (flags & 0x80) != 0);
        var (points, subfiles, exponent) = (window.I32(4), isMany ? window.I32(24) : 1, (sbyte)window.U8(3));
        if (subfiles is < 1 or > 1 << 20 || (!isOwnX && points is < 1 or > Most))
        {
            throw Refusal.Broken(file, 4, "The header announces no spectrum", FormattableString.Invariant($"{subfiles} subfiles of {points} points"));
        }

        // Before anything is laid out: a file must be able to hold what it announces.
        var least = isOwnX ? SubHeader * (long)subfiles : (SubHeader + ((isShort ? 2L : 4L) * points)) * subfiles;
        if (HeaderLength + least > file.Bytes.Length)
        {
            throw Refusal.Broken(
                file, 4, "The file ends before the spectra that its header announces", FormattableString.Invariant($"{subfiles} subfiles of {points} points"));
        }

        var labels = (flags & 0x20) != 0 ? window.Text(218, 30) : "";
        var (kind, name, unit) = AxisOf(window.U8(28));
        var (value, valueUnit) = ValueOf(window.U8(29));
        kind = kind == SpectrumKind.Other && name == "Wavenumber" ? SpectrumKind.Infrared : kind;
        var at = HeaderLength;
        double[]? shared = null;
        if (isListed && !isOwnX)
        {
            shared = window.Floats(at, points);
            at += 4 * points;
        }
        else if (!isOwnX)
        {
            shared = SpectrumAxis.Even(name, unit, window.F64(8), window.F64(16), points).Values;
        }

        var (all, axes, keys) = (new List<double[]>(), new List<double[]>(), new List<double>());
        for (var number = 0; number < subfiles; number++)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var (own, z) = (isMany ? (sbyte)window.U8(at + 1) : exponent, window.F32(at + 4));
            var count = isOwnX ? window.I32(at + 16) : points;
            if (count is < 1 or > Most)
            {
                throw Refusal.Broken(file, at + 16, "A subfile announces no points", FormattableString.Invariant($"{count}"));
            }

            at += SubHeader;
            if (isOwnX)
            {
                axes.Add(window.Floats(at, count));
                at += 4 * count;
            }

            all.Add(Numbers(window, at, count, own, isShort));
            at += count * (own != -128 && isShort ? 2 : 4);
            keys.Add(z);
        }

        var about = new Provenance { Settings = new Dictionary<string,
            string> { ["comment"] = window.Text(88, 130).Trim(), ["labels"] = labels.Replace('\0', ' ').Trim() } };
        var axis = shared is null ? null : new SpectrumAxis(name, unit, shared);
        var items = axis is null
            ? all.Select((values, k) => (Measurement)new Spectrum(kind, new SpectrumAxis(name, unit, axes[k]), values)
            {
                ValueName = value, ValueUnit = valueUnit, Title = FormattableString.Invariant($"subfile {k + 1}"),
            }).ToArray()
            : all.Count == 1 ? [new Spectrum(kind, axis, all[0]) { ValueName = value, ValueUnit = valueUnit }]
            : [new SpectrumSeries(kind, axis, all, [Keys(keys)]) { ValueName = value, ValueUnit = valueUnit }];
        return SpectrumFile.Of(file, Format, "4B", items, [], about);
    }

    private static SpectrumAxis Keys(List<double> keys) => keys.All(double.IsFinite) && keys.Distinct().Count() == keys.Count
        ? new SpectrumAxis("z", "", [.. keys]) : new SpectrumAxis("Number", "", [.. Enumerable.Range(1, keys.Count).Select(static n => (double)n)]);

    private static double[] Numbers(BinaryWindow window, int at, int count, sbyte exponent, bool isShort)
    {
        if (exponent == -128)
        {
            return window.Floats(at, count);
        }

        _ = window.Bytes(at, count * (isShort ? 2 : 4));
        var scale = Math.Pow(2, exponent - (isShort ? 16 : 32));
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            values[k] = scale * (isShort ? window.I16(at + (2 * k)) : window.I32(at + (4 * k)));
        }

        return values;
    }

    private static (SpectrumKind Kind, string Name, string Unit) AxisOf(byte code) => code switch
    {
        1 => (SpectrumKind.Other, "Wavenumber", "1/cm"),
        2 => (SpectrumKind.Other, "Wavelength", "um"),
        3 => (SpectrumKind.Other, "Wavelength", "nm"),
        4 => (SpectrumKind.Other, "Time", "s"),
        6 => (SpectrumKind.Other, "Frequency", "Hz"),
        9 => (SpectrumKind.Mass, "Mass over charge", ""),
        10 => (SpectrumKind.MagneticResonance, "Chemical shift", "ppm"),
        13 => (SpectrumKind.Raman, "Raman shift", "1/cm"),
        14 => (SpectrumKind.Other, "Energy", "eV"),
        17 => (SpectrumKind.Diffraction, "2 theta", "deg"),
        _ => (SpectrumKind.Other, "x", ""),
    };

    private static (string Name, string Unit) ValueOf(byte code) => code switch
    {
        2 => ("Absorbance", "1"),
        4 => ("Counts", "1"),
        128 => ("Transmittance", "1"),
        129 => ("Reflectance", "1"),
        _ => ("Intensity", ""),
    };
}
