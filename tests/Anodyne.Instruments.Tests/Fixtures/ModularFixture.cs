using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Writes a small BioLogic modular file byte by byte, from the layout in docs/formats.md.</summary>
internal sealed class ModularFixture : IFixtures
{
    /// <summary>Flags, time/s, Ewe/V, I/mA, Ns, (Q-Qo)/mA.h: identifiers that every version from 2 on can hold; version 0 the same as bytes.</summary>
    public static readonly int[] Ids = [1, 2, 3, 4, 6, 8, 131, 13];

    /// <summary>time/s, Ewe/V, I/mA, freq/Hz, |Z|/Ohm, Phase(Z)/deg, z cycle: an impedance within Modulo Bat.</summary>
    private static readonly int[] ImpedanceIds = [4, 6, 8, 32, 36, 35, 469];

    public IEnumerable<Fixture> All()
        =>
        [
            .. new[] { 0, 2, 3, 11 }.Select(static version => new Fixture(new FileContent(FormattableString.Invariant($"v{version}.mpr"), Make(version, 6).Bytes), "BioLogic mpr", 6)),
            new Fixture(new FileContent("modulo-bat-eis.mpr", Make(3, 6, ImpedanceIds, row: ImpedanceRow).Bytes), "BioLogic mpr", 6)
            {
                // R = 20 ohm in series with 40 ohm beside the capacitance that turns at 10 Hz; the first two rows are no impedance.
                Facts = [("spectrum", "100 20.396039604 -3.96039604; 10 40 -20; 1 59.603960396 -3.96039604; 0.1 59.9960004 -0.39996")],
            },
        ];

    /// <summary>The module of settings up to its parameters, then the sequences and the 410 bytes that end it.</summary>
    /// <param name="technique">Identifier of the technique.</param>
    /// <param name="start">Where the parameters begin.</param>
    /// <param name="count">Number of parameters that the module states.</param>
    /// <param name="sequences">The bytes of each sequence.</param>
    public static byte[] Settings(byte technique, int start, int count, params byte[][] sequences)
    {
        var settings = new byte[start];
        settings[0] = technique;
        Pascal(settings, 7, "a comment");
        BitConverter.GetBytes(2.5f).CopyTo(settings, 0x107);
        BitConverter.GetBytes(1.5f).CopyTo(settings, 0x211);
        settings[0x250] = 2;
        settings[0x251] = 2;
        return [.. settings, .. BitConverter.GetBytes((ushort)sequences.Length), .. BitConverter.GetBytes((ushort)count), .. sequences.SelectMany(static s => s), .. new byte[410]];
    }

    /// <summary>One sequence of a chronopotentiometry: 46 bytes, from EC-Lab's order Is, unit, vs., ts, EM, dQM, unit, record, dEs, dts, E range, I Range, Bandwidth, goto Ns', nc cycles.</summary>
    public static byte[] Potentiometry(float current, float seconds)
        =>
        [
            .. BitConverter.GetBytes(current), 1, 2, .. BitConverter.GetBytes(seconds), .. BitConverter.GetBytes(float.NaN), .. BitConverter.GetBytes(2.5f), 1, 1, .. BitConverter.GetBytes(5f),
            .. BitConverter.GetBytes(0.1f), .. BitConverter.GetBytes(-10f), .. BitConverter.GetBytes(10f), 10, 5, .. BitConverter.GetBytes(1u), .. BitConverter.GetBytes(3u),
        ];

