using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

/// <summary>The lumped temperature: against closed forms, against the isothermal cell, and its cost in iterations.</summary>
public class HeatTests(ITestOutputHelper output)
{
    private static readonly SimulationOptions Options = new() { Mesh = new MeshOptions { Layer = 10, Electrode = 10, Particle = 12 }, Tolerance = 1e-6 };

    private static CellDesign Cell(double capacity, double transfer) => ReferenceCells.Chen2020 with
    {
        Electrolyte = CellElectrolytes.Capiglia1999,
        Thermal = new Thermal(capacity, transfer),
    };

    [Fact]
    public void A_resting_cell_cools_exponentially()
    {
        const double Capacity = 2000, Transfer = 5, Time = 600;
        var simulation = new CellSimulation(Cell(Capacity, Transfer), Protocol.Of("Rest for 1 s", FormattableString.Invariant($"Rest for {Time} s (45 degC)")), Options);
        var temperature = simulation.Run().State[simulation.System.TemperatureIndex];
        var share = (318.15 - temperature) / 20;
        output.WriteLine($"{share:f8} of {Math.Exp(-Transfer * Time / Capacity):f8}");
        Assert.Equal(Math.Exp(-Transfer * Time / Capacity), share, 2e-5);
    }

    [Theory]
    [InlineData(298.15)]
    [InlineData(310.5)]
    public void A_cell_that_cannot_warm_follows_the_isothermal_one(double temperature)
    {
        // Half a kelvin off the tables of the electrolyte the interpolation between them must not show.
        double Voltage(CellDesign design) => new CellSimulation(design with { Temperature = temperature }, Protocol.Of("Discharge at 2C for 600 s"), Options).Run().Steps[0].EndVoltage;
        double held = Voltage(Cell(1e12, 0)), isothermal = Voltage(Cell(1, 0) with { Thermal = null });
        output.WriteLine($"{1e6 * (held - isothermal):f3} uV");
        Assert.InRange(Math.Abs(held - isothermal), 0, 5e-6);
    }

    [Theory]
    [InlineData(2e-4)]
    [InlineData(-2e-4)]
    public void A_slow_discharge_takes_up_or_gives_off_the_heat_of_the_entropy(double entropic)
    {
        // Slow enough that the polarisation does not count: C dT = T (dU/dT) dq on discharge of the positive electrode (it takes lithium up).
        const double Capacity = 2e4;
        var half = ReferenceCells.Xu2019 with
        {
            Thermal = new Thermal(Capacity, 0),
            Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { Material = ActiveMaterials.Nmc532 with { EntropicCoefficient = entropic }, InitialStoichiometry = 0.5 },
        };
        double Rise(CellDesign cell)
        {
            var simulation = new CellSimulation(cell, Protocol.Of("Discharge at C/200 for 10 hours"), Options);
            return simulation.Run().State[simulation.System.TemperatureIndex] - 298.15;
        }

        var without = Rise(half with { Positive = (InsertionElectrode)half.Positive with { Material = ActiveMaterials.Nmc532 } });
        var charge = 2.4e-3 * 3600 / 200 * 10 / half.Area;
        var expected = -298.15 * entropic * charge / Capacity;
        var found = Rise(half) - without;
        output.WriteLine($"{1e3 * found:f5} mK of {1e3 * expected:f5} mK, polarisation {1e3 * without:f5} mK");
        Assert.Equal(1, found / expected, 1e-3);
    }

    [Fact]
    public void Heat_obeys_the_first_law_with_mixing()
    {
        // Adiabatic, no entropy: what a fast discharge and the rest after it leave as heat is the work that a slow isothermal discharge gives more.
        const double Capacity = 2000;
        var design = ReferenceCells.Chen2020;
        var warm = new CellSimulation(design with { Thermal = new Thermal(Capacity, 0) }, Protocol.Of("Discharge at 3C for 600 s", "Rest for 200 hours"));
        var run = warm.Run();
        var rise = run.State[warm.System.TemperatureIndex] - design.Temperature;
        var charge = run.Steps[0].Discharged;
        var slow = new CellSimulation(design, Protocol.Of(FormattableString.Invariant($"Discharge at C/200 for {charge / 3.6:R} mAh"))).Run();
        var expected = (slow.Steps[0].EnergyOut - run.Steps[0].EnergyOut) / design.Area;
        output.WriteLine($"rise {rise:f3} K: {Capacity * rise:f1} of {expected:f1} J/m2");
        Assert.Equal(1, Capacity * rise / expected, 5e-3);
    }

    [Fact]
    public void Warming_costs_no_iterations_and_keeps_salt_and_lithium()
    {
        CellRun Run(CellDesign design) => new CellSimulation(design, Protocol.Of("Discharge at 3C for 900 s", "Rest for 10 minutes", "Charge at 1C until 4.2 V"), Options).Run();
        var warm = Run(Cell(400, 0));
        var held = Run(Cell(1, 0) with { Thermal = null });
        Assert.Null(warm.Failure);
        var rise = warm.Record!.Doubles(Anodyne.Records.Terms.Bdf.TemperatureT1).ToArray().Max() - 25;
        output.WriteLine($"rise {rise:f1} K; steps {warm.Work[0].Steps}, residuals {warm.Work[0].Residuals}, factorizations {warm.Work[0].Factorizations}; isothermal {held.Work[0].Steps}, {held.Work[0].Residuals}, {held.Work[0].Factorizations}; salt {warm.SaltDrift:e1}, lithium {warm.LithiumDrift:e1}");
        Assert.InRange(rise, 15, 80);
        Assert.InRange(warm.SaltDrift, 0, 1e-12);
        Assert.InRange(warm.LithiumDrift, 0, 1e-10);
        Assert.InRange(warm.Work[0].Residuals / (double)warm.Work[0].Steps, 0, 1.15 * held.Work[0].Residuals / held.Work[0].Steps);
    }
}
