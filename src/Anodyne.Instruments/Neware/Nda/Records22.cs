using System.Buffers.Binary;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Nda;

/// <summary>
/// Versions 22 to 29, 86 bytes a record: identifier u8 (0x55 data, 0x65 auxiliary, 0xAA mark), u8, index u32, cycle u32 (from 0), step u16, state u8, jump u8,
/// step time u64 (ms), voltage i32 (0.1 mV), current i32 (counts), 8 unknown bytes, charge and discharge capacity and charge and discharge energy i64 (counts
/// s), time (u64 s since 1970 in versions 22 and 23; year u16, month, day, hour, minute, second u8 and one byte from 26 on), range i32, 4 bytes zero.
/// </summary>
internal static class Records22
{
    public const int Length = 86;

    public static NewareRows Read(BinaryWindow data, bool hasDate)
    {
        var span = data.Span;
        var rows = new NewareRows(span.Length / Length);
        var auxiliary = new SortedDictionary<int, Dictionary<int, double>>();
        var lastRange = int.MinValue;
        double factor = 0;
        for (var at = 0; at + Length <= span.Length; at += Length)
        {
            var record = span.Slice(at, Length);
            if (record[0] == 0x65)
            {
                AddAuxiliary(auxiliary, record);
                continue;
            }

            var index = BinaryPrimitives.ReadUInt32LittleEndian(record[2..]);
            if (record[0] == 0xAA || (record[0] == 0x55 && (index == 0 || record[12] == 0)) || record.IndexOfAnyExcept((byte)0) < 0)
            {
                continue;
            }

            if (record[0] != 0x55)
            {
                throw Refusal.Unknown(data.File, data.Start + at, "The kind of a record is not known", FormattableString.Invariant($"0x{record[0]:X2}"),
                    "0x55 (data), 0x65 (auxiliary), 0xAA (mark)");
            }

            var state = StepStates.Code(record[12]);
            if (state < 0)
            {
                throw Refusal.Unknown(data.File, data.Start + at + 12, "The state of a record is not known", FormattableString.Invariant($"{record[12]}"),
                    "the states listed in docs/formats.md");
            }

            var range = BinaryPrimitives.ReadInt32LittleEndian(record[78..]);
            if (range != lastRange)
            {
                if (!CurrentRange.TryGet(range, out factor))
                {
                    throw Refusal.Unknown(data.File, data.Start + at + 78, "The current range of a record is not known",
                        FormattableString.Invariant($"{range}"), "the ranges listed in docs/formats.md");
                }

                lastRange = range;
            }

            var row = rows.Count++;
            rows.Index[row] = (int)index;
            rows.Cycle[row] = BinaryPrimitives.ReadInt32LittleEndian(record[6..]) + 1;
            rows.StepId[row] = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
            rows.StepMark[row] = (rows.StepId[row] << 8) | record[13];
            rows.State[row] = state;
            rows.StepTime[row] = BinaryPrimitives.ReadUInt64LittleEndian(record[14..]) * 1e-3;
            rows.Voltage[row] = BinaryPrimitives.ReadInt32LittleEndian(record[22..]) * 1e-4;
            rows.Current[row] = BinaryPrimitives.ReadInt32LittleEndian(record[26..]) * factor * 1e-3;
            var count = factor * (1e-3 / 3600);
            rows.ChargeCapacity[row] = BinaryPrimitives.ReadInt64LittleEndian(record[38..]) * count;
            rows.DischargeCapacity[row] = BinaryPrimitives.ReadInt64LittleEndian(record[46..]) * count;
            rows.ChargeEnergy[row] = BinaryPrimitives.ReadInt64LittleEndian(record[54..]) * count;
            rows.DischargeEnergy[row] = BinaryPrimitives.ReadInt64LittleEndian(record[62..]) * count;
            rows.UnixTime[row] = hasDate ? Date(record[70..]) : BinaryPrimitives.ReadUInt64LittleEndian(record[70..]);
        }

        AuxiliaryColumns.Attach(rows, auxiliary);
        return rows;
    }

    /// <summary>Year u16, month, day, hour, minute, second; NaN if that is no date.</summary>
    public static double Date(ReadOnlySpan<byte> bytes)
    {
        int year = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var isDate = year is > 1970 and < 9999 && bytes[2] is >= 1 and <= 12 && bytes[3] >= 1 && bytes[3] <= DateTime.DaysInMonth(year, bytes[2])
            && bytes[4] < 24 && bytes[5] < 60 && bytes[6] < 60;
        return isDate ? (new DateTime(year, bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds : double.NaN;
    }

    private static void AddAuxiliary(SortedDictionary<int, Dictionary<int, double>> auxiliary, ReadOnlySpan<byte> record)
    {
        int channel = record[1];
        if (!auxiliary.TryGetValue(channel, out var values))
        {
            auxiliary.Add(channel, values = []);
        }

        values.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(record[2..]), BinaryPrimitives.ReadInt16LittleEndian(record[34..]) * 0.1);
    }
}
