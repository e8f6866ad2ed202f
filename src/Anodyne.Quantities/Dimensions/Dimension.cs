using System.Globalization;
using System.Text;

namespace Anodyne.Quantities.Dimensions;

/// <summary>
/// The dimension of a quantity as integer exponents of six SI base quantities (luminous intensity never occurs here).
/// A plane angle and a share are dimensionless. The value of a quantity is never part of its dimension.
/// </summary>
/// <param name="LengthExponent">Exponent of the metre.</param>
/// <param name="MassExponent">Exponent of the kilogram.</param>
/// <param name="TimeExponent">Exponent of the second.</param>
/// <param name="CurrentExponent">Exponent of the ampere.</param>
/// <param name="TemperatureExponent">Exponent of the kelvin.</param>
/// <param name="AmountExponent">Exponent of the mole.</param>
public readonly partial record struct Dimension(
    int LengthExponent,
    int MassExponent,
    int TimeExponent,
    int CurrentExponent,
    int TemperatureExponent,
    int AmountExponent)
{
    /// <summary>The dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new(
        a.LengthExponent + b.LengthExponent,
        a.MassExponent + b.MassExponent,
        a.TimeExponent + b.TimeExponent,
        a.CurrentExponent + b.CurrentExponent,
        a.TemperatureExponent + b.TemperatureExponent,
        a.AmountExponent + b.AmountExponent);

    /// <summary>The dimension of a quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.Raised(-1);

    /// <summary>The dimension of a product (for languages without operators).</summary>
    public static Dimension Multiply(Dimension left, Dimension right) => left * right;

    /// <summary>The dimension of a quotient (for languages without operators).</summary>
    public static Dimension Divide(Dimension left, Dimension right) => left / right;

    /// <summary>The dimension raised to an integer power.</summary>
    public Dimension Raised(int exponent) => new(
        LengthExponent * exponent,
        MassExponent * exponent,
        TimeExponent * exponent,
        CurrentExponent * exponent,
        TemperatureExponent * exponent,
        AmountExponent * exponent);

    /// <summary>
    /// The coherent SI unit of this dimension: the named one ("A/m2", "ohm m2") if it has one, else a product of base units; "1" if dimensionless.
    /// </summary>
    public string SiUnit => Named(this)?.SiUnit ?? BaseUnits();

    /// <summary>What a person calls a quantity of this dimension, e.g. "current density"; the SI unit if it has no name.</summary>
    public string Name => Named(this)?.Name ?? BaseUnits();

    /// <summary>How a value of this dimension is written in a file, e.g. "1 mA/cm2".</summary>
    public string Example => Named(this)?.Example ?? "1 " + BaseUnits();

    /// <summary>Name, SI unit and an example, as error messages show it.</summary>
    public override string ToString() => this == None ? "a plain number" : $"{Name} ({SiUnit}), e.g. \"{Example}\"";

    private string BaseUnits()
    {
        ReadOnlySpan<(string Unit, int Exponent)> all =
        [
            ("kg", MassExponent), ("m", LengthExponent), ("s", TimeExponent), ("A", CurrentExponent), ("K", TemperatureExponent), ("mol", AmountExponent),
        ];
        var text = new StringBuilder();
        foreach (var (unit, exponent) in all)
        {
            if (exponent > 0)
            {
                text.Append(text.Length > 0 ? " " : "").Append(unit).Append(exponent > 1 ? exponent.ToString(CultureInfo.InvariantCulture) : "");
            }
        }

        if (text.Length == 0)
        {
            text.Append('1');
        }

        foreach (var (unit, exponent) in all)
        {
            if (exponent < 0)
            {
                text.Append('/').Append(unit).Append(exponent < -1 ? (-exponent).ToString(CultureInfo.InvariantCulture) : "");
            }
        }

        return text.ToString();
    }
}
