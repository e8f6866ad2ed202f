using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Checks;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Tests;

/// <summary>A current step on electrodes with double layers behind films: film and electrolyte follow at once, the double layers with their time constant.</summary>
public class DoubleLayerTests
{
    private const double Film = 2e-3;
    private const double Current = 5;

    [Theory]
    [InlineData(0, "Plate at 5 A/m2 for 60 s")]
    [InlineData(0, "Pulse discharge at 5 A/m2 for 60 s")]
    [InlineData(1e-2, "Plate at 5 A/m2 for 60 s")]
    [InlineData(1e-2, "Pulse discharge at 5 A/m2 for 60 s")]
    public void The_first_voltage_is_ohmic_and_the_last_that_of_the_steady_state(double filmCapacitance, string sentence)
    {
        var cell = new SymmetricCell(ExchangeCurrent: 20, FilmResistance: Film, FilmCapacitance: filmCapacitance);
        var run = new CellSimulation(cell.Design(), Protocol.Of(sentence), new SimulationOptions { DoubleLayers = true, Tolerance = 1e-6 }).Run();
        Assert.Null(run.Failure);
        double separator = cell.Thickness / cell.EffectiveConductivity, film = filmCapacitance > 0 ? 0 : 2 * Film;
        Assert.Equal(-Current * (separator + film), run.Steps[0].StartVoltage, 1e-5);
        Assert.InRange(Math.Abs(run.Steps[0].EndVoltage), Current * (separator + (2 * Film)), cell.SteadyVoltage(Current));
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
        Assert.InRange(run.SaltDrift, 0, 1e-12);

        // The double layers: with a resistance of charge transfer of RT/(F i0) each, the voltage bends within R_ct C_dl.
        var charge = PhysicalConstants.ThermalVoltage(298.15) / 20;
        var early = new CellSimulation(cell.Design(), Protocol.Of(FormattableString.Invariant($"Plate at 5 A/m2 for {charge * cell.DoubleLayer} s")), new SimulationOptions { DoubleLayers = true, Tolerance = 1e-7 }).Run();
        var grown = (Math.Abs(early.Steps[0].EndVoltage) / Current) - separator - (2 * Film);
        if (filmCapacitance == 0)
        {
            Assert.InRange(grown / (2 * charge * (1 - Math.Exp(-1))), 0.98, 1.03);
        }
    }

    [Fact]
    public void Copper_with_film_growth_and_double_layer_is_plated()
    {
        var run = new CellSimulation(BalanceChecks.LithiumCopper(), Protocol.Of("Plate 0.2 mAh/cm2 at 0.5 mA/cm2 (1 s period)"), new SimulationOptions { DoubleLayers = true }).Run();
        Assert.Null(run.Failure);
        var voltage = run.Record!.Voltage.ToArray();
        var dip = Array.IndexOf(voltage, voltage.Min());
        Assert.InRange(dip, 1, voltage.Length - 2);
    }

    [Fact]
    public void A_cell_with_lithium_to_spare_reaches_its_lower_cut_off()
    {
        var design = ReferenceCells.Xu2019 with
        {
            NominalCharge = null,
            Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { Material = ActiveMaterials.Nmc811, InitialStoichiometry = 0.8 },
        };
        var run = new CellSimulation(design, Protocol.Of("Charge at C/3 until 4.3 V", "Discharge at C/3 until 3 V", "Discharge at C/20 until 2.8 V")).Run();
        Assert.Null(run.Failure);
        Assert.Equal(2.8, run.Steps[^1].EndVoltage, 6);
        Assert.Contains(run.Warnings, warning => warning.Contains("stoichiometry at particle surfaces", StringComparison.Ordinal));
    }
}
