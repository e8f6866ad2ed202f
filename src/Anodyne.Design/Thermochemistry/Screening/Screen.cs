using System.Collections.Immutable;
using System.Globalization;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Screening;

/// <summary>One candidate of a screen.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Conversion">The conversion of the film with the lowest Gibbs energy per mole of film; null if the tables allow none.</param>
/// <param name="GibbsPerFilm">Mean Gibbs energy of that conversion over the complete sets, J per mole of the film species; null without one.</param>
/// <param name="Alternatives">Other conversions the tables allow.</param>
/// <param name="Reduction">Reduction by lithium; null if the tables lack the metal.</param>
/// <param name="Note">Why something is missing; empty if nothing is.</param>
public sealed record ScreenedCandidate(
    Species Candidate, ReactionProperties? Conversion, double? GibbsPerFilm, ImmutableArray<ReactionProperties> Alternatives, ReactionProperties? Reduction,
        string Note);

/// <summary>Ranks candidates by the Gibbs energy of their reaction with a species of the native film.</summary>
/// <param name="Film">The species they are held against, e.g. Li2CO3.</param>
/// <param name="Temperature">Temperature, K.</param>
/// <param name="Candidates">Best first: lowest Gibbs energy per mole of film; candidates without a complete set last.</param>
public sealed record Screen(Species Film, double Temperature, ImmutableArray<ScreenedCandidate> Candidates)
{
    /// <summary>Screens a comma-separated list such as "CaF2, MgF2, ZnF2" against a species such as "Li2CO3".</summary>
    /// <exception cref="InputException">If a name is not a formula or in no table.</exception>
    public static Screen Of(string candidates, string film, double temperature = SpeciesData.ReferenceTemperature, IReadOnlyList<DataSet>? sets = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(film);
        var against = ReadSpecies(film, "--against");
        if (against.Formula.Count("Li").IsZero)
        {
            throw new InputException("the film species holds no lithium", "--against", film, "Li2CO3, LiOH, Li2O ...");
        }

        var names = candidates.Split(',').Select(name => name.Trim()).ToArray();
        var screened = names.Select((name, index) => ReadSpecies(name, string.Create(CultureInfo.InvariantCulture, $"--screen, entry {index + 1}")))
            .DistinctBy(species => species.Name)
            .Select(species => Examine(species, against, temperature, sets))
            .OrderBy(result => result.GibbsPerFilm ?? double.PositiveInfinity).ToImmutableArray();
        return new Screen(against, temperature, screened);
    }

    private static ScreenedCandidate Examine(Species candidate, Species film, double temperature, IReadOnlyList<DataSet>? sets)
    {
        var properties = ReactionSearch.Conversions(candidate, film)
            .Select(reaction => ReactionProperties.Of(reaction, temperature, sets))
            .Where(result => result.Spread is not null)
            .OrderBy(result => PerFilm(result)).ToArray();
        var reduction = ReactionSearch.Reduction(candidate) is { } reaction ? ReactionProperties.Of(reaction, temperature, sets) : null;
        var note = ReactionSearch.MetalOf(candidate.Formula) is null ? "not one metal with non-metals: write its reactions by hand"
            : properties.Length == 0 ? "no conversion among the tabulated species has a complete data set"
            : reduction is null ? "the metal is in no table" : "";
        return new ScreenedCandidate(
            candidate, properties.FirstOrDefault(), properties.Length > 0 ? PerFilm(properties[0]) : null, [.. properties.Skip(1)], reduction, note);
    }

    /// <summary>Mean over the complete sets, J per mole of the film species (the second reactant of a conversion).</summary>
    private static double PerFilm(ReactionProperties result) =>
        result.CompleteSets.Average(set => set.Gibbs!.Value) / result.Reaction.Reactants[1].Coefficient.ToDouble();

    private static Species ReadSpecies(string name, string where)
    {
        try
        {
            return SpeciesList.Require(TermReader.ReadSpecies(name));
        }
        catch (InputException problem)
        {
            throw new InputException(problem.Problem with { Where = problem.Problem.Where.Replace("reaction", where, StringComparison.Ordinal) }, problem);
        }
    }
}
