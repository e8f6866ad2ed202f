using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrodes;

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
    public double LithiumPerArea
    {
        get;
        init => field = double.IsPositiveInfinity(value) ? value : Require.NotNegative(value, "lithium per area", "mol/m2");
    } = double.PositiveInfinity;

    /// <summary>The film on the lithium, conformal; null: none. Its areal resistance is in series with the reaction.</summary>
    public Interphase? Interphase { get; init; }

    /// <summary>Double-layer capacitance, F/m2, 0 or more.</summary>
    public double DoubleLayerCapacitance { get; init => field = Require.NotNegative(value, "double-layer capacitance", "F/m2"); } = 0.2;

    /// <summary>Loss of electronic contact; null: none.</summary>
    public DeadLithium? Dead { get; init; }

    /// <summary>The bare collector under the lithium and its nucleation barrier; null: the surface is lithium from the start.</summary>
    public Collector? Collector { get; init; }

    /// <summary>A foil of given thickness.</summary>
    /// <param name="kinetics">Kinetics of the lithium.</param>
    /// <param name="thickness">Thickness, m, above 0.</param>
    public static MetalElectrode Foil(ElectrodeKinetics kinetics, double thickness) => new()
    {
        Kinetics = kinetics,
        LithiumPerArea = Require.Positive(thickness, "lithium thickness", "m") / LithiumMetal.Default.MolarVolume,
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
