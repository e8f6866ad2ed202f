using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>A unit as it was read at a border: what it measures, how large it is in SI, and its one plain text ("mA/cm2", "ohm cm2", "degC").</summary>
/// <param name="Text">The plain text, whatever the spelling was; reads back as the same unit. "1" for plain numbers.</param>
/// <param name="Scale">SI value of one such unit.</param>
/// <param name="Zero">SI value of 0 in this unit: 273.15 K for degC, else 0.</param>
/// <param name="Dimension">What it measures.</param>
public sealed record Unit(string Text, double Scale, double Zero, Dimension Dimension)
{
    /// <summary>The unit of plain numbers.</summary>
    public static Unit One { get; } = new("1", 1, 0, Dimension.None);

    /// <summary>The degree Celsius, a point on a scale; no factor of a product.</summary>
    public static Unit Celsius { get; } = new("degC", 1, PhysicalConstants.ZeroCelsius, Dimension.Temperature);

    /// <summary>Reads a unit in any spelling.</summary>
    /// <param name="text">The unit; "" and "1" are the plain number.</param>
    /// <exception cref="InputException">It cannot be read; the place is "position n", from 1.</exception>
    public static Unit Read(string text) => TryRead(text, out var unit, out var problem) ? unit! : throw new InputException(problem!);

    /// <summary>Reads a unit in any spelling, or says what is wrong.</summary>
    public static bool TryRead(string text, out Unit? unit, out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (unit, problem) = (One, null);
        return string.IsNullOrWhiteSpace(text) || UnitExpression.TryRead(text, 0, isHeader: false, out unit, out problem);
    }

    /// <summary>The unit, or null if the text is none.</summary>
    public static Unit? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrWhiteSpace(text) ? One : UnitExpression.Find(text, isHeader: false);
    }

    /// <summary>SI value of a number in this unit.</summary>
    public double ToSi(double number) => (UnitText.IsExactReciprocal(Scale, out var reciprocal) ? number / reciprocal : number * Scale) + Zero;

    /// <summary>The number in this unit of an SI value.</summary>
    public double FromSi(double si) => UnitText.IsExactReciprocal(Scale, out var reciprocal) ? (si - Zero) * reciprocal : (si - Zero) / Scale;

    /// <summary>What turns numbers in this unit into numbers of another: number * Factor + Shift. Null if they do not measure the same.</summary>
    /// <remarks>A factor that is a whole number or the reciprocal of one is exactly that: 1 mA is 0.001 A and 1 h is 3600 s to the last bit.</remarks>
    public (double Factor, double Shift)? To(Unit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Dimension != other.Dimension)
        {
            return null;
        }

        var ratio = Scale / other.Scale;
        var factor = UnitText.IsExactReciprocal(ratio, out var reciprocal) ? 1 / reciprocal : Math.Abs(ratio - Math.Round(ratio)) <= 4e-16 * ratio
            ? Math.Round(ratio) : ratio;
        return (factor, (Zero - other.Zero) / other.Scale);
    }
}
