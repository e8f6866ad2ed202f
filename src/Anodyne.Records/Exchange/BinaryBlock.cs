using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>
/// One block of a column. Encoding 0: the values as they are in memory. 1: one value, repeated. 2: whole numbers as packed differences: first value i64,
/// smallest difference i64, bits a difference
/// u8, then (difference - smallest) of each following value, least significant bit first, and eight bytes of padding. 3: as 2, of doubles that are whole
/// multiples of 10^-d, with d
/// (u8) before; the value is the whole number divided by 10^d, which gives the very double that was stored.
/// </summary>
internal static class BinaryBlock
{
    private const int MostDigits = 9;
    private const int PackedHead = 17;
    private const int Padding = 8;
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    public static byte[] Encode(Column column, int first, int rows, out byte encoding, out double min, out double max)
    {
        if (column is DoubleColumn { Values: var doubles })
        {
            ReadOnlySpan<double> values = doubles.AsSpan(first, rows);
            var summary = ColumnSummary.Of(values);
            (min, max) = (summary.Min, summary.Max);
            return EncodeDoubles(values, out encoding);
        }

        var whole = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            whole[row] = column switch
            {
                IntColumn ints => ints.Values[first + row],
                LongColumn longs => longs.Values[first + row],
                ByteColumn bytes => bytes.Values[first + row],
                _ => ((TextColumn)column).Codes[first + row],
            };
        }

        min = whole.Min();
        max = whole.Max();
        if (Pack(whole) is { } packed)
        {
            encoding = 2;
            return packed;
        }

        encoding = 0;
        return MemoryMarshal.AsBytes<long>(whole).ToArray();
    }

    public static void Decode(ReadOnlySpan<byte> bytes, byte encoding, Column column, int first, int rows)
    {
        if (column is DoubleColumn { Values: var doubles })
        {
            DecodeDoubles(bytes, encoding, doubles.AsSpan(first, rows));
            return;
        }

        var whole = new long[rows];
        if (encoding == 0 && bytes.Length == rows * 8L)
        {
            MemoryMarshal.Cast<byte, long>(bytes).CopyTo(whole);
        }
        else if (encoding == 2)
        {
            Unpack(bytes, whole);
        }
        else
        {
            throw RecordBinary.Damaged(
                0, FormattableString.Invariant($"a block of encoding {encoding} and {bytes.Length} bytes"));
        }

        for (var row = 0; row < rows; row++)
        {
            switch (column)
            {
                case IntColumn ints:
                    ints.Values[first + row] = (int)whole[row];
                    break;
                case LongColumn longs:
                    longs.Values[first + row] = whole[row];
                    break;
                case ByteColumn small:
                    small.Values[first + row] = (byte)whole[row];
                    break;
                case TextColumn text:
                    text.Codes[first + row] = whole[row] >= 0 && whole[row] < text.Words.Length ? (int)whole[row]
                        : throw RecordBinary.Damaged(0, "a word that the header does not list");
                    break;
            }
        }
    }

    private static byte[] EncodeDoubles(ReadOnlySpan<double> values, out byte encoding)
    {
        var bits = BitConverter.DoubleToInt64Bits(values[0]);
        if (values.Length > 1 && MemoryMarshal.Cast<double, long>(values).IndexOfAnyExcept(bits) < 0)
        {
            encoding = 1;
            return BitConverter.GetBytes(values[0]);
        }

        var whole = new long[values.Length];
        for (byte digits = 0; digits <= MostDigits; digits++)
        {
            if (Scale(values, Powers[digits], whole) && Pack(whole) is { } packed && packed.Length + 1 < values.Length * 8)
            {
                encoding = 3;
                return [digits, .. packed];
            }
        }

        encoding = 0;
        return MemoryMarshal.AsBytes(values).ToArray();
    }

    private static void DecodeDoubles(ReadOnlySpan<byte> bytes, byte encoding, Span<double> target)
    {
        switch (encoding)
        {
            case 0 when bytes.Length == target.Length * 8L:
                MemoryMarshal.Cast<byte, double>(bytes).CopyTo(target);
                break;
            case 1 when bytes.Length == 8:
                target.Fill(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
                break;
            case 3 when bytes.Length > 1 && bytes[0] <= MostDigits:
                // The whole numbers are written into the memory of the doubles and turned into them in place.
                var whole = MemoryMarshal.Cast<double, long>(target);
                Unpack(bytes[1..], whole);
                var power = Powers[bytes[0]];
                for (var row = 0; row < target.Length; row++)
                {
                    target[row] = whole[row] / power;
                }

                break;
            default:
                throw RecordBinary.Damaged(0, FormattableString.Invariant($"a block of encoding {encoding} and {bytes.Length} bytes"));
        }
    }

    private static bool Scale(ReadOnlySpan<double> values, double power, Span<long> whole)
    {
        for (var row = 0; row < values.Length; row++)
        {
            var scaled = Math.Round(values[row] * power);
            // By way of the whole number, as the reader does: a negative zero has none and is kept as it is.
            if (!(Math.Abs(scaled) < 9e15) || BitConverter.DoubleToInt64Bits((long)scaled / power) != BitConverter.DoubleToInt64Bits(values[row]))
            {
                return false;
            }

            whole[row] = (long)scaled;
        }

        return true;
    }

    private static byte[]? Pack(ReadOnlySpan<long> whole)
    {
        var smallest = long.MaxValue;
        var largest = long.MinValue;
        for (var row = 1; row < whole.Length; row++)
        {
            var difference = unchecked(whole[row] - whole[row - 1]);
            smallest = Math.Min(smallest, difference);
            largest = Math.Max(largest, difference);
        }

        var range = whole.Length > 1 ? unchecked((ulong)largest - (ulong)smallest) : 0;
        var width = 64 - System.Numerics.BitOperations.LeadingZeroCount(range);
        if (width > 56)
        {
            return null;
        }

        var bytes = new byte[PackedHead + (int)((((whole.Length - 1) * (long)width) + 7) / 8) + Padding];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, whole[0]);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), whole.Length > 1 ? smallest : 0);
        bytes[16] = (byte)width;
        for (var row = 1; row < whole.Length; row++)
        {
            var value = unchecked((ulong)(whole[row] - whole[row - 1]) - (ulong)smallest);
            var bit = (row - 1) * (long)width;
            ref var place = ref bytes[PackedHead + (int)(bit >> 3)];
            Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<ulong>(ref place) | (value << (int)(bit & 7)));
        }

        return bytes;
    }

    private static void Unpack(ReadOnlySpan<byte> bytes, Span<long> target)
    {
        var width = bytes.Length >= PackedHead ? bytes[16] : 255;
        if (width > 56 || bytes.Length != PackedHead + ((((target.Length - 1) * (long)width) + 7) / 8) + Padding)
        {
            throw RecordBinary.Damaged(
                0, FormattableString.Invariant($"a packed block of {bytes.Length} bytes with {width} bits a value for {target.Length} rows"));
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var smallest = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        var mask = (1UL << width) - 1;
        ref var data = ref MemoryMarshal.GetReference(bytes[PackedHead..]);
        target[0] = value;
        long bit = 0;
        for (var row = 1; row < target.Length; row++, bit += width)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, (nint)(bit >> 3)));
            value = unchecked(value + smallest + (long)((word >> (int)(bit & 7)) & mask));
            target[row] = value;
        }
    }
}
