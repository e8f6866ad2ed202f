using System.Buffers.Binary;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// The part of kind 18 (versions 11 to 17): for some of the records step time u32 (ms), one byte, charge and discharge capacity and charge and discharge energy
/// f32, eight bytes, interval i32 (ms), time u32 (s since 1970), number of the step u32, index u32, milliseconds u16. A record takes 47 bytes in version 11, 55
/// in 14, 100 in 16 and 17. Capacities are in mA s (versions 11, 16) or A h (14, 17), energies in mW s or W h.
/// </summary>
internal sealed class RunInformation
{
    private RunInformation(int capacity)
    {
        Index = new int[capacity];
        StepTime = new double[capacity];
        Interval = new double[capacity];
        UnixTime = new double[capacity];
        Step = new int[capacity];
        Amounts = new double[4][];
        for (var i = 0; i < 4; i++)
        {
            Amounts[i] = new double[capacity];
        }
    }

    public int Count { get; private set; }

    public int[] Index { get; }

    /// <summary>s.</summary>
    public double[] StepTime { get; }

    /// <summary>Interval of the following records, s.</summary>
    public double[] Interval { get; }

    /// <summary>s since 1970.</summary>
    public double[] UnixTime { get; }

    /// <summary>Number of the step as stored.</summary>
    public int[] Step { get; }

    /// <summary>Charge and discharge capacity (Ah), charge and discharge energy (Wh).</summary>
    public double[][] Amounts { get; }

    public static RunInformation Read(NdcPart part)
    {
        (var length, var unit) = part.Version switch
        {
            11 => (47, 1e-3 / 3600),
            14 => (55, 1),
            16 => (100, 1e-3 / 3600),
            17 => (100, 1),
            _ => throw part.Unknown().Refuse(),
        };
        var run = new RunInformation(part.Capacity(length));
        part.ForEach(length, (record, _) => run.Add(record, unit));
        return run;
    }

    private void Add(ReadOnlySpan<byte> record, double unit)
    {
        var index = BinaryPrimitives.ReadInt32LittleEndian(record[41..]);
        if (index <= 0 || (Count > 0 && index == Index[Count - 1]))
        {
            return;
        }

        var row = Count++;
        Index[row] = index;
        StepTime[row] = BinaryPrimitives.ReadUInt32LittleEndian(record) * 1e-3;
        for (var i = 0; i < 4; i++)
        {
            Amounts[i][row] = Math.Abs(BinaryPrimitives.ReadSingleLittleEndian(record[(5 + (4 * i))..])) * unit;
        }

        Interval[row] = BinaryPrimitives.ReadInt32LittleEndian(record[29..]) * 1e-3;
        UnixTime[row] = BinaryPrimitives.ReadUInt32LittleEndian(record[33..]) + (BinaryPrimitives.ReadUInt16LittleEndian(record[45..]) * 1e-3);
        Step[row] = BinaryPrimitives.ReadInt32LittleEndian(record[37..]);
    }
}
