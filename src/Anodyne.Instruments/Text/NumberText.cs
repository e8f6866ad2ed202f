using System.Globalization;

namespace Anodyne.Instruments;

/// <summary>Reads a decimal number from bytes, with either decimal mark, at a few nanoseconds a number.</summary>
internal static class NumberText
{
    // 10^0 ... 10^22 are exact in double precision.
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>
    /// Reads a number; blanks around it are allowed, anything else is not. Words for missing or infinite values ("nan", "inf", "-") are not numbers here.
    /// Up to 19 digits with an exponent of at most 22 are read in integer and compensated arithmetic: m / 10^k = q + r with q = fl(m / 10^k) and
    /// r = (m - q 10^k) / 10^k, the difference formed exactly by one fused multiply-add, so that the sum is the nearest double; the rest goes to the framework.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte decimalMark, out double value)
    {
        value = 0;
        int i = 0;
        int end = text.Length;
        while (i < end && text[i] <= (byte)' ')
        {
            i++;
        }

        while (end > i && text[end - 1] <= (byte)' ')
        {
            end--;
        }

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
            for (; i < end; i++)
            {
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

        if (i < end && (text[i] | 0x20) == 'e' && !ReadExponent(text[(i + 1)..end], ref exponent, out i, end))
        {
            return false;
        }

        if (i < end)
        {
            return false;
        }

        if (significant > 19 || exponent is < -22 or > 22)
        {
            return mantissa == 0 ? Zero(negative, out value) : Slow(text[begin..end], decimalMark, out value);
        }

        double whole = mantissa;
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
