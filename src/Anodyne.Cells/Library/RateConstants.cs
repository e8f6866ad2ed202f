using System.Globalization;
using Anodyne.Cells.Electrodes;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Cells.Library;

/// <summary>
/// The rate constant of an insertion reaction, which no integer powers of units can write: m in A/m2 (m3/mol)^1.5 of j0 = m c_e^0.5 c_s^0.5 (c_max - c_s)^0.5
/// (Doyle, Fuller and Newman 1993), or k = m/F in m2.5 mol-0.5 s-1.
/// </summary>
internal static class RateConstants
{
    /// <summary>The unit of m.</summary>
    public const string Unit = "A/m2 (m3/mol)^1.5";

    private const string PerFaraday = "m2.5 mol-0.5 s-1";

    /// <summary>m, A/m2 (m3/mol)^1.5, of a text with one of the two units.</summary>
    public static double Read(InputScalar scalar)
    {
        var text = scalar.Text.Trim();
        var split = text.IndexOf(' ', StringComparison.Ordinal);
        if (split > 0 && double.TryParse(text.AsSpan(0, split), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
        {
            var unit = text[split..].Replace("·", " ", StringComparison.Ordinal).Trim();
            if (unit == Unit)
            {
                return value;
            }

            if (unit == PerFaraday)
            {
                return value * PhysicalConstants.Faraday;
            }
        }

        throw scalar.Fail("this is no rate constant", $"a number above 0 and {Unit}, or {PerFaraday}",
            "An exchange current density at a stoichiometry and a concentration may stand in its place.");
    }

    /// <summary>What m is multiplied with to give j0 at a state, (mol/m3)^1.5.</summary>
    /// <param name="material">Transfer coefficient and sites.</param>
    /// <param name="stoichiometry">Stoichiometry at the surface.</param>
    /// <param name="salt">Salt concentration, mol/m3.</param>
    public static double Factor(ActiveMaterial material, double stoichiometry, double salt)
    {
        var alpha = material.TransferCoefficient;
        return Math.Pow(salt, alpha) * material.MaximumConcentration * Math.Pow(stoichiometry, 1 - alpha) * Math.Pow(1 - stoichiometry, alpha);
    }
}
