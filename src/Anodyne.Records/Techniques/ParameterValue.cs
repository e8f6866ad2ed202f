using System.Globalization;

namespace Anodyne.Records.Techniques;

/// <summary>One value of a parameter of a technique: a number with its unit, or a word ("Ref", "Auto", "pass").</summary>
/// <param name="Number">The number in <paramref name="Unit"/>; NaN where the value is a word.</param>
/// <param name="Unit">Unit as the instrument's program writes it ("mA", "mV/s", "s"); empty where there is none.</param>
/// <param name="Word">The word; empty where the value is a number, and where the parameter has no value in this sequence.</param>
public readonly record struct ParameterValue(double Number, string Unit, string Word)
{
    /// <summary>True if the value is a number.</summary>
    public bool IsNumber => !double.IsNaN(Number);

    /// <summary>A number with its unit.</summary>
    public static ParameterValue Of(double number, string unit = "") => new(number, unit, "");

    /// <summary>A word.</summary>
    public static ParameterValue Of(string word) => new(double.NaN, "", word);

    /// <summary>"0.4 mA" or "Ref".</summary>
    public override string ToString() => !IsNumber ? Word : Unit.Length == 0 ? Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Number} {Unit}");
}
