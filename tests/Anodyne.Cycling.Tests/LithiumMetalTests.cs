using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Checks;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

public class LithiumMetalTests(ITestOutputHelper output)
{
    private static readonly SimulationOptions Options = new() { Mesh = new MeshOptions { Layer = 10, Electrode = 8, Particle = 10 }, Tolerance = 1e-6 };

    [Fact]
    public void Copper_shows_a_nucleation_dip_below_its_plateau()
    {
        var record = new CellSimulation(BalanceChecks.LithiumCopper(), Protocol.Of("Plate 1 mAh/cm2 at 0.5 mA/cm2"), Options).Run().Record!;
        double dip = record.Voltage.ToArray().Min(), plateau = record.Voltage[^1];
        output.WriteLine($"dip {1e3 * dip:f1} mV, plateau {1e3 * plateau:f1} mV");
        Assert.InRange(dip - plateau, -0.2, -0.02);
        Assert.True(record.Current[0] < 0, "plating at the working electrode is negative current");
    }

    [Fact]
    public void Efficiency_is_one_minus_what_film_and_dead_lithium_took()
    {
        var run = new CellSimulation(BalanceChecks.LithiumCopper(), Protocol.Of("repeat 1 {", "Plate 1 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 until 1 V", "}"), Options).Run();
        var cycle = run.Cycles[0];
        double plated = cycle.Discharged / 1e-4 / PhysicalConstants.Faraday, stripped = cycle.Charged / 1e-4 / PhysicalConstants.Faraday;
        double efficiency = stripped / plated, lost = (cycle.DeadLithium + cycle.SeiLithium) / plated;
        output.WriteLine($"efficiency {efficiency:f6}, lost {lost:f6}, left {cycle.ActiveLithium / plated:e2}");
        Assert.InRange(efficiency, 0.9, 0.99);
        Assert.Equal(1 - lost, efficiency, 3);
        Assert.InRange(cycle.ActiveLithium / plated, -1e-3, 1e-3);
    }

    [Fact]
    public void A_thin_foil_is_exhausted_and_a_thick_one_is_not()
    {
        var positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive;
        MetalElectrode Foil(double ratio) => Capacities.WithCapacityRatio(new MetalElectrode { Kinetics = ReferenceCells.XuLithium }, positive, ratio);
        double Capacity(double ratio) => -new CellSimulation(
            ReferenceCells.Xu2019 with { Negative = Foil(ratio) },
            Protocol.Of("Discharge at C/2 until 3.5 V"),
            Options).Run().Steps[0].Charge / 3600;
        double thick = Capacity(2), thin = Capacity(0.3);
        var stock = Foil(0.3).LithiumPerArea * PhysicalConstants.Faraday * 1.54e-4 / 3600;
        Assert.Equal(0.3, Capacities.CapacityRatio(ReferenceCells.Xu2019 with { Negative = Foil(0.3) })!.Value, 12);
        Assert.Equal(0.3 * (0.978 - (4631.0 / 48230)), stock * 3600 / 1.54e-4 / positive.TheoreticalCharge, 12);
        output.WriteLine($"thick {1e3 * thick:f4} mAh, thin {1e3 * thin:f4} mAh of {1e3 * stock:f4} mAh");
        Assert.InRange(thin / stock, 0.999, 1.0001);
        Assert.True(thin < 0.5 * thick);
    }

    [Fact]
    public void An_anode_free_cell_loses_what_each_cycle_leaves_behind()
    {
        var design = AnodeFree();
        Assert.Equal(CellType.AnodeFree, CellDescriptions.TypeOf(design));
        var run = new CellSimulation(design, Protocol.Of("repeat 5 {", "Charge at C/5 until 4.3 V", "Discharge at C/2 until 3 V", "}"), Options).Run();
        Assert.Null(run.Failure);
        for (var i = 1; i < run.Cycles.Count; i++)
        {
            output.WriteLine($"cycle {i + 1}: {1e3 * run.Cycles[i].Discharged / 3600:f4} mAh, efficiency {run.Cycles[i].Discharged / run.Cycles[i].Charged:f5}");
            Assert.True(run.Cycles[i].Discharged < run.Cycles[i - 1].Discharged);
        }

        Assert.True(run.LithiumDrift < 1e-10);
        Assert.True(run.SaltDrift < 1e-12);
    }

