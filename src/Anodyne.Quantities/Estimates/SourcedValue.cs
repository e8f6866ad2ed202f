using System.Globalization;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Estimates;

/// <summary>A number with where it comes from: value, range, evidence, source.</summary>
public sealed record SourcedValue
{
    /// <summary>Creates the value.</summary>
    /// <param name="value">The value in the coherent SI unit of <paramref name="unit"/>'s dimension; finite.</param>
    /// <param name="unit">The unit in which a person reads it ("mA/cm2"; "1" if dimensionless; "degC" for a temperature).</param>
    /// <param name="low">Lower end of the plausible range, SI, at most the value; null if not known.</param>
    /// <param name="high">Upper end of the plausible range, SI, at least the value; null if not known.</param>
    /// <param name="evidence">Measured, computed or assumed.</param>
    /// <param name="source">Paper, data base or derivation; not empty.</param>
    /// <exception cref="InputException">The range does not contain the value, the unit is unknown, or the source is missing.</exception>
    public SourcedValue(double value, string unit, double? low, double? high, Evidence evidence, string source)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(source);
        if (unit is not ("" or "1" or "degC" or "°C"))
        {
            _ = UnitText.ReadUnit(unit);
        }

        if (!double.IsFinite(value) || low > value || high < value || low is double.NaN || high is double.NaN)
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"{UnitText.Print(value, unit)} in {Range(low, high, unit)}");
            throw new InputException("a value lies outside its own range", source, found, "low <= value <= high");
        }

        if (source.Trim().Length == 0)
        {
            throw new InputException("a value has no source", "source", UnitText.Print(value, unit),
                "paper, data base or derivation; for an assumed value the reason");
        }

        (Value, Unit, Low, High, Evidence, Source) = (value, unit, low, high, evidence, source);
    }

    /// <summary>The value in the coherent SI unit.</summary>
    public double Value { get; }

    /// <summary>The unit in which a person reads it.</summary>
    public string Unit { get; }

    /// <summary>Lower end of the plausible range, SI; null if not known.</summary>
    public double? Low { get; }

    /// <summary>Upper end of the plausible range, SI; null if not known.</summary>
    public double? High { get; }

    /// <summary>Measured, computed or assumed.</summary>
    public Evidence Evidence { get; }

    /// <summary>Paper, data base or derivation.</summary>
    public string Source { get; }

    /// <summary>The value in its unit with range and evidence, e.g. "2 um (1 to 4 um, measured)".</summary>
    public override string ToString()
    {
        var range = Low is null && High is null ? "" : Range(Low, High, Unit) + ", ";
        return $"{UnitText.Print(Value, Unit)} ({range}{Evidence.ToString().ToLowerInvariant()})";
    }

    private static string Range(double? low, double? high, string unit) => (low, high) switch
    {
        ({ } a, { } b) => $"{UnitText.Print(a, unit)} to {UnitText.Print(b, unit)}",
        ({ } a, null) => $"at least {UnitText.Print(a, unit)}",
        (null, { } b) => $"at most {UnitText.Print(b, unit)}",
        _ => "no range",
    };
}
