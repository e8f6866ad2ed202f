using System.Runtime.Intrinsics;

namespace Anodyne.Numerics.Differentiation;

/// <summary>A number with its derivatives with respect to up to eight variables (forward-mode differentiation, exact to rounding).</summary>
public readonly struct Dual
{
    private Dual(double value, Vector512<double> gradient)
    {
        Value = value;
        Gradient = gradient;
    }

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <summary>The derivatives with respect to the eight seeded variables.</summary>
    public Vector512<double> Gradient { get; }

    /// <summary>A variable: derivative one with respect to itself.</summary>
    /// <param name="value">Value.</param>
    /// <param name="seed">Which variable, 0 to 7.</param>
    public static Dual Variable(double value, int seed) => new(value, Vector512<double>.Zero.WithElement(seed, 1.0));

    /// <summary>The derivative with respect to one variable.</summary>
    public double this[int seed] => Gradient.GetElement(seed);

    /// <summary>A constant: all derivatives zero.</summary>
    public static implicit operator Dual(double value) => new(value, Vector512<double>.Zero);

    /// <summary>Sum.</summary>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Gradient + b.Gradient);

    /// <summary>Difference.</summary>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Gradient - b.Gradient);

    /// <summary>Negative.</summary>
    public static Dual operator -(Dual a) => new(-a.Value, -a.Gradient);

    /// <summary>Product.</summary>
    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Gradient * b.Value) + (b.Gradient * a.Value));

    /// <summary>Quotient.</summary>
    public static Dual operator /(Dual a, Dual b)
    {
        var q = a.Value / b.Value;
        return new(q, (a.Gradient - (b.Gradient * q)) * (1 / b.Value));
    }

    /// <summary>A function of one variable by its value and derivative at <see cref="Value"/>.</summary>
    public Dual Apply(double value, double derivative) => new(value, Gradient * derivative);

    /// <summary>A function of two variables by its value and partial derivatives.</summary>
    public static Dual Apply(Dual a, Dual b, double value, double derivativeA, double derivativeB) =>
        new(value, (a.Gradient * derivativeA) + (b.Gradient * derivativeB));

    /// <summary>Exponential.</summary>
    public static Dual Exp(Dual a)
    {
        var e = Math.Exp(a.Value);
        return new(e, a.Gradient * e);
    }

    /// <summary>Power with a constant exponent; the base must be positive.</summary>
    public static Dual Pow(Dual a, double exponent)
    {
        var p = Math.Pow(a.Value, exponent);
        return new(p, a.Gradient * (exponent * p / a.Value));
    }

    /// <summary>The larger of the value and a constant; derivative zero where the constant wins.</summary>
    public static Dual Max(Dual a, double floor) => a.Value > floor ? a : floor;
}
