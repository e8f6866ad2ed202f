using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anodyne.Instruments.Text;

/// <summary>Reads a decimal number from bytes, with either decimal mark, at a few nanoseconds a number.</summary>
internal static class NumberText
{
    // 10^0 ... 10^22 are exact in double precision.
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private static readonly ulong[] WholePowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>
    /// Reads a number; blanks around it are allowed, anything else is not. Words for missing or infinite values ("nan", "inf", "-") are not numbers here.
    /// Up to 19 digits with an exponent of at most 22 are read in integer arithmetic and one division, or, above 2^53, compensated: m / 10^k = q + r with q =
    /// fl(m / 10^k) and r = (m - q 10^k) / 10^k, the difference formed exactly by one fused multiply-add, so that the sum is the nearest double; the rest goes
    /// to the framework.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte decimalMark, out double value)
    {
        var i = 0;
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

    /// <summary>
    /// Reads the cell that begins at an offset of a line and is a number and nothing else; the offset then is that of the next cell. If it is not, the offset
    /// stays. Digits are read eight at a time without asking how many there are: the bytes behind the last one are shifted out. A number of more than 19
    /// digits, or within eight bytes of the end of the text, is read one by one.
    /// </summary>
    /// <param name="text">The text that the line is part of; what lies behind the line may be looked at, but counts as nothing.</param>
    /// <param name="at">Where the cell begins; then where the next one begins.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="delimiter">What ends a cell, no blank.</param>
    /// <param name="decimalMark">Point or comma.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasNext">True if a delimiter followed.</param>
    public static bool TryReadCell(ReadOnlySpan<byte> text, ref int at, int end, byte delimiter, byte decimalMark, out double value, out bool hasNext)
    {
        var i = at;
        if (i + 1 < end && text[i + 1] == delimiter && (uint)(text[i] - '0') <= 9)
        {
            // One digit: flags, steps, modes.
            value = text[i] - '0';
            at = i + 2;
            hasNext = true;
            return true;
        }

        while (i < end && text[i] <= (byte)' ' && text[i] != delimiter)
        {
            i++;
        }

        hasNext = false;
        var begin = i;
        var negative = false;
        if (i < end && text[i] is (byte)'-' or (byte)'+')
        {
            negative = text[i] == '-';
            i++;
        }

        ulong mantissa = 0;
        var digits = 0;
        var isWhole = ReadDigits(text, ref i, ref mantissa, ref digits);
        var fraction = 0;
        if (isWhole && i < end && text[i] == decimalMark && decimalMark != delimiter)
        {
            i++;
            var before = digits;
            isWhole = ReadDigits(text, ref i, ref mantissa, ref digits);
            fraction = digits - before;
        }

        var exponent = -fraction;
        if (isWhole && i < end && (text[i] | 0x20) == 'e')
        {
            isWhole = ReadExponent(text[(i + 1)..end], ref exponent, out i, end);
        }

        if (!isWhole || digits is 0 or > 19 || i > end || exponent is < -22 or > 22)
        {
            i = begin;
            if (!TryReadAt(text[..end], ref i, decimalMark, out value))
            {
                return false;
            }
        }
        else
        {
            value = Scaled(mantissa, exponent, negative);
        }

        while (i < end && text[i] <= (byte)' ' && text[i] != delimiter)
        {
            i++;
        }

        hasNext = i < end;
        if (hasNext && text[i] != delimiter)
        {
            return false;
        }

        at = i + 1;
        return true;
    }

    // Reads digits onto a mantissa; false where the text ends too early for words of eight bytes. More than 19 digits may have overflowed, which the caller
    // finds by their number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReadDigits(ReadOnlySpan<byte> text, ref int at, ref ulong mantissa, ref int digits)
    {
        var count = 8;
        while (count == 8)
        {
            if (at > text.Length - 8)
            {
                return false;
            }

            // A byte is a digit if its difference to '0' in every bit is at most 9; adding 0x76 carries into its highest bit otherwise.
            var word = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) ^ 0x3030303030303030;
            var others = (((word & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | word) & 0x8080808080808080;
            count = BitOperations.TrailingZeroCount(others) >> 3;
            if (count == 0)
            {
                return true;
            }

            mantissa = (mantissa * WholePowersOfTen[count]) + Eight(word << (64 - (8 * count)));
            digits += count;
            at += count;
        }

        return true;
    }

    // Eight digits 0 to 9 in the bytes of a word, the first in the lowest byte: neighbors are joined, ones to pairs, pairs to fours, fours to eight; the wanted
    // sum of each step lands in the upper half of a product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Eight(ulong word)
    {
        word = (word * 10) + (word >> 8);
        return (uint)((((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    /// <summary>Reads the number that begins at an offset, as far as it goes.</summary>
    private static bool TryReadAt(ReadOnlySpan<byte> text, ref int at, byte decimalMark, out double value)
    {
        value = 0;
        var i = at;
        var end = text.Length;
        var begin = i;
        var negative = false;
        if (i < end && (text[i] == '-' || text[i] == '+'))
        {
            negative = text[i] == '-';
            i++;
        }

        ulong mantissa = 0;
        var digits = 0;
        var significant = 0;
        var exponent = 0;
        for (; i < end; i++)
        {
            var digit = (uint)(text[i] - '0');
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
            for (; i < end; i++)
            {
                var digit = (uint)(text[i] - '0');
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

        value = Scaled(mantissa, exponent, negative);
        return true;
    }

    // mantissa * 10^exponent, |exponent| <= 22, to the nearest double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scaled(ulong mantissa, int exponent, bool negative)
    {
        double whole = mantissa;
        if (mantissa <= 1UL << 53)
        {
            // Both numbers are exact in double precision, so that one division or product rounds once.
            var exact = exponent < 0 ? whole / PowersOfTen[-exponent] : whole * PowersOfTen[exponent];
            return negative ? -exact : exact;
        }

        double rest = (long)(mantissa - (ulong)Math.Min(whole, 18446744073709549568.0));
        double magnitude;
        if (exponent < 0)
        {
            var power = PowersOfTen[-exponent];
            var quotient = whole / power;
            magnitude = quotient + ((Math.FusedMultiplyAdd(-quotient, power, whole) + rest) / power);
        }
        else
        {
            var power = PowersOfTen[exponent];
            var product = whole * power;
            magnitude = product + (Math.FusedMultiplyAdd(whole, power, -product) + (rest * power));
        }

        return negative ? -magnitude : magnitude;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int exponent, out int next, int end)
    {
        var i = 0;
        var negative = false;
        if (i < text.Length && (text[i] == '-' || text[i] == '+'))
        {
            negative = text[i] == '-';
            i++;
        }

        var begin = i;
        var power = 0;
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
