using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Formulas;

/// <summary>Two parts of a formula whose dimensions cannot be combined.</summary>
public sealed class DimensionMismatchException(string message) : Exception(message);

/// <summary>A dimension with exponents in twelfths, so that square and cube roots inside a formula stay exact.</summary>
/// <param name="Twelfths">The dimension to the twelfth power.</param>
public readonly record struct RootedDimension(Dimension Twelfths)
{
    private const int Parts = 12;

    /// <summary>The dimension of a number.</summary>
    public static RootedDimension None => default;

    /// <summary>A dimension with whole exponents.</summary>
    public static RootedDimension Of(Dimension dimension) => new(dimension.Raised(Parts));

    /// <summary>This times another one raised to 1 or -1.</summary>
    public RootedDimension Times(RootedDimension other, int power) => new(Twelfths * other.Twelfths.Raised(power));

    /// <summary>This raised to a power that is a multiple of a twelfth.</summary>
    public RootedDimension Raised(double power)
    {
        var parts = power * Parts;
        var whole = (int)Math.Round(parts);
        return Math.Abs(parts - whole) > 1e-9 || Raised(whole) is not { } raised
            ? throw new DimensionMismatchException($"{this} to the power {power.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
            : raised;
    }

    /// <summary>The dimension if its exponents are whole, else null.</summary>
    public Dimension? Whole => Divide(Twelfths, Parts);

    /// <summary>SI unit, or what is known of it.</summary>
    public override string ToString() =>
        Twelfths == Dimension.None ? "a plain number" : Whole is { } whole ? whole.SiUnit : $"the {Parts}th root of {Twelfths.SiUnit}";

    private RootedDimension? Raised(int twelfths) => Divide(Twelfths.Raised(twelfths), Parts) is { } divided ? new RootedDimension(divided) : null;

    private static Dimension? Divide(Dimension d, int by) =>
        d.LengthExponent % by == 0 && d.MassExponent % by == 0 && d.TimeExponent % by == 0 && d.CurrentExponent % by == 0
            && d.TemperatureExponent % by == 0 && d.AmountExponent % by == 0
            ? new Dimension(d.LengthExponent / by, d.MassExponent / by, d.TimeExponent / by, d.CurrentExponent / by, d.TemperatureExponent / by,
                d.AmountExponent / by)
            : null;
}