    [Fact]
    public void A_cell_that_lost_its_lithium_ends_the_repetition_with_few_words()
    {
        var dying = AnodeFree() with
        {
            Negative = (MetalElectrode)AnodeFree().Negative with { Dead = new DeadLithium { StrippingShare = 0.6 } },
        };
        var run = new CellSimulation(dying, Protocol.Of("repeat 300 {", "Charge at C/5 until 4.3 V", "Discharge at C/2 until 3 V", "}"), Options).Run();
        Assert.Null(run.Failure);
        Assert.InRange(run.Cycles.Count, 5, 299);
        Assert.Contains("no longer", run.StopReason, StringComparison.Ordinal);
        Assert.InRange(run.Warnings.Count, 1, 6);
    }

    [Theory]
    [InlineData(SeiLaw.SolventDiffusion)]
    [InlineData(SeiLaw.InterstitialDiffusion)]
    [InlineData(SeiLaw.ElectronMigration)]
    public void Diffusion_limited_film_grows_with_the_root_of_time(SeiLaw law)
    {
        double Thickness(double hours) => new CellSimulation(
            TestCells.LiLi() with { Positive = TestCells.Lithium() with { Interphase = Interphase.Growing(new SeiGrowth { Law = law, InitialThickness = 1e-9, Resistivity = 0, Potential = 0.1, ElectronicConductivity = 8.95e-14 }) } },
            Protocol.Of(FormattableString.Invariant($"Rest for {hours} hours")),
            Options).Run().Cycles[0].FilmThickness;
        double one = Thickness(100), four = Thickness(400);
        Assert.Equal(2, Math.Sqrt((four * four - 1e-18) / (one * one - 1e-18)), 3);
    }

    [Fact]
    public void Every_growth_law_gives_its_equation()
    {
        const double L = 12e-9, E = -0.01, T = 298.15, F = PhysicalConstants.Faraday;
        var perVolt = 1 / PhysicalConstants.ThermalVoltage(T);
        var s = new SeiGrowth { Law = SeiLaw.Reaction, Diffusivity = 1e-20, Concentration = 15, ExchangeCurrent = 1e-5, TunnelingDecay = 2e8 };
        double Rate(SeiLaw law, double through = 0) => SeiRates.Current(s with { Law = law }, E, L, through, T).Value;
        var e = Math.Exp(0.5 * perVolt * (E + 0.4));
        Assert.Equal(1e-5 * e, Rate(SeiLaw.Reaction), 1e-12);
        Assert.Equal(1e-20 * 15 * F / L, Rate(SeiLaw.SolventDiffusion), 1e-15);
        Assert.Equal(1e-20 * 15 * F / L * Math.Exp(perVolt * E), Rate(SeiLaw.InterstitialDiffusion), 1e-15);
        Assert.Equal(8.95e-14 * (E + 0.4) / L, Rate(SeiLaw.ElectronMigration), 1e-15);
        Assert.Equal(F * 15 * 1e-12 * e / (1 + (1e-12 * e * L / 1e-20)), Rate(SeiLaw.SolventReaction), 1e-15);
        Assert.Equal(1e-5 * Math.Exp(0.5 * perVolt * E) * Math.Exp(-2e8 * L), Rate(SeiLaw.Tunneling), 1e-12);
        double apparent = L - 2e-9, diffusion = 1e-20 * 15 * F / 1e-5 * Math.Exp(0.5 * perVolt * E);
        foreach (var j in new[] { 0, -10, -1e4, 1e4, 10 })
        {
            // The current of the law is anodic positive, the deposition current cathodic positive.
            var migration = j == 0 ? 1 : 1 - (apparent / (2 / perVolt / 2e5 / Math.Abs(j)) * Math.Sign(j));
            var expected = migration > 0 ? 1e-5 * Math.Exp(0.5 * perVolt * E) * migration / (migration + (apparent / diffusion)) : 0;
            Assert.Equal(expected, Rate(SeiLaw.Combined, -j), 1e-18);
        }

        // Below the tunneling distance the reaction alone, far above it diffusion alone.
        Assert.Equal(1e-5 * Math.Exp(0.5 * perVolt * E), SeiRates.Current(s with { Law = SeiLaw.Combined }, E, 1e-9, 0, T).Value, 1e-15);
        var thick = SeiRates.Current(s with { Law = SeiLaw.Combined }, E, 1e-3, 0, T).Value;
        Assert.InRange(thick / (1e-20 * 15 * F / 1e-3 * Math.Exp(perVolt * E)), 1 - 1e-5, 1 + 1e-5);
    }

