using System.Buffers.Binary;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Nda;

/// <summary>
/// Version 8, 59 bytes a record: identifier u8 (0 data, 255 mark), index u32, cycle u32, step u8, state u8, step time u32 (s), voltage i32 (0.1 mV), current
/// i32 (uA), 8 unknown bytes, capacity i64 (uA s), energy i64 (uW s), time u64 (s since 1970), 4 unknown bytes.
/// </summary>
internal static class Records8
{
    public const int Length = 59;

    public static NewareRows Read(BinaryWindow data)
    {
        var span = data.Span;
        var rows = new NewareRows(span.Length / Length);
        for (var at = 0; at + Length <= span.Length; at += Length)
        {
            var record = span.Slice(at, Length);
            if (record[0] == 255)
            {
                continue;
            }

            if (record[0] != 0)
            {
                throw Refusal.Unknown(data.File, data.Start + at, "The kind of a record is not known", FormattableString.Invariant($"{record[0]}"),
                    "0 (data), 255 (mark)");
            }

            var state = StepStates.Code(record[10]);
            if (state < 0)
            {
                throw Refusal.Unknown(data.File, data.Start + at + 10, "The state of a record is not known", FormattableString.Invariant($"{record[10]}"),
                    "the states listed in docs/formats.md");
            }

            var row = rows.Count++;
            rows.Index[row] = BinaryPrimitives.ReadInt32LittleEndian(record[1..]);
            rows.Cycle[row] = BinaryPrimitives.ReadInt32LittleEndian(record[5..]);
            rows.StepId[row] = record[9];
            rows.StepMark[row] = record[9];
            rows.State[row] = state;
            rows.StepTime[row] = BinaryPrimitives.ReadUInt32LittleEndian(record[11..]);
            rows.Voltage[row] = BinaryPrimitives.ReadInt32LittleEndian(record[15..]) * 1e-4;
            var current = BinaryPrimitives.ReadInt32LittleEndian(record[19..]);
            rows.Current[row] = current * 1e-6;
            var capacity = BinaryPrimitives.ReadInt64LittleEndian(record[31..]) * (1e-6 / 3600);
            var energy = BinaryPrimitives.ReadInt64LittleEndian(record[39..]) * (1e-6 / 3600);
            (current < 0 ? rows.DischargeCapacity : rows.ChargeCapacity)[row] = capacity;
            (current < 0 ? rows.DischargeEnergy : rows.ChargeEnergy)[row] = energy;
            rows.UnixTime[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[47..]);
        }

        return rows;
    }
}
