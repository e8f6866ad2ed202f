using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells;

/// <summary>
/// A whole cell in one dimension: counter or negative electrode at x = 0, layers filled with electrolyte, working or positive electrode. Li||Li,
/// Li||Cu, Li||positive, anode-free (collector||positive) and insertion||insertion are one description with different electrodes.
/// </summary>
public sealed record CellDesign
{
    /// <summary>Name of the cell.</summary>
    public string Name { get; init; } = "cell";

    /// <summary>Electrode area, m2, above 0.</summary>
    public double Area { get; init => field = Require.Positive(value, "area", "m2"); } = 1e-4;

    /// <summary>Counter or negative electrode, at x = 0.</summary>
    public required Electrode Negative { get; init; }

    /// <summary>Layers between the electrodes, from the negative outward; at least one.</summary>
    public required IReadOnlyList<PorousLayer> Layers { get; init; }

    /// <summary>Working or positive electrode.</summary>
    public required Electrode Positive { get; init; }

    /// <summary>The electrolyte that fills layers and electrodes.</summary>
    public required Electrolyte Electrolyte { get; init; }

    /// <summary>Resistance of contacts and collectors, ohm m2, 0 or more.</summary>
    public double ContactResistance { get; init => field = Require.NotNegative(value, "contact resistance", "ohm m2"); }

    /// <summary>Temperature of the surroundings and of the cell at the start, K.</summary>
    public double Temperature { get; init => field = Require.Between(value, 200, 420, "temperature", "K"); } = 298.15;

    /// <summary>Electrolyte in the cell as stated, m3, above 0; null: not stated. The model holds that of the pores (<see cref="PoreVolume"/>).</summary>
    public double? ElectrolyteVolume { get; init => field = value is { } number ? Require.Positive(number, "electrolyte volume", "m3") : null; }

    /// <summary>Volume of the pores of layers and electrodes, m3.</summary>
    public double PoreVolume => Area * (Layers.Sum(layer => layer.Thickness * layer.Porosity)
        + new[] { Negative, Positive }.OfType<InsertionElectrode>().Sum(electrode => electrode.Thickness * electrode.Porosity));

    /// <summary>Active mass, kg, of the positive insertion electrode, of the negative one where the positive is none; null without an insertion
    /// electrode.</summary>
    public double? ActiveMass => ((Positive as InsertionElectrode) ?? Negative as InsertionElectrode)?.Loading * Area;

    /// <summary>Lumped heat balance; null: isothermal.</summary>
    public Thermal? Thermal { get; init; }

    /// <summary>Nominal capacity, C (1 Ah = 3600 C), above 0, for C-rates; null: the sum over the usable window of the electrode that limits.</summary>
    public double? NominalCharge { get; init => field = value is { } number ? Require.Positive(number, "nominal capacity", "C") : null; }

    /// <summary>Checks what only the whole can show.</summary>
    /// <exception cref="InputException">The first contradiction found.</exception>
    public CellDesign Validated()
    {
        if (Layers.Count == 0)
        {
            throw new InputException("a cell needs a layer between its electrodes", "layers", "none", "at least one");
        }

        foreach (var electrode in new[] { Negative, Positive })
        {
            if (electrode is InsertionElectrode insertion)
            {
                CheckInsertion(insertion);
            }
        }

        if (Negative is MetalElectrode { LithiumPerArea: 0 } && Positive is MetalElectrode { LithiumPerArea: 0 })
        {
            throw new InputException("the cell holds no lithium to move", "electrodes", "two bare collectors", "lithium on one side at least");
        }

        return this;
    }

    private static void CheckInsertion(InsertionElectrode electrode)
    {
        var m = electrode.Material;
        if (electrode.Porosity + electrode.ActiveFraction > 1 + 1e-9)
        {
            throw new InputException(
                "porosity and active share fill more than the electrode",
                m.Name,
                FormattableString.Invariant($"{electrode.Porosity} + {electrode.ActiveFraction}"),
                "at most 1");
        }

        if (electrode.InitialStoichiometry < m.LowestStoichiometry - 1e-9 || electrode.InitialStoichiometry > m.HighestStoichiometry + 1e-9)
        {
            throw new InputException(
                $"initial stoichiometry of {m.Name} is outside the range of its open-circuit potential",
                "initial stoichiometry",
                FormattableString.Invariant($"{electrode.InitialStoichiometry}"),
                FormattableString.Invariant($"{m.LowestStoichiometry} to {m.HighestStoichiometry}"));
        }
    }
}
