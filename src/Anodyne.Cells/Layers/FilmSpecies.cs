using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>One of the solids of which a film consists, with what its formation takes.</summary>
/// <param name="Name">Name; no two of a film alike.</param>
/// <param name="Share">Share of the volume of what forms, above 0 to 1; the shares of a film add up to 1.</param>
/// <param name="MolarVolume">Volume of a mol of formula, m3/mol, above 0.</param>
/// <param name="LithiumPerFormula">Lithium ions and electrons per formula, 0 or more; 0 for a polymer that heals by itself.</param>
/// <param name="SolventPerFormula">Solvent molecules per formula, 0 or more.</param>
/// <param name="AnionPerFormula">Anions per formula, 0 or more.</param>
public sealed record FilmSpecies(
    string Name, double Share, double MolarVolume, double LithiumPerFormula, double SolventPerFormula = 0, double AnionPerFormula = 0)
{
    /// <summary>Name; not empty.</summary>
    public string Name { get; init => field = Require.Text(value, "film species"); } = Require.Text(Name, "film species");

    /// <summary>Share of the volume, above 0 to 1.</summary>
    public double Share { get; init => field = Require.Between(value, 1e-6, 1, "share of a film species", "1"); } =
        Require.Between(Share, 1e-6, 1, "share of a film species", "1");

    /// <summary>Molar volume, m3/mol, above 0.</summary>
    public double MolarVolume { get; init => field = Require.Positive(value, "molar volume of a film species", "m3/mol"); } =
        Require.Positive(MolarVolume, "molar volume of a film species", "m3/mol");

    /// <summary>Electrons per formula, 0 or more.</summary>
    public double LithiumPerFormula { get; init => field = Require.NotNegative(value, "lithium per formula", "1"); } =
        Require.NotNegative(LithiumPerFormula, "lithium per formula", "1");

    /// <summary>Solvent molecules per formula, 0 or more.</summary>
    public double SolventPerFormula { get; init => field = Require.NotNegative(value, "solvent per formula", "1"); } =
        Require.NotNegative(SolventPerFormula, "solvent per formula", "1");

    /// <summary>Anions per formula, 0 or more.</summary>
    public double AnionPerFormula { get; init => field = Require.NotNegative(value, "anions per formula", "1"); } =
        Require.NotNegative(AnionPerFormula, "anions per formula", "1");
}
