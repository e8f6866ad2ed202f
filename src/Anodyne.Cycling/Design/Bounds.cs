using Anodyne.Quantities;

namespace Anodyne.Cycling.Design;

/// <summary>Checks of the numbers in a design, at construction.</summary>
internal static class Bounds
{
    public static double Positive(double value, string field, string unit) =>
        double.IsFinite(value) && value > 0 ? value : throw Wrong(value, field, unit, $"above 0 {unit}");

    public static double NotNegative(double value, string field, string unit) =>
        double.IsFinite(value) && value >= 0 ? value : throw Wrong(value, field, unit, $"0 {unit} or more");

    public static double Finite(double value, string field, string unit) =>
        double.IsFinite(value) ? value : throw Wrong(value, field, unit, "a finite number");

    public static double Between(double value, double low, double high, string field, string unit) =>
        value >= low && value <= high ? value : throw Wrong(value, field, unit, FormattableString.Invariant($"{low} to {high} {unit}"));

    /// <summary>Above 0, or positive infinity.</summary>
    public static double PositiveOrEndless(double value, string field, string unit) =>
        value > 0 ? value : throw Wrong(value, field, unit, $"above 0 {unit}, or unlimited");

    private static InputException Wrong(double value, string field, string unit, string allowed) =>
        new($"{field} is out of range", field, FormattableString.Invariant($"{value} {unit}"), allowed);
}
