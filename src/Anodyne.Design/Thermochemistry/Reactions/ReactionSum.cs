using System.Collections.Immutable;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>Sums one data set over a reaction.</summary>
internal static class ReactionSum
{
    /// <summary>
    /// Bound of the reaction's heat capacity where no polynomials are at hand, J/(mol K) per atom that stays in a solid and per atom that enters or
    /// leaves a gas. Assumed from the rule of Neumann and Kopp (atoms bring about the same heat capacity into every solid); a test holds it against
    /// every reaction of the reference that NASA CEA is complete for.
    /// </summary>
    private const double HeatCapacityPerAtom = 4;
    private const double HeatCapacityPerGasAtom = 12;

    /// <summary>Everything that a set says of a reaction.</summary>
    public static SetProperties Of(DataSet set, Species[] species, double[] numbers, double temperature, double lithiumConsumed)
    {
        var data = species.Select(set.Find).ToArray();
        var gibbs = Sum(data, numbers, entry => entry.GibbsAt(temperature));
        var enthalpy = Sum(data, numbers, entry => entry.EnthalpyAt(temperature));
        var entropy = Sum(data, numbers, entry => entry.EntropyAt(temperature));
        var missing = species.Zip(data).Where(pair => pair.Second?.GibbsAt(temperature) is null)
            .Select(pair => pair.Second?.GibbsAt(SpeciesData.ReferenceTemperature) is null ? pair.First.Name : $"entropy of {pair.First.Name}").Distinct()
                .ToImmutableArray();
        var error = gibbs is null ? 0 : gibbs.Value.Error + (gibbs.Value.FromPolynomial ? 0 : NeglectedHeatCapacity(species, numbers, temperature));
        double? potential = gibbs is not null && Math.Abs(lithiumConsumed) > 0
            ? -gibbs.Value.Value / (lithiumConsumed * PhysicalConstants.Faraday)
            : null;
        return new SetProperties(set, gibbs?.Value, enthalpy?.Value, entropy?.Value, error, potential, missing, gibbs?.FromPolynomial ?? false);
    }

    /// <summary>Bound of |dCp| [T ln(T/T0) - (T - T0)], the term that a constant dCp adds to dG = dH - T dS, J.</summary>
    public static double NeglectedHeatCapacity(Species[] species, double[] numbers, double temperature)
    {
        const double reference = SpeciesData.ReferenceTemperature;
        var shape = (temperature * Math.Log(temperature / reference)) - (temperature - reference);
        return HeatCapacityBound(species, numbers) * shape;
    }

    /// <summary>Bound of the reaction's heat capacity, J/(mol K).</summary>
    public static double HeatCapacityBound(Species[] species, double[] numbers)
    {
        var atoms = species.Zip(numbers).Where(pair => pair.Second < 0).Sum(pair => -pair.Second * pair.First.Formula.AtomCount);
        var gas = species.Zip(numbers).Where(pair => pair.First.Phase != Phase.Solid).Sum(pair => Math.Abs(pair.Second) * pair.First.Formula.AtomCount);
        return (HeatCapacityPerAtom * atoms) + (HeatCapacityPerGasAtom * gas);
    }

    private static StandardValue? Sum(SpeciesData?[] data, double[] numbers, Func<SpeciesData, StandardValue?> value)
    {
        var (sum, error, fitted) = (0.0, 0.0, true);
        for (var index = 0; index < data.Length; index++)
        {
            if (data[index] is not { } entry || value(entry) is not { } number)
            {
                return null;
            }

            sum += numbers[index] * number.Value;
            error += Math.Abs(numbers[index]) * number.Error;
            fitted &= number.FromPolynomial;
        }

        return new StandardValue(sum, error, fitted);
    }
}
