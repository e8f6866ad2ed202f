using System.Globalization;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A reaction's Gibbs energy must be reachable from tabulated values, however the tables are mixed.</summary>
public sealed class GibbsEnergyRule() : ClaimRule(
    "gibbs-energy",
    "the Gibbs energy of a reaction (variant = the reaction, balanced) lies within the range reached when each species is taken from whichever table suits")
{
    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "gibbs_energy" && claim.Value is not null))
        {
            if (PropertiesOf(claim) is not { MixedRange: { } mixed } properties || claim.In("kJ/mol") is null)
            {
                continue;
            }

            yield return Judged(claim);
            var stated = claim.Range!.Value;
            var possible = new Interval(mixed.Low / 1000, mixed.High / 1000);
            if (stated.High > possible.Low && stated.Low < possible.High)
            {
                continue;
            }

            var sets = string.Join(", ",
                properties.CompleteSets.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Set.Name} {set.Gibbs!.Value / 1000:+0.0;-0.0}")));
            yield return Flag(claim, string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Print()} for {properties.Reaction}, but complete tables give {sets} kJ/mol and no mixture of tables leaves {possible.Low:+0.0;-0.0} "
                    + $"to {possible.High:+0.0;-0.0} kJ/mol"));
        }
    }

    /// <summary>The properties of the reaction a claim is about, or null if it names none that the tables hold.</summary>
    public static ReactionProperties? PropertiesOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        try
        {
            var kelvin = claim.Temperature is { } celsius ? celsius.Value + PhysicalConstants.ZeroCelsius : SpeciesData.ReferenceTemperature;
            return ReactionProperties.Of(Reaction.Parse(claim.Variant), kelvin);
        }
        catch (InputException)
        {
            // A variant that is no reaction, or one with a species in no table, cannot be judged: no flag.
            return null;
        }
    }
}
