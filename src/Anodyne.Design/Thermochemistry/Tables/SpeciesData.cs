using Anodyne.Design.Thermochemistry.Formulas;

namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>
/// What one data set says of one species. The Gibbs energy at T is the apparent energy of formation from the elements at 298.15 K
/// (Benson-Helgeson convention), dG(T) = dG(298) + [G(T) - G(298)] of the compound: in a balanced reaction the elements cancel, so that sums of it are
/// the reaction's Gibbs energy at T, and values of different sets can be compared. Without a polynomial G(T) - G(298) = -S (T - 298.15),
/// exact but for the heat capacity.
/// </summary>
/// <param name="Species">The species.</param>
/// <param name="Enthalpy">Enthalpy of formation at 298.15 K, J/mol; null if the set has none.</param>
/// <param name="Entropy">Entropy at 298.15 K, J/(mol K); null if the set has none.</param>
/// <param name="Gibbs">Gibbs energy of formation at 298.15 K as printed, J/mol; null if the set prints none.</param>
/// <param name="EnthalpyRounding">Half of the last printed digit of the enthalpy, J/mol.</param>
/// <param name="EntropyRounding">Half of the last printed digit of the entropy, J/(mol K).</param>
/// <param name="GibbsRounding">Half of the last printed digit of the Gibbs energy, J/mol.</param>
/// <param name="Polynomial">Fit in temperature; null if the set has none.</param>
/// <param name="Source">Source inside the set, or the set's own.</param>
/// <param name="Remark">Anything a reader must know, e.g. that the value is not verified; empty if nothing.</param>
public sealed record SpeciesData(
    Species Species, double? Enthalpy, double? Entropy, double? Gibbs,
    double EnthalpyRounding, double EntropyRounding, double GibbsRounding,
    GlennPolynomial? Polynomial, string Source, string Remark)
{
    /// <summary>Temperature of the tables, K.</summary>
    public const double ReferenceTemperature = 298.15;

    /// <summary>Enthalpy at a temperature (K), J/mol, zero for the elements at 298.15 K; null if the set has none.</summary>
    public StandardValue? EnthalpyAt(double temperature) =>
        Polynomial is { } fit && fit.Covers(temperature) ? new StandardValue(fit.Enthalpy(temperature), 0, true)
        : (Enthalpy ?? Polynomial?.Enthalpy(ReferenceTemperature)) is { } value ? new StandardValue(value, EnthalpyRounding, false)
        : null;

    /// <summary>Entropy at a temperature (K), J/(mol K); null if the set has none.</summary>
    public StandardValue? EntropyAt(double temperature) =>
        Polynomial is { } fit && fit.Covers(temperature) ? new StandardValue(fit.Entropy(temperature), 0, true)
        : (Entropy ?? Polynomial?.Entropy(ReferenceTemperature)) is { } value ? new StandardValue(value, EntropyRounding, false)
        : null;

    /// <summary>Apparent Gibbs energy of formation at a temperature (K), J/mol; null if the set lacks what it takes.</summary>
    public StandardValue? GibbsAt(double temperature)
    {
        if (AtReference() is not { } reference)
        {
            return null;
        }

        var shift = temperature - ReferenceTemperature;
        if (Math.Abs(shift) < 1e-9)
        {
            return reference;
        }

        if (Polynomial is { } fit && fit.Covers(temperature))
        {
            var change = GibbsOf(fit, temperature) - GibbsOf(fit, ReferenceTemperature);
            return new StandardValue(reference.Value + change, reference.Error, true);
        }

        return EntropyAt(ReferenceTemperature) is { } entropy
            ? new StandardValue(reference.Value - (entropy.Value * shift), reference.Error + (entropy.Error * Math.Abs(shift)), false)
            : null;
    }

    private StandardValue? AtReference()
    {
        if (Gibbs is { } printed)
        {
            return new StandardValue(printed, GibbsRounding, false);
        }

        if (EnthalpyAt(ReferenceTemperature) is not { } enthalpy || EntropyAt(ReferenceTemperature) is not { } entropy || ElementEntropy() is not { } elements)
        {
            return null;
        }

        return new StandardValue(
            enthalpy.Value - (ReferenceTemperature * (entropy.Value - elements)),
            enthalpy.Error + (ReferenceTemperature * entropy.Error),
            enthalpy.FromPolynomial);
    }

    /// <summary>Entropy of the elements in one formula unit at 298.15 K, J/(mol K). It cancels in every balanced reaction.</summary>
    private double? ElementEntropy()
    {
        var sum = 0.0;
        foreach (var (symbol, count) in Species.Formula.Atoms)
        {
            if (Element.Of(symbol).Entropy is not { } entropy)
            {
                return null;
            }

            sum += count.ToDouble() * entropy;
        }

        return sum;
    }

    private static double GibbsOf(GlennPolynomial fit, double temperature) => fit.Enthalpy(temperature) - (temperature * fit.Entropy(temperature));
}
