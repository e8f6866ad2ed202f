using System.Collections.Immutable;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>
/// Thermochemistry of a reaction at one temperature: every data set by itself, their spread, the range that an adversary reaches by picking each
/// species from the set that suits, the potential against lithium, the change of the solids' volume and a verdict.
/// </summary>
public sealed class ReactionProperties
{
    /// <summary>Lowest temperature that is accepted, K.</summary>
    public const double LowestTemperature = 200;

    /// <summary>Highest temperature that is accepted, K: below the melting point of lithium, 453.7 K.</summary>
    public const double HighestTemperature = 450;

    /// <summary>
    /// Half-width of the band called thermoneutral, J per mole of the reaction in smallest whole numbers: what tabulated bulk data of one reaction scatter by.
    /// </summary>
    public const double ThermoneutralBand = 5000;

    private ReactionProperties(Reaction reaction, double temperature, IReadOnlyList<Species> species)
    {
        Reaction = reaction;
        Temperature = temperature;
        Species = species;
    }

    /// <summary>The balanced reaction.</summary>
    public Reaction Reaction { get; }

    /// <summary>Temperature, K.</summary>
    public double Temperature { get; }

    /// <summary>The species in the order of <see cref="Reaction.Terms"/>.</summary>
    public IReadOnlyList<Species> Species { get; }

    /// <summary>Every data set that names at least one of the species, complete ones first.</summary>
    public ImmutableArray<SetProperties> Sets { get; private init; } = [];

    /// <summary>The sets with a Gibbs energy of every species.</summary>
    public IEnumerable<SetProperties> CompleteSets => Sets.Where(set => set.IsComplete);

    /// <summary>Lowest and highest Gibbs energy among the complete sets, J per mole of reaction; null if no set is complete.</summary>
    public (double Low, double High)? Spread => CompleteSets.Any()
        ? (CompleteSets.Min(set => set.Gibbs!.Value), CompleteSets.Max(set => set.Gibbs!.Value))
        : null;

    /// <summary>
    /// Lowest and highest Gibbs energy when each species may come from another set, J per mole of reaction; null if some species has no value at all.
    /// </summary>
    public (double Low, double High)? MixedRange { get; private init; }

    /// <summary>Moles of lithium metal consumed per mole of reaction; negative if it is produced; zero if it takes no part.</summary>
    public double LithiumConsumed { get; private init; }

    /// <summary>Mean of the complete sets' potentials against lithium, V; null if lithium takes no part or no set is complete.</summary>
    public double? Potential => CompleteSets.Any(set => set.Potential is not null)
        ? CompleteSets.Where(set => set.Potential is not null).Average(set => set.Potential!.Value)
        : null;

    /// <summary>Volume of the solids; null if a solid has no density.</summary>
    public VolumeChange? Volume { get; private init; }

    /// <summary>The verdict.</summary>
    public ReactionVerdict Verdict { get; private init; } = ReactionVerdict.None;

    /// <summary>Computes everything for a balanced reaction.</summary>
    /// <param name="reaction">Balanced reaction.</param>
    /// <param name="temperature">Temperature, K, 200 to 450.</param>
    /// <param name="sets">Data sets; the built-in ones if null.</param>
    /// <exception cref="InputException">If the temperature is out of range or a species is in no table.</exception>
    public static ReactionProperties Of(Reaction reaction, double temperature = SpeciesData.ReferenceTemperature, IReadOnlyList<DataSet>? sets = null)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        if (!(temperature >= LowestTemperature && temperature <= HighestTemperature))
        {
            throw new InputException(
                "the temperature is out of the tables' range", "--temperature",
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{temperature} K"),
                "200 to 450 K", "Give kelvin; lithium melts at 453.7 K.");
        }

        if (!reaction.IsBalanced)
        {
            throw new InputException("the reaction does not balance", "reaction", reaction.ToString(), "the same atoms on both sides");
        }

        sets ??= DataSets.BuiltIn;
        var numbers = reaction.Terms.Select(entry => entry.Number.ToDouble()).ToArray();
        var species = reaction.Terms.Select(entry => Resolve(entry.Term, sets)).ToArray();
        var lithium = species.Zip(numbers).Where(pair => pair.First.Name == "Li").Sum(pair => -pair.Second);
        var all = sets.Where(set => !set.IsAssumed && species.Any(one => set.Find(one) is not null))
            .Select(set => ReactionSum.Of(set, species, numbers, temperature, lithium))
            .OrderByDescending(set => set.IsComplete).ToImmutableArray();
        var mixed = Mix(sets, species, numbers, temperature);
        return new ReactionProperties(reaction, temperature, species)
        {
            Sets = all,
            MixedRange = mixed,
            LithiumConsumed = lithium,
            Volume = VolumeChange.Of(species, numbers),
            Verdict = ReactionVerdict.Of(all, mixed, ReactionBalance.Multiple(reaction).ToDouble()),
        };
    }

    private static Species Resolve(ReactionTerm term, IReadOnlyList<DataSet> sets) =>
        SpeciesList.Find(term.Formula, term.Suffix)
        ?? sets.SelectMany(set => set.Entries).Select(entry => entry.Species)
            .FirstOrDefault(species => species.Formula.Equals(term.Formula) && species.Answers(term.Suffix))
        ?? SpeciesList.Require(term);

    private static (double Low, double High)? Mix(IReadOnlyList<DataSet> sets, Species[] species, double[] numbers, double temperature)
    {
        var (low, high) = (0.0, 0.0);
        for (var index = 0; index < species.Length; index++)
        {
            var values = sets.Where(set => !set.IsAssumed).Select(set => set.Find(species[index])?.GibbsAt(temperature)?.Value).OfType<double>().ToArray();
            if (values.Length == 0)
            {
                return null;
            }

            var (least, most) = (numbers[index] * values.Min(), numbers[index] * values.Max());
            low += Math.Min(least, most);
            high += Math.Max(least, most);
        }

        return (low, high);
    }
}
