using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrodes;

/// <summary>A porous electrode of spherical particles of one size (Doyle, Fuller and Newman, J. Electrochem. Soc. 140 (1993) 1526).</summary>
public sealed record InsertionElectrode : Electrode
{
    /// <summary>The active material.</summary>
    public required ActiveMaterial Material { get; init; }

    /// <summary>Thickness without the collector, m, above 0.</summary>
    public required double Thickness { get; init => field = Require.Positive(value, "electrode thickness", "m"); }

    /// <summary>Share of the volume filled with electrolyte, above 0 and below 1.</summary>
    public required double Porosity { get; init => field = Require.Between(value, 0.01, 0.99, "porosity", "1"); }

    /// <summary>Share of the volume that is active material, above 0 and below 1; porosity plus this share is at most 1.</summary>
    public required double ActiveFraction { get; init => field = Require.Between(value, 0.01, 0.99, "active share of the volume", "1"); }

    /// <summary>Particle radius, m, above 0.</summary>
    public required double ParticleRadius { get; init => field = Require.Positive(value, "particle radius", "m"); }

    /// <summary>Electronic conductivity before the Bruggeman factor, S/m, above 0.</summary>
    public required double Conductivity { get; init => field = Require.Positive(value, "electronic conductivity", "S/m"); }

    /// <summary>Stoichiometry at the start, between the material's lowest and highest.</summary>
    public required double InitialStoichiometry { get; init => field = Require.Between(value, 0, 1, "initial stoichiometry", "1"); }

    /// <summary>Exponent b of the electrolyte's eps^b; the transport factor is porosity^b.</summary>
    public double BruggemanElectrolyte { get; init => field = Require.Between(value, 0, 8, "Bruggeman exponent of the electrolyte", "1"); } = 1.5;

    /// <summary>Exponent b of the solid: effective conductivity = conductivity x (active share)^b.</summary>
    public double BruggemanSolid { get; init => field = Require.Between(value, 0, 8, "Bruggeman exponent of the solid", "1"); } = 1.5;

    /// <summary>Double-layer capacitance per particle surface, F/m2, 0 or more.</summary>
    public double DoubleLayerCapacitance { get; init => field = Require.NotNegative(value, "double-layer capacitance", "F/m2"); } = 0.2;

    /// <summary>Resistance of a film on the particles, ohm m2 of particle surface, 0 or more.</summary>
    public double FilmResistance { get; init => field = Require.NotNegative(value, "film resistance of the particles", "ohm m2"); }

    /// <summary>Particle surface per volume of electrode, 3 eps_s/R, 1/m.</summary>
    public double SpecificSurface => 3 * ActiveFraction / ParticleRadius;

    /// <summary>Active mass per area of electrode, kg/m2: active fraction times density times thickness.</summary>
    public double Loading => ActiveFraction * Material.Density * Thickness;

    /// <summary>Charge between stoichiometries 0 and 1 per area of electrode, C/m2.</summary>
    public double TheoreticalCharge => PhysicalConstants.Faraday * Material.MaximumConcentration * ActiveFraction * Thickness;
}
