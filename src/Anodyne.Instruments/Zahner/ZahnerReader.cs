using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Zahner;

/// <summary>
/// Zahner's Thales files, big endian. ism (impedance): version i48, points less one i48, then arrays of frequency, magnitude (ohm), phase (rad) and time (s
/// since 1980) f64 and significance i16, then the date. isc (cyclic voltammetry): 17 settings f64, points less one i48, voltage i16, current f64 (A), twelve
/// strings. isw (polarization): version i48, i48, points less one i48, then voltage, current and time f64 (mV, mA, ms) a point. A string is a length i16 and
/// its characters.
/// </summary>
internal sealed partial class ZahnerReader() : FormatReader("Zahner Thales", FormatMark.Signature, ".ism", ".isc", ".isw")
{
    private const int SweepHeader = 136;

    public override string CheckedAgainst => "the vendor's own fits of the same files (ism)";

    public override string NotSupported => "isc and isw only from their description";

    public override bool Recognizes(FileContent file) => IsImpedance(file) || IsPolarization(file) || IsVoltammetry(file);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        return IsImpedance(file) ? ReadImpedance(file) : IsPolarization(file) ? ReadPolarization(file) : ReadVoltammetry(file);
    }

    private static long I48(ReadOnlySpan<byte> bytes)
        => ((long)BinaryPrimitives.ReadInt16BigEndian(bytes) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);

    // The version of an ism is -1 or -2 in the lower 32 bits; the first frequency must be one.
    private static bool IsImpedance(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        return bytes.Length >= 20 && bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF, 0xFF]) && bytes[5] >= 0xF0
            && I48(bytes[6..]) is >= 0 and < 10_000_000
            && BinaryPrimitives.ReadDoubleBigEndian(bytes[12..]) is > 1e-9 and < 1e12;
    }

    private static bool IsPolarization(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        if (bytes.Length < 42 || bytes[0] != 0 || I48(bytes[12..]) is not (>= 0 and < 100_000_000 and var last))
        {
            return false;
        }

        // A cut file is told by its first point: a version, a flag, and voltage, current and time that can be.
        var length = 18 + ((last + 1) * 24);
        return length == bytes.Length
            || (length > bytes.Length && I48(bytes) is >= 0 and < 1000 && I48(bytes[6..]) is >= 0 and < 1000
                && IsPlausible(bytes[18..], 1e6) && IsPlausible(bytes[26..], 1e9) && IsPlausible(bytes[34..], 1e15)
                    && BinaryPrimitives.ReadDoubleBigEndian(bytes[34..]) >= 0);
    }

    private static bool IsPlausible(ReadOnlySpan<byte> bytes, double most)
        => BinaryPrimitives.ReadDoubleBigEndian(bytes) is 0 or (> -1e15 and < -1e-15) or (> 1e-15 and < 1e15)
            && Math.Abs(BinaryPrimitives.ReadDoubleBigEndian(bytes)) <= most;

    private static bool IsVoltammetry(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        if (bytes.Length < SweepHeader + 6 + 10 + 20 || I48(bytes[SweepHeader..]) is not (>= 0 and < 10_000_000 and var last))
        {
            return false;
        }

        var date = SweepHeader + 6 + ((last + 1) * 10);
        return date + 8 <= bytes.Length && BinaryPrimitives.ReadInt16BigEndian(bytes[(int)date..]) is 6 or 8 && char.IsAsciiDigit((char)bytes[(int)date + 2])
            && char.IsAsciiDigit((char)bytes[(int)date + 3]);
    }

    private InstrumentFile ReadImpedance(FileContent file)
    {
        if (file.Bytes[5] is not (0xFE or 0xFF))
        {
            throw Refusal.Unknown(file, 0, "The version of the ism file is not known", FormattableString.Invariant($"{(sbyte)file.Bytes[5]}"), "-1, -2");
        }

        var stated = (int)I48(file.Bytes.AsSpan(6)) + 1;
        var needed = 12 + (stated * 34L);
        var warnings = new List<string>();
        int There(int array, int size) => (int)Math.Clamp((file.Bytes.Length - 12 - (array * 8L * stated)) / size, 0, stated);

        // The arrays follow one another: of a cut file as many points are complete as have a phase; those behind have no time or significance.
        var points = There(2, 8);
        var timed = There(3, 8);
        if (file.Bytes.Length < needed)
        {
            warnings.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The file is cut: {needed - file.Bytes.Length} of {needed} bytes are missing. {points} of {stated} points have frequency, magnitude and "
                    + $"phase, {Math.Min(points, timed)} of them a time; the significance was left out."));
        }

        var frequency = Doubles(file, 12, points);
        var magnitude = Doubles(file, (int)Math.Min(12 + (stated * 8L), file.Bytes.Length), points);
        var phase = Doubles(file, (int)Math.Min(12 + (stated * 16L), file.Bytes.Length), points);
        var stamp = Doubles(file, (int)Math.Min(12 + (stated * 24L), file.Bytes.Length), Math.Min(points, timed));
        var significance = new int[warnings.Count > 0 ? 0 : points];
        for (var i = 0; i < significance.Length; i++)
        {
            significance[i] = BinaryPrimitives.ReadInt16BigEndian(file.Bytes.AsSpan(12 + (points * 32) + (i * 2)));
        }

        var start = stamp.Length == 0 ? 0 : stamp.Min(Math.Abs);
        var columns = new ColumnSet();
        columns.Add("frequency/Hz", frequency, Bdf.Frequency);
        columns.Add("time/s", [.. stamp.Select(value => Math.Abs(value) - start), .. Enumerable.Repeat(double.NaN, points - stamp.Length)], Bdf.TestTime);
        columns.Add("|Z|/ohm", magnitude, Bdf.AbsoluteImpedance);
        columns.Add("phase/rad", phase, Bdf.Phase, 180 / Math.PI);
        if (warnings.Count == 0)
        {
            columns.Add("significance", significance);
        }

        ImpedanceColumns.Complete(columns);
        DateTimeOffset? date = start is > 0 and < 1e10 ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Math.Round(start)) : null;
        return TableFile.ToFile(file, Format, "ism", columns, warnings, new Provenance { Instrument = "Zahner", Technique = "EIS", Start = date });
    }

    private InstrumentFile ReadPolarization(FileContent file)
    {
        var points = (file.Bytes.Length - 18) / 24;
        var all = Doubles(file, 18, points * 3);
        var columns = new ColumnSet();
        columns.Add("time/ms", Every(all, 2), Bdf.TestTime, 1e-3);
        columns.Add("U/mV", Every(all, 0), Bdf.Voltage, 1e-3);
        columns.Add("I/mA", Every(all, 1), Bdf.Current, 1e-3);
        List<string> warnings = ["The format isw is read from its description; no file of it has been compared with Zahner's own software."];
        var needed = 18 + ((I48(file.Bytes.AsSpan(12)) + 1) * 24);
        if (needed > file.Bytes.Length)
        {
            warnings.Add(FormattableString.Invariant(
                $"The file is cut: {needed - file.Bytes.Length} of {needed} bytes are missing; {points} points are complete."));
        }

        return TableFile.ToFile(file, Format, "isw", columns, warnings, new Provenance { Instrument = "Zahner", Technique = "polarization" });
    }

    private InstrumentFile ReadVoltammetry(FileContent file)
    {
        var settings = Doubles(file, 0, 17);
        var points = (int)I48(file.Bytes.AsSpan(SweepHeader)) + 1;
        var at = SweepHeader + 6;
        var raw = new double[points];
        for (var i = 0; i < points; i++)
        {
            raw[i] = BinaryPrimitives.ReadInt16BigEndian(file.Bytes.AsSpan(at + (i * 2)));
        }

        var current = Doubles(file, at + (points * 2), points);
        var strings = Strings(file, at + (points * 10), 12);
        (var offset, var factor) = Scaling(file, strings.Count == 12 ? strings[11] : "");
        var sample = settings[15];
        var first = settings[12];
        var columns = new ColumnSet();
        columns.Add("time/s", [.. Enumerable.Range(0, points).Select(i => (i * sample) + first)], Bdf.TestTime);
        columns.Add("U/V", Array.ConvertAll(raw, value => (value * (factor / 8000)) + offset), Bdf.Voltage);
        columns.Add("I/A", current, Bdf.Current);
        List<string> warnings = ["The format isc is read from its description; no file of it has been compared with Zahner's own software."];
        return TableFile.ToFile(file, Format, "isc", columns, warnings, new Provenance { Instrument = "Zahner", Technique = "CV" });
    }

    private static (double Offset, double Factor) Scaling(FileContent file, string text)
    {
        var match = PotentialScale().Match(text);
        return match.Success
            && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var offset)
            && double.TryParse(match.Groups[2].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor)
            ? (offset, factor)
            : throw Refusal.Broken(file, file.Bytes.Length, "The scale of the potential is missing", $"'{text}'", "'offset, factor PO.PF ...'");
    }

    private static List<string> Strings(FileContent file, int at, int count)
    {
        var strings = new List<string>();
        while (strings.Count < count && at + 2 <= file.Bytes.Length)
        {
            int length = BinaryPrimitives.ReadInt16BigEndian(file.Bytes.AsSpan(at));
            if (length < 0 || at + 2 + length > file.Bytes.Length)
            {
                break;
            }

            strings.Add(Encoding.Latin1.GetString(file.Bytes, at + 2, length));
            at += 2 + length;
        }

        return strings;
    }

    private static double[] Doubles(FileContent file, int at, int count)
    {
        var bytes = BinaryWindow.Whole(file).Bytes(at, count * 8);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleBigEndian(bytes[(i * 8)..]);
        }

        return values;
    }

    private static double[] Every(double[] all, int first) => [.. Enumerable.Range(0, all.Length / 3).Select(i => all[(i * 3) + first])];

    [GeneratedRegex(@"^\s*([^,]*?),\s*(\S*?)\s*PO\.PF", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PotentialScale();
}
