using System.Buffers.Binary;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Nda;

/// <summary>
/// Version 130 as BTS 9.0 writes it, 88 bytes a record from byte 1024 on: four bytes, identifier u8 (0x55 data, 0x65 auxiliary), four bytes, step u8, state u8,
/// five bytes, index u32, eight bytes, step time u64 (us), voltage f32 (V), current f32 (mA), eight bytes, charge capacity and energy, discharge capacity and
/// energy f32 (mA s, mW s), time u64 (us since 1970). No cycle is stored. Read from the description only.
/// </summary>
internal static class Records130Early
{
    private const int Length = 88;

    public static NewareRows Read(BinaryWindow data)
    {
        var span = data.Span;
        var rows = new NewareRows(span.Length / Length) { HasCycle = false };
        for (var at = 0; at + Length <= span.Length; at += Length)
        {
            var record = span.Slice(at, Length);
            if (!record[..4].SequenceEqual(span[..4]) || record[4] != 0x55)
            {
                continue;
            }

            var state = StepStates.Code(record[10]);
            if (state < 0)
            {
                throw Refusal.Unknown(data.File, data.Start + at + 10, "The state of a record is not known", FormattableString.Invariant($"{record[10]}"),
                    "the states listed in docs/formats.md");
            }

            var row = rows.Count++;
            rows.StepId[row] = record[9];
            rows.StepMark[row] = record[9];
            rows.State[row] = state;
            rows.Index[row] = BinaryPrimitives.ReadInt32LittleEndian(record[16..]);
            rows.StepTime[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[28..]) * 1e-6;
            rows.Voltage[row] = BinaryPrimitives.ReadSingleLittleEndian(record[36..]);
            rows.Current[row] = BinaryPrimitives.ReadSingleLittleEndian(record[40..]) * 1e-3;
            rows.ChargeCapacity[row] = BinaryPrimitives.ReadSingleLittleEndian(record[52..]) * (1e-3 / 3600);
            rows.ChargeEnergy[row] = BinaryPrimitives.ReadSingleLittleEndian(record[56..]) * (1e-3 / 3600);
            rows.DischargeCapacity[row] = BinaryPrimitives.ReadSingleLittleEndian(record[60..]) * (1e-3 / 3600);
            rows.DischargeEnergy[row] = BinaryPrimitives.ReadSingleLittleEndian(record[64..]) * (1e-3 / 3600);
            rows.UnixTime[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[68..]) * 1e-6;
        }

        return rows;
    }
}
