using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells;

/// <summary>What stands opposite the plated lithium, at y = gap.</summary>
public enum Counter
{
    /// <summary>A lithium electrode that is stripped as much as is plated: the mean salt concentration over the gap stays what it was.</summary>
    LithiumElectrode,

    /// <summary>A reservoir of electrolyte at its rest concentration and a uniform potential.</summary>
    Reservoir,
}

/// <summary>How a reservoir stands while the deposit grows.</summary>
public enum ReservoirMotion
{
    /// <summary>Its distance from the substrate is fixed: the deposit grows toward it.</summary>
    FixedInSpace,

    /// <summary>Its distance from the mean front is fixed.</summary>
    FollowsFront,
}

/// <summary>
/// A plated lithium surface with everything between it and the counter electrode. Coordinates: y = 0 at the flat lithium, y = <see cref="Gap"/> at
/// the counter electrode or reservoir.
/// </summary>
/// <param name="Name">Name of the cell or variant.</param>
/// <param name="Electrolyte">The liquid.</param>
/// <param name="Layers">Layers from the lithium outward; their thicknesses add up to the gap. A planar-outside interphase takes up the first part of the
/// first one.</param>
/// <param name="Interphase">The film on the lithium; null: bare.</param>
/// <param name="Lithium">The metal.</param>
/// <param name="Kinetics">Kinetics of the plated electrode.</param>
/// <param name="CounterKinetics">Kinetics of a lithium counter electrode; null: the same as of the plated one.</param>
/// <param name="Temperature">K, 200 to 500.</param>
/// <param name="Counter">Lithium electrode or reservoir.</param>
/// <param name="ReservoirMotion">How a reservoir stands; without meaning for a lithium electrode.</param>
public sealed record InterfaceCell(
    string Name,
    Electrolyte Electrolyte,
    IReadOnlyList<PorousLayer> Layers,
    Interphase? Interphase,
    LithiumMetal Lithium,
    ElectrodeKinetics Kinetics,
    ElectrodeKinetics? CounterKinetics = null,
    double Temperature = 298.15,
    Counter Counter = Counter.LithiumElectrode,
    ReservoirMotion ReservoirMotion = ReservoirMotion.FollowsFront)
{
    /// <summary>Name; not empty.</summary>
    public string Name { get; init => field = Require.Text(value, "cell name"); } = Require.Text(Name, "cell name");

    /// <summary>Temperature, K, 200 to 500.</summary>
    public double Temperature { get; init => field = Require.Between(value, 200, 500, "temperature", "K"); } =
        Require.Between(Temperature, 200, 500, "temperature", "K");

    /// <summary>Layers from the lithium outward; at least one.</summary>
    public IReadOnlyList<PorousLayer> Layers { get; init => field = CheckedLayers(value, Interphase, Electrolyte, Temperature); } =
        CheckedLayers(Layers, Interphase, Electrolyte, Temperature);

    /// <summary>The film on the lithium; null: bare.</summary>
    public Interphase? Interphase { get; init => field = CheckedInterphase(value, Layers); } = Interphase;

    /// <summary>Distance from the flat lithium to the counter electrode or reservoir, m: the sum of the layers' thicknesses.</summary>
    public double Gap => Layers.Sum(layer => layer.Thickness);

    /// <summary>Areal resistance of a conformal interphase, ohm m2; 0 without one or with a planar-outside layer.</summary>
    public double ConformalFilmResistance => Interphase is { Placement: Placement.Conformal } film ? film.ResistanceAt(Temperature) : 0;

    /// <summary>
    /// c V_m: the size of the convection that quasi-steady transport in the solvent's frame leaves out (the anions' flux through the moving front
    /// relative to that of lithium): 0.013 at 1 mol/L, 0.078 at 6 mol/L.
    /// </summary>
    public double NeglectedConvection => Electrolyte.Concentration * Lithium.MolarVolume;

    /// <summary>Equal if every property is equal, the layers one by one.</summary>
    public bool Equals(InterfaceCell? other) =>
        other is not null
        && Name == other.Name
        && Electrolyte == other.Electrolyte
        && Layers.SequenceEqual(other.Layers)
        && Interphase == other.Interphase
        && Lithium == other.Lithium
        && Kinetics == other.Kinetics
        && CounterKinetics == other.CounterKinetics
        && Temperature == other.Temperature
        && Counter == other.Counter
        && ReservoirMotion == other.ReservoirMotion;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Electrolyte, Layers.Count, Interphase, Lithium, Kinetics, Temperature, Counter);

    private static IReadOnlyList<PorousLayer> CheckedLayers(IReadOnlyList<PorousLayer> layers, Interphase? interphase, Electrolyte electrolyte,
        double temperature)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(electrolyte);
        if (layers.Count == 0)
        {
            throw new InputException("a cell needs at least one layer between its electrodes", "layers", "none", "free electrolyte, separator or coating");
        }

        CheckedInterphase(interphase, layers);
        foreach (var layer in layers)
        {
            var transference = layer.TransferenceNumber ?? electrolyte.TransferenceNumber.Value(electrolyte.Concentration, temperature);
            if (layer.HasOwnTransport && transference >= 1)
            {
                throw new InputException(
                    $"layer \"{layer.Name}\" is a single-ion conductor with a transport of its own",
                    "transference number of the layer",
                    UnitText.Number(transference),
                    "below 1 in a porous layer that holds electrolyte",
                    "Describe a single-ion layer as a planar-outside interphase, or give the electrolyte a transference number of 1.");
            }
        }

        return [.. layers];
    }

    private static Interphase? CheckedInterphase(Interphase? interphase, IReadOnlyList<PorousLayer>? layers)
    {
        if (interphase is { Capacitance: > 0 } or { Placement: Placement.PlanarOutside, ActivationEnergy: > 0 })
        {
            throw new InputException(
                "plating takes no such property of a film", "interphase", "capacitance, or an activation energy of a planar-outside layer",
                "a resistance, which may vary, stretch, crack, heal and grow", "A cell simulation (`anodyne cycle`) takes the capacitance.");
        }

        if (interphase is { Growth: { } growth } && growth.Law is not (SeiLaw.Reaction or SeiLaw.SolventDiffusion or SeiLaw.Tunneling))
        {
            throw new InputException(
                "plating does not know this law of film growth", "interphase: growth: law", growth.Law.ToString(), "reaction, solvent diffusion or tunneling");
        }

        if (interphase is { Growth: not null, Dynamics: null })
        {
            throw new InputException(
                "the film grows, and nothing says how it is stretched", "interphase", "growth without dynamics", "growth and dynamics",
                "Give \"dynamics\" with repair time and slip length: on a front that moves, growth and stretch act together.");
        }

        if (interphase is { Placement: Placement.PlanarOutside, Thickness: { } thickness } && layers is { Count: > 0 } && thickness >= layers[0].Thickness)
        {
            throw new InputException(
                "the planar-outside layer does not fit into the gap",
                "interphase thickness",
                UnitText.Print(thickness, "um"),
                $"below the thickness of the first layer, {UnitText.Print(layers[0].Thickness, "um")}");
        }

        return interphase;
    }
}