    public static FileContent Make(int version, int rows, int[]? ids = null, bool hasLog = true, byte[]? settings = null, byte[]? devices = null, Func<int, byte[]>? row = null)
    {
        var bytes = new List<byte>();
        bytes.AddRange(Encoding.ASCII.GetBytes("BIO-LOGIC MODULAR FILE\u001a".PadRight(48)));
        bytes.AddRange(new byte[4]);
        settings ??= Settings(0x19, version == 11 ? 0x1847 : 0x572, 16, Potentiometry(0.4f, 600), Potentiometry(-0.4f, 60));
        AddModule(bytes, "VMP Set", settings, 0, version == 11);
        if (devices is not null)
        {
            AddModule(bytes, "VMP ExtDev", devices, 0, version == 11);
        }

        AddModule(bytes, "VMP data", Data(version, rows, ids ?? Ids, row ?? Row), version, version == 11);
        if (hasLog)
        {
            var log = new byte[0x400];
            log[9] = 2;
            BitConverter.GetBytes(45000.25).CopyTo(log, 0x249);
            Pascal(log, 0x3B7, "11.50");
            Pascal(log, 0x3CF, "0345");
            AddModule(bytes, "VMP LOG", log, 0, version == 11);
            var loop = new byte[64];
            BitConverter.GetBytes(3).CopyTo(loop, 0);
            BitConverter.GetBytes(rows / 2).CopyTo(loop, 8);
            BitConverter.GetBytes(rows).CopyTo(loop, 12);
            AddModule(bytes, "VMP loop", loop, 0, version == 11);
        }

        return new FileContent("fixture.mpr", [.. bytes]);
    }

    private static byte[] Data(int version, int rows, int[] ids, Func<int, byte[]> make)
    {
        var first = version switch { 0 => 100, 2 => 405, 3 => 406, _ => 1007 };
        var header = new List<byte>();
        header.AddRange(BitConverter.GetBytes(rows));
        header.AddRange(version == 11 ? BitConverter.GetBytes((ushort)ids.Length) : [(byte)ids.Length]);
        foreach (var id in ids)
        {
            header.AddRange(version == 0 ? [(byte)id] : BitConverter.GetBytes((ushort)id));
        }

        header.AddRange(new byte[first - header.Count]);
        for (var row = 0; row < rows; row++)
        {
            header.AddRange(make(row));
        }

        return [.. header];
    }

    private static byte[] Row(int row) =>
    [
        (byte)(row == 0 ? 0x06 : 0x02), .. BitConverter.GetBytes(row * 0.5), .. BitConverter.GetBytes(3 + (row * 0.01f)), .. BitConverter.GetBytes(row % 2 == 0 ? 1.25f : -1.25f),
        .. BitConverter.GetBytes((ushort)(row / 2)), .. BitConverter.GetBytes(row * 0.125),
    ];

    private static byte[] ImpedanceRow(int row)
    {
        var frequency = row < 2 ? 0 : 100 * Math.Pow(10, 2 - row);
        var impedance = row < 2 ? 0 : 20 + (40 / new System.Numerics.Complex(1, frequency / 10));
        return
        [
            .. BitConverter.GetBytes(row * 1.5), .. BitConverter.GetBytes(3.7f), .. BitConverter.GetBytes(row < 2 ? 0.5f : 0), .. BitConverter.GetBytes((float)frequency),
            .. BitConverter.GetBytes((float)impedance.Magnitude), .. BitConverter.GetBytes((float)(impedance.Phase * 180 / Math.PI)), .. BitConverter.GetBytes(row < 2 ? 0 : 1),
        ];
    }

    private static void AddModule(List<byte> bytes, string name, byte[] content, int version, bool isLong)
    {
        bytes.AddRange(Encoding.ASCII.GetBytes("MODULE" + name.PadRight(10) + name.PadRight(25)));
        if (isLong)
        {
            bytes.AddRange(BitConverter.GetBytes(uint.MaxValue));
        }

        bytes.AddRange(BitConverter.GetBytes(content.Length));
        bytes.AddRange(BitConverter.GetBytes(isLong ? 0 : version));
        if (isLong)
        {
            bytes.AddRange(BitConverter.GetBytes(version));
        }

        bytes.AddRange(Encoding.ASCII.GetBytes("03/15/23"));
        bytes.AddRange(content);
    }

    public static void Pascal(byte[] target, int offset, string text)
    {
        target[offset] = (byte)text.Length;
        Encoding.Latin1.GetBytes(text).CopyTo(target, offset + 1);
    }
}
