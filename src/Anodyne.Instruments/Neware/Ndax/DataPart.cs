using System.Buffers.Binary;
using Anodyne.Instruments.Neware.Nda;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// The part of kind 1. From version 11 on a record is voltage and current f32: 0.1 mV and mA (versions 11, 16), V and A (14, 17). In versions 2 and 5 it holds
/// everything: (8 or 1 bytes) index u32, cycle u32, step u8, state u8, 5 bytes, step time u64 (ms), voltage i32 (0.1 mV), current i32 (counts), 4 bytes, four
/// amounts i64 (counts s), date (year u16, month, day, hour, minute, second), range i32, 8 bytes.
/// </summary>
internal static class DataPart
{
    public static NewareRows Read(NdcPart part) => part.Version switch
    {
        2 => ReadWhole(part, 94, 8),
        5 => ReadWhole(part, 87, 1),
        11 or 16 => ReadPairs(part, 1e-4, 1e-3),
        14 or 17 => ReadPairs(part, 1, 1),
        _ => throw part.Unknown().Refuse(),
    };

    private static NewareRows ReadPairs(NdcPart part, double volt, double ampere)
    {
        var capacity = part.Capacity(8);
        var rows = new NewareRows(capacity) { TestTime = null };
        part.ForEach(8, (record, place) =>
        {
            var row = rows.Count++;
            rows.Index[row] = place;
            rows.Voltage[row] = BinaryPrimitives.ReadSingleLittleEndian(record) * volt;
            rows.Current[row] = BinaryPrimitives.ReadSingleLittleEndian(record[4..]) * ampere;
        });
        return rows;
    }

    private static NewareRows ReadWhole(NdcPart part, int length, int lead)
    {
        var rows = new NewareRows(part.Capacity(length));
        part.ForEach(length, (bytes, _) =>
        {
            var record = bytes[lead..];
            var index = BinaryPrimitives.ReadInt32LittleEndian(record);
            if (index == 0)
            {
                return;
            }

            var state = StepStates.Code(record[9]);
            var range = BinaryPrimitives.ReadInt32LittleEndian(record[74..]);
            if (state < 0 || !CurrentRange.TryGet(range, out var factor))
            {
                throw Refusal.Unknown(part.Unknown().File, 0, "The state or the current range of a record is not known",
                    FormattableString.Invariant($"state {record[9]}, range {range}"), "those listed in docs/formats.md");
            }

            var row = rows.Count++;
            rows.Index[row] = index;
            rows.Cycle[row] = BinaryPrimitives.ReadInt32LittleEndian(record[4..]) + 1;
            rows.StepId[row] = record[8];
            rows.StepMark[row] = record[8];
            rows.State[row] = state;
            rows.StepTime[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[15..]) * 1e-3;
            rows.Voltage[row] = BinaryPrimitives.ReadInt32LittleEndian(record[23..]) * 1e-4;
            rows.Current[row] = BinaryPrimitives.ReadInt32LittleEndian(record[27..]) * factor * 1e-3;
            var count = factor * (1e-3 / 3600);
            rows.ChargeCapacity[row] = BinaryPrimitives.ReadInt64LittleEndian(record[35..]) * count;
            rows.DischargeCapacity[row] = BinaryPrimitives.ReadInt64LittleEndian(record[43..]) * count;
            rows.ChargeEnergy[row] = BinaryPrimitives.ReadInt64LittleEndian(record[51..]) * count;
            rows.DischargeEnergy[row] = BinaryPrimitives.ReadInt64LittleEndian(record[59..]) * count;
            rows.UnixTime[row] = Records22.Date(record[67..]);
        });
        return rows;
    }
}