    [Fact]
    public void Rough_lithium_grows_more_film_in_proportion_to_its_area()
    {
        CellRun Grown(double areaPerPlated) => new CellSimulation(
            TestCells.LiLi() with
            {
                Positive = TestCells.Lithium() with
                {
                    Interphase = Interphase.Growing(new SeiGrowth { Law = SeiLaw.SolventDiffusion, InitialThickness = 100e-9, Diffusivity = 1e-20, Resistivity = 0, AreaPerPlated = areaPerPlated }),
                },
            },
            Protocol.Of("Plate 1 mAh/cm2 at 1 mA/cm2", "Rest for 100 hours"),
            Options).Run();
        var smooth = Grown(0);
        var rough = Grown(10);
        double plated = 36000 / PhysicalConstants.Faraday, area = 1 + (10 * plated);
        Assert.InRange(rough.Cycles[0].SeiLithium / smooth.Cycles[0].SeiLithium / area, 0.97, 1.0);
        Assert.InRange(rough.LithiumDrift, 0, 1e-10);
    }

    [Fact]
    public void Warm_cells_polarize_less_and_a_lumped_cell_warms_itself()
    {
        var cold = ConvergenceTests.VoltageAt(Activated() with { Temperature = 283.15 }, 1, 600, MeshOptions.Default, 1e-6);
        var warm = ConvergenceTests.VoltageAt(Activated() with { Temperature = 313.15 }, 1, 600, MeshOptions.Default, 1e-6);
        Assert.True(warm > cold + 5e-3, $"{cold} {warm}");
        var run = new CellSimulation(Activated() with { Thermal = new Thermal(2000, 0) }, Protocol.Of("Discharge at 2C for 10 minutes"), Options).Run();
        var rise = run.State[^3] - 298.15;
        var current = 2 * 5 / 0.1027;
        var record = run.Record!;
        var heat = rise * 2000;
        output.WriteLine($"rise {rise:f3} K, heat {heat:f0} J/m2, end {record.Voltage[^1]:f4} V");
        Assert.InRange(rise, 0.5, 30);
        Assert.True(heat < current * 600 * 1.0, "the heat is below one volt of polarisation");
    }

    [Fact]
    public void Heat_equals_electrical_loss_where_nothing_is_stored()
    {
        // A symmetric cell at steady state stores nothing: all electrical power becomes heat.
        var run = new CellSimulation(TestCells.LiLi(film: 1e-3) with { Thermal = new Thermal(1000, 0) }, Protocol.Of("Discharge at 20 A/m2 for 2000 s"), Options).Run();
        var work = run.Steps[0].Energy / 1e-4;
        var heat = 1000 * (run.State[^3] - 298.15);
        Assert.InRange(heat / work, 1 - 1e-4, 1 + 1e-4);
    }

    internal static CellDesign AnodeFree() => ReferenceCells.Xu2019 with
    {
        Name = "anode-free",
        Negative = MetalElectrode.Bare(ReferenceCells.XuLithium, new Collector()) with
        {
            Interphase = Interphase.Growing(new SeiGrowth { Law = SeiLaw.SolventDiffusion, FreshShare = 0.01, Resistivity = 0 }),
            Dead = new DeadLithium { StrippingShare = 0.01 },
        },
        Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.9 },
    };

    private static CellDesign Activated() => ReferenceCells.Chen2020;
}
