using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>
/// What becomes of a film on lithium that grows under it: stretch, cracks, repair. Where the front bulges, the film is stretched at the rate s = v H (H the
/// sum of the principal curvatures), evened out over the slip length: (1 - l_s^2 lap_s) s_bar = s.
/// </summary>
/// <remarks>
/// Without a fresh resistance the film thins: its resistance follows its thickness, and the thickness returns to that of rest within the repair time. With
/// one it is brittle: beyond its critical strain it opens fresh area of share f, df = (1 - f) s_bar dt, which conducts in parallel and heals within the
/// repair time. What forms anew takes lithium, electrons, solvent and anions by its species.
/// </remarks>
public sealed record FilmDynamics
{
    /// <summary>Time tau_rep in which stretched film returns to rest, or cracks heal, s, above 0, at the reference temperature of the film.</summary>
    public required double RepairTime { get; init => field = Require.Positive(value, "repair time", "s"); }

    /// <summary>Activation energy of the repair rate, J/mol, 0 or more.</summary>
    public double RepairActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of repair", "J/mol"); }

    /// <summary>Slip length l_s over which the film slides on the metal, m, 0 or more (half of the shear-lag length).</summary>
    public required double SlipLength { get; init => field = Require.NotNegative(value, "slip length", "m"); }

    /// <summary>Resistance of fresh, cracked area, ohm m2, 0 or more; null: the film is ductile and thins.</summary>
    public double? FreshResistance
    {
        get;
        init => field = value is { } resistance ? Require.NotNegative(resistance, "fresh resistance", "ohm m2") : null;
    }

    /// <summary>Activation energy of the fresh resistance, J/mol, 0 or more.</summary>
    public double FreshActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of the fresh resistance", "J/mol"); }

    /// <summary>Strain eps_c at which a brittle film cracks; the areal stretch is twice that. 0 to 2.</summary>
    public double CriticalStrain { get; init => field = Require.Between(value, 0, 2, "critical strain", "1"); }

    /// <summary>Time in which the stress of the film relaxes, s; null: it does not. With s tau_relax below its strain a film never cracks.</summary>
    public double? RelaxationTime { get; init => field = value is { } time ? Require.Positive(time, "relaxation time", "s") : null; }

    /// <summary>Thickness of the film at rest, m, above 0; null: that of the interphase.</summary>
    public double? Thickness { get; init => field = value is { } thickness ? Require.Positive(thickness, "film thickness", "m") : null; }

    /// <summary>What the film consists of; empty: what forms takes nothing (a skin that heals by itself).</summary>
    public IReadOnlyList<FilmSpecies> Species
    {
        get;
        init => field = value.Count == 0 || Math.Abs(value.Sum(species => species.Share) - 1) < 1e-6
            ? [.. value]
            : throw new InputException(
                "the shares of the film's species do not add up", "species: share", $"{value.Sum(species => species.Share):g6}", "1 in all");
    } = [];

    /// <summary>Equal if every property is equal, the species one by one.</summary>
    public bool Equals(FilmDynamics? other) => other is not null && RepairTime == other.RepairTime && RepairActivationEnergy == other.RepairActivationEnergy
        && SlipLength == other.SlipLength && FreshResistance == other.FreshResistance && FreshActivationEnergy == other.FreshActivationEnergy
        && CriticalStrain == other.CriticalStrain && RelaxationTime == other.RelaxationTime && Thickness == other.Thickness
        && Species.SequenceEqual(other.Species);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RepairTime, SlipLength, FreshResistance, CriticalStrain, Thickness, Species.Count);
}
