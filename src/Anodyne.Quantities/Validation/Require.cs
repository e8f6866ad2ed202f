using System.Globalization;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Validation;

/// <summary>
/// Checks a value at the moment a record is made. Each returns the value, so that it stands inside an initializer, or throws an
/// <see cref="InputException"/> that names the field, the value, the unit and the allowed range. NaN and infinities never pass.
/// </summary>
public static class Require
{
    /// <summary>The value must be finite and above zero.</summary>
    /// <param name="value">The value, in <paramref name="unit"/>.</param>
    /// <param name="field">The field as a person knows it, e.g. "thickness".</param>
    /// <param name="unit">Its SI unit; "1" if dimensionless.</param>
    public static double Positive(double value, string field, string unit) =>
        double.IsFinite(value) && value > 0 ? value : throw Outside(value, field, unit, "above 0");

    /// <summary>The value must be finite and not below zero.</summary>
    public static double NotNegative(double value, string field, string unit) =>
        double.IsFinite(value) && value >= 0 ? value : throw Outside(value, field, unit, "0 or more");

    /// <summary>The value must be finite.</summary>
    public static double Finite(double value, string field, string unit) =>
        double.IsFinite(value) ? value : throw Outside(value, field, unit, "a finite number");

    /// <summary>The value must be finite and at least <paramref name="low"/>.</summary>
    public static double AtLeast(double value, double low, string field, string unit) =>
        double.IsFinite(value) && value >= low ? value : throw Outside(value, field, unit, $"{UnitText.Print(low, unit)} or more");

    /// <summary>The value must lie between the limits, both included.</summary>
    public static double Between(double value, double low, double high, string field, string unit) =>
        value >= low && value <= high ? value : throw Outside(value, field, unit, $"{UnitText.Number(low)} to {UnitText.Print(high, unit)}");

    /// <summary>The value must be above 0 and at most 1 (a transference number, a porosity).</summary>
    public static double ShareAboveZero(double value, string field) =>
        value is > 0 and <= 1 ? value : throw Outside(value, field, "1", "above 0 and at most 1");

    /// <summary>The integer must lie between the limits, both included.</summary>
    public static int Between(int value, int low, int high, string field) =>
        value >= low && value <= high ? value
            : throw new InputException($"{field} is out of range", field, value.ToString(CultureInfo.InvariantCulture),
            $"{low.ToString(CultureInfo.InvariantCulture)} to {high.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The text must hold at least one visible character.</summary>
    public static string Text(string value, string field) =>
        !string.IsNullOrWhiteSpace(value) ? value : throw new InputException($"{field} is empty", field, "\"\"", "a text");

    private static InputException Outside(double value, string field, string unit, string allowed) =>
        new($"{field} is out of range", field, double.IsFinite(value) ? UnitText.Print(value, unit) : value.ToString(CultureInfo.InvariantCulture), allowed);
}
