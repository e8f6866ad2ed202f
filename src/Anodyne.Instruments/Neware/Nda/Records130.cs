using System.Buffers.Binary;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware.Nda;

/// <summary>
/// Version 130 as BTS 9.1 writes it. The length of a record is the distance from the first to the second occurrence of its first two bytes. Fields: identifier
/// u16, step u8, state u8, 4 unknown bytes, index u32, time u32 (s) and u32 (ns) since the start, current f32 (mA), voltage f32 (V), capacity f32 (mA s,
/// negative on discharge), energy f32 (mW s), cycle u32 (from 0), 4 unknown bytes, time u32 (s since 1970) and u32 (ns), temperature f32 if the record has 56
/// bytes or more. The records end where another identifier stands (the footer).
/// </summary>
internal static class Records130
{
    private const int Least = 52;

    public static NewareRows Read(BinaryWindow data, List<string> warnings)
    {
        var span = data.Span;
        var length = span.Length > 4 ? span[2..].IndexOf(span[..2]) + 2 : 0;
        if (length < Least)
        {
            throw Refusal.Broken(data.File, data.Start, "The records are shorter than known", FormattableString.Invariant($"{length} bytes"),
                FormattableString.Invariant($"at least {Least} bytes"));
        }

        var identifier = BinaryPrimitives.ReadUInt16LittleEndian(span);
        var capacity = span.Length / length;
        var rows = new NewareRows(capacity) { TestTime = new double[capacity] };
        var temperature = length >= Least + 4 ? new double[capacity] : null;
        double stepStart = 0;
        var hasFooter = false;
        for (var at = 0; at + length <= span.Length; at += length)
        {
            var record = span.Slice(at, length);
            if (BinaryPrimitives.ReadUInt16LittleEndian(record) != identifier)
            {
                hasFooter = true;
                break;
            }

            var state = StepStates.Code(record[3]);
            if (state < 0)
            {
                throw Refusal.Unknown(data.File, data.Start + at + 3, "The state of a record is not known", FormattableString.Invariant($"{record[3]}"),
                    "the states listed in docs/formats.md");
            }

            var row = rows.Count++;
            rows.StepId[row] = record[2];
            rows.StepMark[row] = record[2];
            rows.State[row] = state;
            rows.Index[row] = BinaryPrimitives.ReadInt32LittleEndian(record[8..]);
            var time = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]) + (BinaryPrimitives.ReadUInt32LittleEndian(record[16..]) * 1e-9);
            stepStart = row > 0 && rows.StepMark[row] != rows.StepMark[row - 1] ? rows.TestTime[row - 1] : stepStart;
            rows.TestTime[row] = time;
            rows.StepTime[row] = time - stepStart;
            rows.Current[row] = BinaryPrimitives.ReadSingleLittleEndian(record[20..]) * 1e-3;
            rows.Voltage[row] = BinaryPrimitives.ReadSingleLittleEndian(record[24..]);
            var charge = BinaryPrimitives.ReadSingleLittleEndian(record[28..]) * (1e-3 / 3600);
            var energy = BinaryPrimitives.ReadSingleLittleEndian(record[32..]) * (1e-3 / 3600);
            rows.ChargeCapacity[row] = Math.Max(0, charge);
            rows.DischargeCapacity[row] = Math.Max(0, -charge);
            rows.ChargeEnergy[row] = Math.Max(0, energy);
            rows.DischargeEnergy[row] = Math.Max(0, -energy);
            rows.Cycle[row] = BinaryPrimitives.ReadInt32LittleEndian(record[36..]) + 1;
            rows.UnixTime[row] = BinaryPrimitives.ReadUInt32LittleEndian(record[44..]) + (BinaryPrimitives.ReadUInt32LittleEndian(record[48..]) * 1e-9);
            if (temperature is not null)
            {
                temperature[row] = BinaryPrimitives.ReadSingleLittleEndian(record[52..]);
            }
        }

        if (!hasFooter)
        {
            var rest = span.Length % length;
            warnings.Add(FormattableString.Invariant(
                $"The file is cut: it ends without a footer; {(rest == 0 ? 0 : length - rest)} bytes of its last record are missing."));
        }

        if (temperature is not null)
        {
            rows.Auxiliary.Add(("T1(degC)", Bdf.TemperatureT1, temperature));
        }

        return rows;
    }
}
