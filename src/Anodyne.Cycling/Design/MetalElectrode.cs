using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Design;

/// <summary>
/// A flat electrode on which lithium is plated and stripped: a foil of any thickness or a bare collector. Lithium is a finite stock unless
/// <see cref="LithiumPerArea"/> is infinite.
/// </summary>
public sealed record MetalElectrode : Electrode
{
    /// <summary>Kinetics of Li+ + e- = Li.</summary>
    public required ElectrodeKinetics Kinetics { get; init; }

    /// <summary>The metal: molar volume.</summary>
    public LithiumMetal Metal { get; init; } = LithiumMetal.Default;

    /// <summary>Lithium at the start, mol/m2, 0 or more; infinite: the stock never ends (its change is still counted).</summary>
    public double LithiumPerArea { get; init => field = value >= 0 ? value : throw new InputException("lithium stock is out of range", "lithium per area", FormattableString.Invariant($"{value} mol/m2"), "0 mol/m2 or more"); } = double.PositiveInfinity;

    /// <summary>The film on the lithium; null: none. Its areal resistance is in series with the reaction.</summary>
    public Interphase? Interphase { get; init; }

    /// <summary>Activation energy of the film's conduction, J/mol, 0 or more: the resistance falls with temperature.</summary>
    public double InterphaseActivationEnergy { get; init => field = Bounds.NotNegative(value, "activation energy of the film", "J/mol"); }

    /// <summary>Capacitance of the film, F/m2, 0 or more; parallel to its resistance.</summary>
    public double InterphaseCapacitance { get; init => field = Bounds.NotNegative(value, "capacitance of the film", "F/m2"); }

    /// <summary>Double-layer capacitance, F/m2, 0 or more.</summary>
    public double DoubleLayerCapacitance { get; init => field = Bounds.NotNegative(value, "double-layer capacitance", "F/m2"); } = 0.2;

    /// <summary>Growth of the solid-electrolyte interphase; null: none.</summary>
    public SeiGrowth? Sei { get; init; }

    /// <summary>Loss of electronic contact; null: none.</summary>
    public DeadLithium? Dead { get; init; }

    /// <summary>The bare collector under the lithium and its nucleation barrier; null: the surface is lithium from the start.</summary>
    public Collector? Collector { get; init; }

    /// <summary>Temperature at which the film resistance holds, K.</summary>
    public double ReferenceTemperature { get; init => field = Bounds.Positive(value, "reference temperature", "K"); } = 298.15;

    /// <summary>A foil of given thickness.</summary>
    /// <param name="kinetics">Kinetics of the lithium.</param>
    /// <param name="thickness">Thickness, m, above 0.</param>
    public static MetalElectrode Foil(ElectrodeKinetics kinetics, double thickness) => new()
    {
        Kinetics = kinetics,
        LithiumPerArea = Bounds.Positive(thickness, "lithium thickness", "m") / LithiumMetal.Default.MolarVolume,
    };

    /// <summary>A bare collector without lithium.</summary>
    /// <param name="kinetics">Kinetics of the lithium once it is there.</param>
    /// <param name="collector">The bare surface.</param>
    public static MetalElectrode Bare(ElectrodeKinetics kinetics, Collector collector) => new()
    {
        Kinetics = kinetics,
        LithiumPerArea = 0,
        Collector = collector,
    };
}
