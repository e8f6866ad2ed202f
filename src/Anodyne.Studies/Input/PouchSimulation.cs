using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Runs;
using Anodyne.Design.Pouch;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>
/// A pouch cell's description as a cell that can be simulated: all faces in parallel, one lithium electrode, separator and cathode coating. The active
/// share of the coating's volume is set so that the stoichiometry window between the two cut-off voltages holds exactly the stated areal capacity; porosity
/// and thickness follow from the coating's densities. Particle radius, electronic conductivity, kinetics and electrolyte are not part of the description:
/// they are those of the LG M50 cathode (Chen et al. 2020) and of lithium in Xu et al. (2019), assumed.
/// </summary>
public static class PouchSimulation
{
    private const double ParticleRadius = 5.22e-6;
    private const double Conductivity = 0.18;
    private const double FullestStoichiometry = 0.91;
    private const double LowerCutOff = 2.8;
    private const double Polarization = 0.35;
    private static readonly Collector Copper = new();

    /// <summary>The cell, as assembled (discharged) or charged.</summary>
    /// <param name="cell">The description.</param>
    /// <param name="electrolyte">Electrolyte; 1 M LiPF6 in EC:EMC of Nyman et al. (2008) if null.</param>
    /// <param name="upper">Upper cut-off at rest, V.</param>
    /// <param name="lower">Lower cut-off at rest, V.</param>
    /// <param name="charged">True: one capacity is already plated on the anode.</param>
    /// <exception cref="InputException">If the coating has no room for so much active material.</exception>
    public static CellDesign Of(
        PouchCell cell, Electrolyte? electrolyte = null, double upper = 4.2, double lower = LowerCutOff, bool charged = false)
    {
        ArgumentNullException.ThrowIfNull(cell);
        cell.Checked();
        var material = MaterialLibrary.Default.GetActive(cell.CathodeMaterial).Material;
        var (full, empty) = (StoichiometryAt(material, upper), StoichiometryAt(material, lower));
        var window = empty - full;
        var share = cell.ArealCapacity / (PhysicalConstants.Faraday * material.MaximumConcentration * cell.CoatingThickness * window);
        if (share + cell.CoatingPorosity > 1)
        {
            throw new InputException(
                "the coating has no room for the active material that its capacity needs", "coating_density",
                string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} % of active material and {100 * cell.CoatingPorosity:F1} % of pores"),
                "at most 100 % together",
                $"Check specific_capacity, coating_density and the cut-off voltages for {material.Name}.");
        }

        var stock = (cell.LithiumArealCapacity + (charged ? cell.ArealCapacity : 0)) / PhysicalConstants.Faraday;
        return new CellDesign
        {
            Name = cell.Name,
            Area = cell.CathodeArea,
            NominalCharge = cell.ArealCapacity * cell.CathodeArea,
            Electrolyte = electrolyte ?? CellElectrolytes.Nyman2008,
            Negative = new MetalElectrode
            {
                Kinetics = ReferenceCells.XuLithium,
                LithiumPerArea = stock,
                Collector = stock > 0 ? null : Copper,
            },
            Layers = [new PorousLayer("separator", PorousLayerKind.Separator, cell.SeparatorThickness, cell.SeparatorPorosity,
                1 / Math.Sqrt(cell.SeparatorPorosity))],
            Positive = new InsertionElectrode
            {
                Material = material,
                Thickness = cell.CoatingThickness,
                Porosity = cell.CoatingPorosity,
                ActiveFraction = share,
                ParticleRadius = ParticleRadius,
                Conductivity = Conductivity,
                InitialStoichiometry = charged ? full : empty,
            },
        };
    }

    /// <summary>
    /// One discharge of the charged cell at a constant rate, to the stated capacity or to 0.35 V below the rest potential of the discharged cathode,
    /// whichever comes first. Below that the surface of the particles is full of lithium and the voltage falls upright.
    /// </summary>
    /// <param name="cell">The description.</param>
    /// <param name="rate">C-rate of the nominal capacity, 1/h, above 0.</param>
    /// <param name="cancel">Interrupts the simulation.</param>
    /// <exception cref="ComputationException">If the simulation fails.</exception>
    public static SimulatedDischarge Discharge(PouchCell cell, double rate, CancellationToken cancel = default)
    {
        if (!(rate is > 0 and <= 100))
        {
            throw new InputException("the rate is out of range", "C-rate", string.Create(CultureInfo.InvariantCulture, $"{rate}C"), "above 0 to 100C");
        }

        var design = Of(cell, charged: true);
        var material = ((InsertionElectrode)design.Positive).Material;
        var cutOff = Math.Round(material.OpenCircuitPotential(StoichiometryAt(material, LowerCutOff)) - Polarization, 2);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"Discharge at {rate:R}C for {1 / rate:R} hours or until {cutOff:R} V");
        var run = new CellSimulation(design, Protocol.Of(sentence)).Run(null, cancel);
        if (run.Failure is { } failure)
        {
            throw new ComputationException(failure);
        }

        var step = run.Steps[0];
        return new SimulatedDischarge(rate, cutOff, -step.Charge, -step.Energy);
    }

    /// <summary>
    /// The stoichiometry at an open-circuit potential, by bisection; the potential falls with the stoichiometry. Where the fitted potential never falls to the
    /// lower cut-off (NMC811 of Chen et al. ends at 3.49 V), the end of the range is 0.91: their discharged cell stands at 0.9084.
    /// </summary>
    private static double StoichiometryAt(ActiveMaterial material, double volt)
    {
        var (low, high) = (Math.Max(1e-3, material.LowestStoichiometry), Math.Min(1 - 1e-3, material.HighestStoichiometry));
        if (material.OpenCircuitPotential(high) >= volt)
        {
            return Math.Min(high, FullestStoichiometry);
        }

        if (material.OpenCircuitPotential(low) <= volt)
        {
            throw new InputException(
                $"{material.Name} does not reach this voltage", "upper cut-off", UnitText.Print(volt, "V"),
                string.Create(CultureInfo.InvariantCulture, $"below {material.OpenCircuitPotential(low):F2} V"));
        }

        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = material.OpenCircuitPotential(middle) > volt ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

/// <summary>One simulated discharge of a pouch cell.</summary>
/// <param name="Rate">C-rate, 1/h.</param>
/// <param name="CutOff">Cut-off voltage, V.</param>
/// <param name="Charge">Charge delivered, C.</param>
/// <param name="Energy">Energy delivered, J.</param>
public sealed record SimulatedDischarge(double Rate, double CutOff, double Charge, double Energy)
{
    /// <summary>Mean voltage, V.</summary>
    public double MeanVoltage => Energy / Charge;
}
