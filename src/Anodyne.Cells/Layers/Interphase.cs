using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>
/// The film on the lithium, for every simulator. A bare surface has no interphase (null). Everything that varies along the surface or in time
/// (composition, cracks, repair) is state of a simulation, not part of this record: the record says what the film is where it is whole and fresh.
/// </summary>
public sealed record Interphase
{
    private Interphase(double? thickness, double? conductivity, double arealResistance, Placement placement, double outerContactResistance)
    {
        (Thickness, Conductivity, ArealResistance, Placement, OuterContactResistance) =
            (thickness, conductivity, arealResistance, placement, outerContactResistance);
    }

    /// <summary>Thickness, m; null if only the areal resistance is known (conformal films).</summary>
    public double? Thickness { get; }

    /// <summary>Ionic conductivity, S/m; null if only the areal resistance is known.</summary>
    public double? Conductivity { get; }

    /// <summary>Resistance of the whole film to lithium ions across it, ohm m2 (1e-4 ohm m2 = 1 ohm cm2), 0 or more.</summary>
    public double ArealResistance { get; }

    /// <summary>Whether the film follows the deposit.</summary>
    public Placement Placement { get; }

    /// <summary>Resistance between a planar-outside layer's outer face and the electrolyte, ohm m2, 0 or more; 0 for a conformal film.</summary>
    public double OuterContactResistance { get; }

    /// <summary>Random lateral variation of the resistance; null: uniform. Only for conformal films.</summary>
    public Heterogeneity? Heterogeneity
    {
        get;
        init => field = value is null || Placement == Placement.Conformal
            ? value
            : throw new InputException("a lateral variation is given for a planar-outside layer", "heterogeneity", "planar outside", "conformal films only");
    }

    /// <summary>Activation energy of the conduction, J/mol, 0 or more: the resistance times exp[(E/R)(1/T - 1/T_ref)].</summary>
    public double ActivationEnergy { get; init => field = Require.NotNegative(value, "activation energy of the film", "J/mol"); }

    /// <summary>Temperature T_ref at which the resistance holds, K, above 0.</summary>
    public double ReferenceTemperature { get; init => field = Require.Positive(value, "reference temperature", "K"); } = 298.15;

    /// <summary>Capacitance of the film, F/m2, 0 or more; parallel to its resistance.</summary>
    public double Capacitance { get; init => field = Require.NotNegative(value, "capacitance of the film", "F/m2"); }

    /// <summary>Stretch, cracks and repair on lithium that grows under the film; null: the film stays as it is. Only for conformal films.</summary>
    public FilmDynamics? Dynamics
    {
        get;
        init => field = value is null || Placement == Placement.Conformal
            ? value
            : throw new InputException("stretch and repair are given for a planar-outside layer", "dynamics", "planar outside", "conformal films only");
    }

    /// <summary>Tension T = stress x thickness of the film, N/m, 0 or more: adds to the surface energy of the metal under it.</summary>
    public double Tension { get; init => field = Require.NotNegative(value, "membrane tension", "N/m"); }

    /// <summary>The areal resistance at a temperature, ohm m2: R exp[(E/R)(1/T - 1/T_ref)].</summary>
    /// <param name="temperature">K.</param>
    public double ResistanceAt(double temperature) => ArealResistance / Speedup(ActivationEnergy, temperature);

    /// <summary>By how much a rate of the film with an activation energy is faster at a temperature than at the reference temperature.</summary>
    /// <param name="activationEnergy">J/mol.</param>
    /// <param name="temperature">K.</param>
    public double Speedup(double activationEnergy, double temperature) =>
        Math.Exp(activationEnergy / PhysicalConstants.MolarGas * ((1 / ReferenceTemperature) - (1 / temperature)));

    /// <summary>Growth by a side reaction, which adds to the resistance; null: none.</summary>
    public SeiGrowth? Growth { get; init; }

    /// <summary>A conformal film that is known by its growth: at the start it has the thickness and the resistivity of what grows.</summary>
    /// <param name="growth">The growth.</param>
    public static Interphase Growing(SeiGrowth growth)
    {
        ArgumentNullException.ThrowIfNull(growth);
        double? conductivity = growth.Resistivity > 0 ? 1 / growth.Resistivity : null;
        return new(growth.InitialThickness, conductivity, growth.Resistivity * growth.InitialThickness, Placement.Conformal, 0) { Growth = growth };
    }

    /// <summary>A conformal film of known areal resistance.</summary>
    /// <param name="arealResistance">ohm m2, 0 or more.</param>
    public static Interphase Conformal(double arealResistance) =>
        new(null, null, Require.NotNegative(arealResistance, "film resistance", "ohm m2"), Placement.Conformal, 0);

    /// <summary>A conformal film of known thickness and conductivity, R = thickness/conductivity.</summary>
    /// <param name="thickness">m, above 0.</param>
    /// <param name="conductivity">S/m, above 0.</param>
    public static Interphase Conformal(double thickness, double conductivity) =>
        new(
            Require.Positive(thickness, "film thickness", "m"),
            Require.Positive(conductivity, "film conductivity", "S/m"),
            thickness / conductivity,
            Placement.Conformal,
            0);

    /// <summary>A single-ion layer with a flat outer face that does not follow the surface.</summary>
    /// <param name="thickness">m, above 0.</param>
    /// <param name="conductivity">S/m, above 0.</param>
    /// <param name="outerContactResistance">Between its outer face and the electrolyte, ohm m2, 0 or more.</param>
    public static Interphase PlanarOutside(double thickness, double conductivity, double outerContactResistance = 0) =>
        new(
            Require.Positive(thickness, "layer thickness", "m"),
            Require.Positive(conductivity, "layer conductivity", "S/m"),
            thickness / conductivity,
            Placement.PlanarOutside,
            Require.NotNegative(outerContactResistance, "outer contact resistance", "ohm m2"));
}
