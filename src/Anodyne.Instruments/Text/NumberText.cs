using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Anodyne.Instruments;

/// <summary>Reads a decimal number from bytes, with either decimal mark, at a few nanoseconds a number.</summary>
internal static class NumberText
{
    // 10^0 ... 10^22 are exact in double precision.
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>
    /// Reads a number; blanks around it are allowed, anything else is not. Words for missing or infinite values ("nan", "inf", "-") are not numbers here.
    /// Up to 19 digits with an exponent of at most 22 are read in integer arithmetic and one division, or, above 2^53, compensated: m / 10^k = q + r with q = fl(m / 10^k) and
    /// r = (m - q 10^k) / 10^k, the difference formed exactly by one fused multiply-add, so that the sum is the nearest double; the rest goes to the framework.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte decimalMark, out double value)
    {
        int i = 0;
        while (i < text.Length && text[i] <= (byte)' ')
        {
            i++;
        }

        if (!TryReadAt(text, ref i, decimalMark, out value))
        {
            return false;
        }

        while (i < text.Length && text[i] <= (byte)' ')
        {
            i++;
        }

        return i == text.Length;
    }

    /// <summary>Reads the cell of a line that begins at an offset and is a number and nothing else; the offset then is that of the next cell. If it is not, the offset stays.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="at">Where the cell begins; then where the next one begins.</param>
    /// <param name="delimiter">What ends a cell, no blank.</param>
    /// <param name="decimalMark">Point or comma.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasNext">True if a delimiter followed.</param>
    public static bool TryReadCell(ReadOnlySpan<byte> line, ref int at, byte delimiter, byte decimalMark, out double value, out bool hasNext)
    {
        int i = at;
        while (i < line.Length && line[i] <= (byte)' ' && line[i] != delimiter)
        {
            i++;
        }

        hasNext = false;
        if (!TryReadAt(line, ref i, decimalMark, out value))
        {
            return false;
        }

        while (i < line.Length && line[i] <= (byte)' ' && line[i] != delimiter)
        {
            i++;
        }

        hasNext = i < line.Length;
        if (hasNext && line[i] != delimiter)
        {
            return false;
        }

        at = i + 1;
        return true;
    }

    /// <summary>Reads the number that begins at an offset, as far as it goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadAt(ReadOnlySpan<byte> text, ref int at, byte decimalMark, out double value)
    {
        value = 0;
        int i = at;
        int end = text.Length;
        int begin = i;
        bool negative = false;
        if (i < end && (text[i] == '-' || text[i] == '+'))
        {
            negative = text[i] == '-';
            i++;
        }

        ulong mantissa = 0;
        int digits = 0;
        int significant = 0;
        int exponent = 0;
        for (; i < end; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit > 9)
            {
                break;
            }

            digits++;
            if (significant > 0 || digit != 0)
            {
                significant++;
            }

            if (significant <= 19)
            {
                mantissa = (mantissa * 10) + digit;
            }
        }

        if (i < end && text[i] == decimalMark)
        {
            i++;
            bool mayBeEight = true;
            for (; i < end; i++)
            {
                // Behind the first significant digit eight at a time, as long as all of them count.
                if (mayBeEight && significant is > 0 and <= 11 && i + 8 <= end)
                {
                    if (TryReadEight(text.Slice(i, 8), out uint eight))
                    {
                        mantissa = (mantissa * 100_000_000) + eight;
                        digits += 8;
                        significant += 8;
                        exponent -= 8;
                        i += 7;
                        continue;
                    }

                    mayBeEight = false;
                }

                uint digit = (uint)(text[i] - '0');
                if (digit > 9)
                {
                    break;
                }

                digits++;
                exponent--;
                if (significant > 0 || digit != 0)
                {
                    significant++;
                }

                if (significant <= 19)
                {
                    mantissa = (mantissa * 10) + digit;
                }
            }
        }

        if (digits == 0)
        {
            return false;
        }

        if (i < end && (text[i] | 0x20) == 'e' && !ReadExponent(text[(i + 1)..], ref exponent, out i, end))
        {
            return false;
        }

        at = i;
        if (significant > 19 || exponent is < -22 or > 22)
        {
            return mantissa == 0 ? Zero(negative, out value) : Slow(text[begin..i], decimalMark, out value);
        }

        double whole = mantissa;
        if (mantissa <= 1UL << 53)
        {
            // Both numbers are exact in double precision, so that one division or product rounds once.
            double exact = exponent < 0 ? whole / PowersOfTen[-exponent] : whole * PowersOfTen[exponent];
            value = negative ? -exact : exact;
            return true;
        }

        double rest = (long)(mantissa - (ulong)Math.Min(whole, 18446744073709549568.0));
        double magnitude;
        if (exponent < 0)
        {
            double power = PowersOfTen[-exponent];
            double quotient = whole / power;
            magnitude = quotient + ((Math.FusedMultiplyAdd(-quotient, power, whole) + rest) / power);
        }
        else
        {
            double power = PowersOfTen[exponent];
            double product = whole * power;
            magnitude = product + (Math.FusedMultiplyAdd(whole, power, -product) + (rest * power));
        }

        value = negative ? -magnitude : magnitude;
        return true;
    }

    // Eight digits in one word, the first in the lowest byte. A byte is a digit if its upper half is 3 and stays 3 when 6 is added. Then neighbors are joined: ones to pairs, pairs to fours, fours to eight;
    // the wanted sum of each step lands in the upper half of a product.
    private static bool TryReadEight(ReadOnlySpan<byte> text, out uint value)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(text);
        value = 0;
        if (((word & 0xF0F0F0F0F0F0F0F0) | (((word + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) != 0x3333333333333333)
        {
            return false;
        }

        word -= 0x3030303030303030;
        word = (word * 10) + (word >> 8);
        value = (uint)((((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
        return true;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int exponent, out int next, int end)
    {
        int i = 0;
        bool negative = false;
        if (i < text.Length && (text[i] == '-' || text[i] == '+'))
        {
            negative = text[i] == '-';
            i++;
        }

        int begin = i;
        int power = 0;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
        {
            power = Math.Min((power * 10) + (text[i] - '0'), 100000);
        }

        next = end - text.Length + i;
        exponent += negative ? -power : power;
        return i > begin;
    }

    private static bool Zero(bool negative, out double value)
    {
        value = negative ? -0.0 : 0.0;
        return true;
    }

    private static bool Slow(ReadOnlySpan<byte> text, byte decimalMark, out double value)
    {
        if (text.Length > 512)
        {
            value = 0;
            return false;
        }

        Span<byte> copy = stackalloc byte[text.Length];
        text.CopyTo(copy);
        copy.Replace(decimalMark, (byte)'.');
        return double.TryParse(copy, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
