using System.Text.Json.Nodes;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Screening;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>Reactions and screened candidates as JSON: the fields that other programs rely on.</summary>
internal static class ReactDocument
{
    /// <summary>One reaction.</summary>
    public static JsonObject Of(ReactionProperties result) => new()
    {
        ["reaction"] = result.Reaction.ToString(),
        ["temperature_K"] = result.Temperature,
        ["sets"] = JsonText.Array(result.Sets, set => new JsonObject
        {
            ["name"] = set.Set.Name,
            ["dG_kJ_mol"] = JsonText.Number(set.Gibbs / 1000),
            ["dG_error_kJ_mol"] = set.Gibbs is null ? null : JsonText.Number(set.GibbsError / 1000),
            ["dH_kJ_mol"] = JsonText.Number(set.Enthalpy / 1000),
            ["dS_J_mol_K"] = JsonText.Number(set.Entropy),
            ["potential_V"] = JsonText.Number(set.Potential),
            ["lacks"] = JsonText.Strings(set.Missing),
            ["source"] = set.Set.Source,
        }),
        ["spread_kJ_mol"] = Pair(result.Spread),
        ["mixed_range_kJ_mol"] = Pair(result.MixedRange),
        ["species"] = JsonText.Strings(result.Species.Select(species => species.Name)),
        ["potential_V"] = JsonText.Number(result.Potential),
        ["volume_change_percent"] = JsonText.Number(100 * result.Volume?.Relative),
        ["volume_before_cm3"] = JsonText.Number(1e6 * result.Volume?.Before),
        ["volume_after_cm3"] = JsonText.Number(1e6 * result.Volume?.After),
        ["densities"] = JsonText.Array(result.Species.Where(one => one.Phase == Phase.Solid).DistinctBy(one => one.Name), species => new JsonObject
        {
            ["species"] = species.Name,
            ["density_g_cm3"] = JsonText.Number(species.Density / 1000),
            ["source"] = species.DensitySource,
        }),
        ["direction"] = result.Verdict.Direction.ToString().ToLowerInvariant(),
        ["verdict"] = result.Verdict.Text,
    };

    /// <summary>One candidate.</summary>
    public static JsonNode Of(ScreenedCandidate candidate) => new JsonObject
    {
        ["candidate"] = candidate.Candidate.Name,
        ["dG_kJ_per_mol_film"] = JsonText.Number(candidate.GibbsPerFilm / 1000),
        ["conversion"] = candidate.Conversion is null ? null : Of(candidate.Conversion),
        ["alternatives"] = JsonText.Array(candidate.Alternatives, Of),
        ["reduction"] = candidate.Reduction is null ? null : Of(candidate.Reduction),
        ["note"] = candidate.Note,
    };

    private static JsonArray? Pair((double Low, double High)? range) =>
        range is { } pair ? [JsonText.Number(pair.Low / 1000), JsonText.Number(pair.High / 1000)] : null;
}
