using System.Globalization;
using System.Numerics;

namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>An exact rational number in lowest terms with a positive denominator. Balancing needs exact arithmetic: 0.1 + 0.2 must be 0.3.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Creates numerator/denominator in lowest terms.</summary>
    /// <param name="numerator">Numerator, any sign.</param>
    /// <param name="denominator">Denominator, not zero.</param>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("a fraction with denominator zero");
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        var sign = denominator.Sign;
        Numerator = sign * numerator / common;
        _denominatorLessOne = (sign * denominator / common) - 1;
    }

    /// <summary>Numerator, carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Denominator, at least 1 (also for the default value, which is zero).</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>Zero.</summary>
    public static Fraction Zero => default;

    /// <summary>One.</summary>
    public static Fraction One { get; } = new(1, 1);

    /// <summary>True if the value is zero.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Sign: -1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The nearest double.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;

    /// <summary>Reads an unsigned decimal such as "0.95" or "12" exactly.</summary>
    /// <param name="text">Digits with at most one point; at least one digit.</param>
    public static Fraction ParseDecimal(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return new Fraction(BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 1);
        }

        var digits = string.Concat(text[..point], text[(point + 1)..]);
        return new Fraction(
            BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            BigInteger.Pow(10, text.Length - point - 1));
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Whole numbers without a denominator, others as "1/2".</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>Opposite.</summary>
    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Order.</summary>
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;
}
