using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

public class RunTests
{
    internal static PlatingCase Rough(int? threads = 1, int seed = 7, double current = 100) => new(
        "rough",
        ReferenceCells.Cell("rough", 0.32, 2.4e-10, 0.95, false, 20, 1e-3, 40e-6),
        new Domain(50e-6, Lateral.Periodic),
        new RandomRoughnessSurface(0.6e-6, 4e-6, RoughnessSpectrum.Gaussian, seed),
        new Galvanostatic(current),
        new StopRules(18000, null))
    {
        Numerics = new PlatingNumerics(64, Threads: threads),
        Output = new PlatingOutput(5, 2),
    };

    [Fact]
    public void An_interrupted_run_that_goes_on_gives_the_same_bytes()
    {
        var whole = PlatingSimulation.Run(Rough());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var progress = new Counter(() =>
        {
            if (++steps == 4)
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => PlatingSimulation.Run(Rough(), new PlatingRunOptions { CheckpointPath = path }, progress, stop.Token));
        var rest = PlatingSimulation.Run(Rough(), new PlatingRunOptions { CheckpointPath = path, Resume = true });
        AssertSame(whole, rest);
        Assert.Equal(whole.LinearIterations, rest.LinearIterations);
        File.Delete(path);
    }

    [Fact]
    public void A_checkpoint_of_another_case_or_a_damaged_one_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder["state"];
        using var stop = new CancellationTokenSource();
        var options = new PlatingRunOptions { CheckpointPath = path, Resume = true };
        Assert.Throws<OperationCanceledException>(() => PlatingSimulation.Run(Rough(), options, new Counter(stop.Cancel), stop.Token));
        var foreign = Assert.Throws<InputException>(() => PlatingSimulation.Run(Rough(seed: 8), options));
        Assert.Contains("another case", foreign.Problem.Found, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var damaged = Assert.Throws<InputException>(() => PlatingSimulation.Run(Rough(), options));
        Assert.Contains("damaged", damaged.Problem.Found, StringComparison.Ordinal);
        Assert.Equal(path, damaged.Problem.Where);
        Assert.Equal(PlatingSimulation.Run(Rough()).Series, PlatingSimulation.Run(Rough(), options with { Resume = false }).Series);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void A_stop_saves_the_very_step_at_which_it_came()
    {
        using var folder = new TemporaryFolder();
        var options = new PlatingRunOptions { CheckpointPath = folder["state"], Resume = true };
        for (var step = 1; step <= 3; step++)
        {
            using var stop = new CancellationTokenSource();
            var seen = new List<int>();
            Assert.Throws<OperationCanceledException>(
                () => PlatingSimulation.Run(Rough(), options, new Watcher(now => { seen.Add(now.Step); stop.Cancel(); }), stop.Token));
            Assert.Equal([step], seen);
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        // A tall window, so that the rows are really shared out.
        PlatingCase Case(int threads) => Rough(threads) with
        {
            Domain = new Domain(50e-6, Lateral.Periodic),
            Surface = new NucleiSurface(4e4, 8e-6, 0.3, 3),
            Stop = new StopRules(2000, null),
            Numerics = new PlatingNumerics(256, Threads: threads),
        };
        var one = PlatingSimulation.Run(Case(1));
        AssertSame(one, PlatingSimulation.Run(Case(2)));
        AssertSame(one, PlatingSimulation.Run(Case(3)));
    }

    [Fact]
    public void A_voltage_hold_carries_the_current_whose_voltage_it_is()
    {
        var driven = Rough() with { Stop = new StopRules(1, null), Cell = Rough().Cell with { Counter = Cells.Counter.LithiumElectrode } };
        var voltage = PlatingSimulation.Run(driven).Series[0].Voltage;
        var held = PlatingSimulation.Run(driven with { Control = new Potentiostatic(voltage) });
        Assert.Equal(100, held.Series[0].CurrentDensity, 1e-6);
        Assert.True(voltage < 0);
    }

    [Fact]
    public void A_mirrored_domain_is_half_of_a_periodic_one()
    {
        var periodic = Rough() with { Surface = new SinusoidSurface(1e-6, 50e-6), Stop = new StopRules(3600, null) };
        var mirrored = periodic with { Domain = new Domain(25e-6, Lateral.Mirror), Numerics = new PlatingNumerics(32, Threads: 1) };
        var a = PlatingSimulation.Run(periodic);
        var b = PlatingSimulation.Run(mirrored);
        Assert.Equal(a.Peak, b.Peak, 1e-4 * a.Peak);
        Assert.Equal(a.RoughnessRq, b.RoughnessRq, 2e-3 * a.RoughnessRq);
    }

    [Fact]
    public void A_current_beyond_the_limit_stops_with_place_and_time()
    {
        var run = PlatingSimulation.Run(Rough(current: 2000));
        Assert.Equal(StopReason.LimitingCurrent, run.StopReason);
        Assert.Contains("limiting current", run.StopDetail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2e3)]
    [InlineData(2e4)]
    [InlineData(2e6)]
    public void A_current_far_beyond_the_limit_of_a_cell_with_a_fixed_amount_of_salt_stops_the_same_way(double current)
    {
        var problem = Rough(current: current);
        var run = PlatingSimulation.Run(problem with { Cell = problem.Cell with { Counter = Cells.Counter.LithiumElectrode } });
        Assert.Equal(StopReason.LimitingCurrent, run.StopReason);
    }

    /// <summary>Half-round nuclei of four cells a radius: in a hollow between two of them the first long step finds no room and is halved.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(51)]
    [InlineData(175)]
    public void A_step_that_the_front_refuses_is_halved_and_tried_again(int seed)
    {
        var crowded = Rough(current: 10) with
        {
            Cell = ReferenceCells.Cell("crowded", 0.26, 1.8e-10, 0.95, false, 10, 0, 40e-6) with { Counter = Cells.Counter.LithiumElectrode },
            Surface = new NucleiSurface(0.9e6, 0.4e-6, 0.3, seed),
            Stop = new StopRules(3600, null),
            Numerics = new PlatingNumerics(512, Threads: 1),
            Output = new PlatingOutput(2, 0),
        };
        var run = PlatingSimulation.Run(crowded);
        Assert.Equal(StopReason.Charge, run.StopReason);
        Assert.InRange(run.Conservation.Charge, 0, 1e-10);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
    }

    [Fact]
    public void A_hold_beyond_the_plateau_of_its_trials_carries_what_its_voltage_asks_for()
    {
        var problem = Rough() with
        {
            Cell = Rough().Cell with { Counter = Cells.Counter.LithiumElectrode, Interphase = null, Kinetics = new MarcusHushChidsey(10, 1000, 0.3) },
            Control = new Potentiostatic(-0.3),
            Stop = new StopRules(1800, null),
        };
        var held = PlatingSimulation.Run(problem);
        Assert.Equal(StopReason.Charge, held.StopReason);
        var driven = PlatingSimulation.Run(problem with { Control = new Galvanostatic(held.Series[0].CurrentDensity), Stop = new StopRules(1, null) });
        Assert.Equal(-0.3, driven.Series[0].Voltage, 1e-9);
    }

    [Fact]
    public void A_current_beyond_the_plateau_of_the_reaction_stops_and_says_so()
    {
        var problem = Rough(current: 200) with
        {
            Cell = Rough().Cell with { Counter = Cells.Counter.LithiumElectrode, Kinetics = new MarcusHushChidsey(0.1, 1000, 0.3) },
        };
        var run = PlatingSimulation.Run(problem);
        Assert.Equal(StopReason.LimitingCurrent, run.StopReason);
        Assert.Contains("that the electrode reaction carries at any voltage", run.StopDetail, StringComparison.Ordinal);
    }

    /// <summary>Trochoid under a far plate, primary: the crest carries 1/(1 - kA) of the mean, by conformal map.</summary>
    [Fact]
    public void The_current_at_the_tip_is_that_of_its_vertex_to_second_order()
    {
        double Error(int cells) => PlatingSimulation.Run(Rough() with
        {
            Domain = new Domain(20e-6, Lateral.Periodic),
            Surface = new TrochoidSurface(0.3 * 20e-6 / (2 * Math.PI), 20e-6),
            Mode = CurrentMode.Primary,
            Stop = new StopRules(1, null),
            Numerics = new PlatingNumerics(cells, Threads: 1),
        }).Series[0].TipCurrentRatio * 0.7 - 1;
        var (coarse, middle, fine) = (Math.Abs(Error(32)), Math.Abs(Error(64)), Math.Abs(Error(128)));
        Assert.True(fine < 2e-3 && Math.Log2(coarse / fine) / 2 > 1.8, $"{coarse:e2} {middle:e2} {fine:e2}");
    }

    [Fact]
    public void A_primary_distribution_says_that_it_knows_no_film_of_the_counter_electrode()
    {
        var primary = Rough() with { Mode = CurrentMode.Primary, Stop = new StopRules(1, null), CounterElectrode = new CounterElectrode(1e-3, null) };
        Assert.Contains(PlatingSimulation.Run(primary).Warnings, said => said.Contains("film on the counter electrode", StringComparison.Ordinal));
        Assert.DoesNotContain(
            PlatingSimulation.Run(primary with { CounterElectrode = new CounterElectrode(0, 1e6) }).Warnings,
            said => said.Contains("counter electrode", StringComparison.Ordinal));
    }

    /// <summary>A ripple of 1 um that capillarity levels while hardly anything is deposited: the step is long against the relaxation of short waves.</summary>
    [Fact]
    public void Fast_capillary_relaxation_keeps_second_order()
    {
        var cell = ReferenceCells.All[0].Cell;
        var exact = new DispersionRelation(cell, 1).GrowthRate(2 * Math.PI / 1e-6);
        double Error(int cells) => Math.Abs(MovingFront.GrowthInTime(cell, 1, 1e-6, cells) / exact - 1);
        var (coarse, middle, fine) = (Error(16), Error(32), Error(64));
        Assert.InRange(fine, 0, 5e-3);
        Assert.True(Math.Log2(coarse / fine) / 2 > 1.7, $"{coarse:e2} {middle:e2} {fine:e2}");
    }

    [Fact]
    public void More_threads_than_cores_are_capped_and_said()
    {
        var problem = Rough(threads: 200) with { Stop = new StopRules(100, null) };
        Assert.Contains(PlatingSimulation.Run(problem).Warnings, warning => warning.StartsWith("200 threads were asked for", StringComparison.Ordinal));
    }

    [Fact]
    public void Balances_hold_in_every_step_and_mode()
    {
        foreach (var mode in Enum.GetValues<CurrentMode>())
        {
            var run = PlatingSimulation.Run(Rough() with { Mode = mode, Stop = new StopRules(3600, null) });
            Assert.All(run.Series, s => Assert.InRange(s.ChargeError, 0, 1e-10));
            Assert.All(run.Series, s => Assert.InRange(s.LithiumError, 0, 1e-10));
        }
    }

    [Fact]
    public void A_step_after_the_first_allocates_nothing()
    {
        using var engine = new PlatingEngine(Rough() with { Output = new PlatingOutput(2, 0), Stop = new StopRules(180000, null) });
        for (var i = 0; i < 8; i++)
        {
            engine.Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            engine.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_cell_costs_less_than_400_bytes() => Assert.InRange(EllipticSolver.BytesPerCell, 100, 400);

    [Fact]
    public void A_seed_means_the_same_surface_at_every_resolution()
    {
        var coarse = PlatingSimulation.Run(Rough() with { Stop = new StopRules(1, null) });
        var fine = PlatingSimulation.Run(Rough() with { Stop = new StopRules(1, null), Numerics = new PlatingNumerics(256, Threads: 1) });
        Assert.Equal(fine.Series[0].RoughnessRq, coarse.Series[0].RoughnessRq, 0.02 * fine.Series[0].RoughnessRq);
        Assert.Equal(0.6e-6, fine.Series[0].RoughnessRq, 2e-9);
    }

    [Fact]
    public void A_wavelength_that_does_not_fit_is_refused()
    {
        var failure = Assert.Throws<InputException>(() => PlatingSimulation.Run(Rough() with { Surface = new SinusoidSurface(1e-6, 33e-6) }));
        Assert.Contains("wavelength", failure.Problem.Where, StringComparison.Ordinal);
    }

    internal static void AssertSame(PlatingResult a, PlatingResult b)
    {
        Assert.Equal(a.Series, b.Series);
        Assert.Equal(a.Steps, b.Steps);
        Assert.Equal(a.Fronts.Count, b.Fronts.Count);
        for (var f = 0; f < a.Fronts.Count; f++)
        {
            for (var c = 0; c < a.Fronts[f].Curves.Count; c++)
            {
                Assert.Equal(a.Fronts[f].Curves[c].X, b.Fronts[f].Curves[c].X);
                Assert.Equal(a.Fronts[f].Curves[c].Z, b.Fronts[f].Curves[c].Z);
                Assert.Equal(a.Fronts[f].Curves[c].CurrentDensity, b.Fronts[f].Curves[c].CurrentDensity);
            }
        }

        for (var f = 0; f < a.Fields.Count; f++)
        {
            Assert.Equal(a.Fields[f].Concentration, b.Fields[f].Concentration);
            Assert.Equal(a.Fields[f].Potential, b.Fields[f].Potential);
        }
    }

    private sealed class Watcher(Action<PlatingProgress> action) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => action(value);
    }

    internal sealed class Counter(Action action) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => action();
    }
}
