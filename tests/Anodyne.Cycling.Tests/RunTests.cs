using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Checks;
using Anodyne.Cycling.Instruments;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Cycling.Tests;

public class RunTests
{
    private static readonly SimulationOptions Coarse = new() { Mesh = new MeshOptions { Layer = 8, Electrode = 8, Particle = 10 } };

    private static CellRun Run(CellDesign design, params string[] lines) => new CellSimulation(design, Protocol.Of(lines), Coarse).Run();

    [Fact]
    public void A_record_has_the_columns_and_signs_of_an_instrument()
    {
        var run = Run(ReferenceCells.Xu2019, "Discharge at 1C for 10 minutes (10 s period)", "Rest for 5 minutes", "Charge at C/2 until 4.1 V");
        var record = run.Record!;
        Assert.Equal(CellType.HalfCell, record.Cell.Type);
        Assert.Equal(-2.4e-3, record.Current[0], 12);
        Assert.Equal(1.2e-3, record.Current[^1], 9);
        Assert.Equal(4.1, record.Voltage[^1], 6);
        var discharged = record.Doubles(Bdf.DischargingCapacity);
        Assert.Equal(2.4e-3 / 6, discharged[^1], 9);
        Assert.Equal(3, run.Steps.Count);
        Assert.Equal("duration", run.Steps[0].Reason);
        Assert.Contains("voltage", run.Steps[2].Reason, StringComparison.Ordinal);
        var time = record.Time;
        for (var i = 1; i < time.Length; i++)
        {
            Assert.True(time[i] >= time[i - 1]);
        }

        Assert.Equal(20, time[2], 9);
    }

    [Fact]
    public void A_hold_keeps_the_voltage_and_ends_at_the_current()
    {
        var run = Run(ReferenceCells.Xu2019, "Discharge at 1C for 20 minutes", "Charge at C/2 until 4.1 V", "Hold at 4.1 V until C/20");
        Assert.Equal(4.1, run.Steps[2].EndVoltage, 9);
        Assert.Equal(0.12e-3, run.Record!.Current[^1], 9);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(-0.1)]
    [InlineData(0.03)]
    public void A_hold_begins_at_any_voltage_of_a_cell_of_small_resistance(double voltage)
    {
        var run = Run(TestCells.LiLi(i0: 2000, thickness: 20e-6), FormattableString.Invariant($"Hold at {voltage} V for 1 s"));
        Assert.Null(run.Failure);
        Assert.Equal(voltage, run.Steps[0].EndVoltage, 6);
    }

    [Fact]
    public void Power_and_load_are_kept()
    {
        var power = Run(ReferenceCells.Xu2019, "Discharge at 8 mW for 5 minutes").Record!;
        Assert.Equal(-8e-3, power.Voltage[^1] * power.Current[^1], 7);
        var load = Run(ReferenceCells.Xu2019, "Discharge at 1000 ohm for 5 minutes").Record!;
        Assert.Equal(1000, load.Voltage[^1] / -load.Current[^1], 1);
    }

    [Fact]
    public void Charge_and_energy_agree_with_the_integral_of_the_record()
    {
        var run = new CellSimulation(ReferenceCells.Xu2019, Protocol.Of("Discharge at 1C for 30 minutes (1 s period)"), Coarse).Run();
        var record = run.Record!;
        double energy = 0;
        for (var i = 1; i < record.Rows; i++)
        {
            energy += 0.5 * ((record.Voltage[i] * record.Current[i]) + (record.Voltage[i - 1] * record.Current[i - 1])) * (record.Time[i] - record.Time[i - 1]);
        }

        Assert.Equal(-2.4e-3 * 1800, run.Steps[0].Charge, 9);
        Assert.InRange(run.Steps[0].Energy / energy, 1 - 1e-4, 1 + 1e-4);
    }

    [Fact]
    public void A_resumed_run_is_bit_identical()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-cycling-").FullName;
        try
        {
            var design = BalanceChecks.LithiumCopper();
            string[] lines = ["repeat 4 {", "Plate 0.2 mAh/cm2 at 1 mA/cm2", "EIS from 10 kHz to 1 Hz with 2 points per decade", "Strip at 1 mA/cm2 until 0.5 V", "}"];
            var whole = new CellSimulation(design, Protocol.Of(lines), Coarse).Run();
            var checkpoint = new Checkpoint(Path.Combine(folder, "state"), "case");
            var steps = 0;
            new CellSimulation(design, Protocol.Of(lines), Coarse).Run(
                s =>
                {
                    if (++steps == 5)
                    {
                        checkpoint.Save(s);
                    }
                },
                null,
                CancellationToken.None);
            var resumed = checkpoint.Run(new CellSimulation(design, Protocol.Of(lines), Coarse), resume: true);
            Assert.Equal(whole.State, resumed.State);
            Assert.Equal(whole.Steps, resumed.Steps);
            Assert.Equal(whole.Cycles, resumed.Cycles);
            foreach (var (a, b) in whole.Record!.Columns.Zip(resumed.Record!.Columns))
            {
                Assert.Equal(a.ToDoubles(), b.ToDoubles());
            }

            Assert.Equal(whole.Spectra.Select(s => s.Impedance[3]), resumed.Spectra.Select(s => s.Impedance[3]));
            checkpoint.Save(new CellSimulation(design, Protocol.Of(lines), Coarse));
            Assert.Throws<InputException>(() => new Checkpoint(Path.Combine(folder, "state"), "another").Run(new CellSimulation(design, Protocol.Of(lines), Coarse), resume: true));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Saved behind the last step of a pass, and stopped in the middle of one: the cycles are those of the whole run.</summary>
    [Fact]
    public void A_resumed_run_has_the_cycles_of_the_whole_one()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-cycles-").FullName;
        try
        {
            var design = BalanceChecks.LithiumCopper();
            string[] lines = ["repeat 3 {", "Plate 0.2 mAh/cm2 at 1 mA/cm2", "Strip at 1 mA/cm2 until 0.5 V", "}"];
            CellSimulation New() => new(design, Protocol.Of(lines), Coarse);
            var whole = New().Run();
            Assert.Equal(3, whole.Cycles.Count);
            var checkpoint = new Checkpoint(Path.Combine(folder, "state"), "case");
            foreach (var last in new[] { 2, 3 })
            {
                using var source = new CancellationTokenSource();
                var first = New();
                var steps = 0;
                var stopped = first.Run(
                    _ =>
                    {
                        if (++steps == last)
                        {
                            source.Cancel();
                        }
                    },
                    null,
                    source.Token);
                Assert.True(stopped.Interrupted);
                Assert.Equal((last + 1) / 2, stopped.Cycles.Count);
                checkpoint.Save(first);
                var resumed = checkpoint.Run(New(), resume: true);
                Assert.Equal(whole.Cycles, resumed.Cycles);
                Assert.Equal(whole.LowestStock, resumed.LowestStock);
            }

            New().Run(s => checkpoint.Save(s), null, CancellationToken.None);
            Assert.Equal(whole.Cycles, checkpoint.Run(New(), resume: true).Cycles);
            var passed = 0;
            New().Run(
                s =>
                {
                    if (++passed == 2)
                    {
                        checkpoint.Save(s);
                    }
                },
                null,
                CancellationToken.None);
            Assert.Equal(whole.Cycles, checkpoint.Run(New(), resume: true).Cycles);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_interrupted_run_says_so_and_keeps_what_was_done()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var run = new CellSimulation(ReferenceCells.Xu2019, Protocol.Of("repeat 50 {", "Discharge at 1C for 60 s", "}"), Coarse).Run(
            _ =>
            {
                if (++steps == 3)
                {
                    source.Cancel();
                }
            },
            null,
            source.Token);
        Assert.True(run.Interrupted);
        Assert.Equal(3, run.Steps.Count);
    }

    [Theory]
    [InlineData("Charge at 1C until 6 V", "NMC532")]
    public void An_unreachable_limit_ends_with_quantity_time_and_state(string sentence, string mentions)
    {
        var run = Run(ReferenceCells.Xu2019 with { Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.4 } }, "Rest for 1 minute", sentence);
        Assert.NotNull(run.Failure);
        Assert.Contains("t = ", run.Failure.Where, StringComparison.Ordinal);
        Assert.Contains("V = ", run.Failure.Found, StringComparison.Ordinal);
        Assert.Contains(mentions, run.Failure.ToString(), StringComparison.Ordinal);
        Assert.True(run.Record!.Rows > 1);
        Assert.True(run.Time >= 60);
    }

    [Theory]
    [InlineData("NMC532", "Charge at C/2 until 4.4 V", "0.028", 0.5)]
    [InlineData("NMC811", "Charge at C/5 until 4.6 V", "0.229", 0.5)]
    [InlineData("NMC622", "Hold at 4.6 V until C/1000", "0.077", 0.5)]
    public void A_stoichiometry_beyond_its_range_ends_the_run_with_its_state_and_keeps_the_record(string name, string sentence, string limit, double initial)
    {
        var material = ActiveMaterials.All.Single(m => m.Name == name);
        var design = ReferenceCells.Xu2019 with { NominalCharge = null, Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { Material = material, InitialStoichiometry = initial } };
        var simulation = new CellSimulation(design, Protocol.Of("Rest for 1 minute", sentence, "Rest for 1 hour"), Coarse);
        var run = simulation.Run();
        Assert.NotNull(run.Failure);
        Assert.Equal($"the computation cannot go on: the stoichiometry at the surface of the {name} particles left the range of its open-circuit potential", run.Failure.What);
        Assert.StartsWith($"step 2 '{sentence}', t = ", run.Failure.Where, StringComparison.Ordinal);
        Assert.StartsWith(limit, run.Failure.Found, StringComparison.Ordinal);
        Assert.StartsWith($"{limit} to 1 (", run.Failure.Allowed, StringComparison.Ordinal);
        Assert.Contains("V = ", run.Failure.Found, StringComparison.Ordinal);
        Assert.Equal(run.Time, run.Record!.Time[^1], 9);
        Assert.True(run.Time > 60 && run.Record.Rows > 5);
        var (low, _) = simulation.System.PositiveBlock!.SurfaceRange(run.State);
        Assert.Equal(material.LowestStoichiometry, low, 2e-6);
    }

    [Fact]
    public void A_current_beyond_the_limiting_current_names_the_salt()
    {
        var run = Run(TestCells.LiLi(), "Discharge at 1000 A/m2 for 1 hour");
        Assert.NotNull(run.Failure);
        Assert.Contains("salt", run.Failure.What, StringComparison.Ordinal);
        Assert.True(run.Time > 0);
    }

    [Fact]
    public void A_repeated_group_ends_with_its_step_when_its_condition_is_met()
    {
        // Titration in pulses until a voltage: the last pulse is cut where the voltage is met, the group ends, what follows it is done.
        string[] lines = ["repeat 2 {", "repeat 100 until voltage < 3.8 V {", "Discharge at 1C for 10 minutes", "Rest for 10 minutes", "}", "Charge at 1C until 4.1 V", "}", "Rest for 1 minute"];
        var run = Run(ReferenceCells.Xu2019, lines);
        Assert.Null(run.Failure);
        Assert.Contains("group 2", run.StopReason, StringComparison.Ordinal);
        var ends = run.Steps.Where(step => step.Reason.Contains("group 2", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, ends.Length);
        Assert.All(ends, step => Assert.Equal(3.8, step.EndVoltage, 6));
        Assert.Equal(3, run.Cycles.Count);
        Assert.StartsWith("Rest", run.Steps[^1].Text, StringComparison.Ordinal);
        Assert.InRange(run.Steps.Count, 8, 40);

        // A resumed run ends its groups at the same place.
        var folder = Directory.CreateTempSubdirectory("anodyne-groups-").FullName;
        try
        {
            var checkpoint = new Checkpoint(Path.Combine(folder, "state"), "case");
            var steps = 0;
            new CellSimulation(ReferenceCells.Xu2019, Protocol.Of(lines), Coarse).Run(
                s =>
                {
                    if (++steps == ends[0].Ordinal + 1)
                    {
                        checkpoint.Save(s);
                    }
                },
                null,
                CancellationToken.None);
            Assert.Equal(run.State, checkpoint.Run(new CellSimulation(ReferenceCells.Xu2019, Protocol.Of(lines), Coarse), resume: true).State);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(AmountKind.Voltage, 4.05)]
    [InlineData(AmountKind.Power, -8e-3)]
    [InlineData(AmountKind.CRate, -0.5)]
    [InlineData(AmountKind.CurrentDensity, -10)]
    public void A_profile_imposes_what_its_values_are(AmountKind kind, double value)
    {
        var step = new ProtocolStep { Mode = StepMode.Profile, IsPulse = true, ProfileTimes = [0, 20, 40], ProfileValues = [value, value, value], ProfileKind = kind };
        var record = new CellSimulation(ReferenceCells.Xu2019, new Protocol([new SingleStep(step)]), Coarse).Run().Record!;
        var found = kind switch
        {
            AmountKind.Voltage => record.Voltage[^1],
            AmountKind.Power => record.Voltage[^1] * record.Current[^1],
            AmountKind.CRate => record.Current[^1] / 2.4e-3,
            _ => record.Current[^1] / 1.54e-4,
        };
        Assert.Equal(value, found, 1e-6 * Math.Abs(value));
    }

    [Fact]
    public void An_instrument_that_is_overloaded_says_so()
    {
        var record = Run(ReferenceCells.Xu2019, "Discharge at 1C for 10 minutes (10 s period)").Record!;
        var seen = new VirtualInstrument { CurrentRange = 1e-3, VoltageRange = 4.1 }.Read(record);
        Assert.Equal(-1e-3, seen.Current[1], 12);
        Assert.Equal(4.1, seen.Voltage.ToArray().Max(), 12);
        Assert.Contains(seen.Warnings, warning => warning.StartsWith("Current overload: 61 of 61", StringComparison.Ordinal));
        Assert.Contains(seen.Warnings, warning => warning.StartsWith("Voltage overload", StringComparison.Ordinal));
        Assert.Empty(new VirtualInstrument { CurrentRange = 1, VoltageRange = 5 }.Read(record).Warnings);
    }

    [Fact]
    public void A_condition_that_is_never_met_is_reported()
    {
        var run = Run(TestCells.LiLi(), "Discharge at 10 A/m2 until -2 V");
        Assert.NotNull(run.Failure);
        Assert.Contains("did not reach", run.Failure.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Designs_that_cannot_be_are_refused()
    {
        var positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive;
        Assert.Throws<InputException>(() => positive with { InitialStoichiometry = 1.2 });
        Assert.Throws<InputException>(() => new CellSimulation(ReferenceCells.Xu2019 with { Positive = positive with { Porosity = 0.6 } }, Protocol.Of("Rest for 1 s")));
        Assert.Throws<InputException>(() => Capacities.WithCapacityRatio(TestCells.Lithium(), positive, -1));
        Assert.Throws<InputException>(() => new CellSimulation(
            TestCells.LiLi() with
            {
                Negative = MetalElectrode.Bare(new ButlerVolmer(1, 1000), new Collector()),
                Positive = MetalElectrode.Bare(new ButlerVolmer(1, 1000), new Collector()),
            },
            Protocol.Of("Rest for 1 s")));
        Assert.Throws<InputException>(() => new MeshOptions { Layer = 1 });
        Assert.Throws<InputException>(() => new SimulationOptions { Tolerance = 1 });
    }

    [Fact]
    public void Capacity_ends_a_repeated_group()
    {
        var design = ReferenceCells.Xu2019 with
        {
            Negative = Capacities.WithCapacityRatio(TestCells.Lithium(), (InsertionElectrode)ReferenceCells.Xu2019.Positive, 0.05) with
            {
                Interphase = Interphase.Growing(new SeiGrowth { Law = SeiLaw.SolventDiffusion, FreshShare = 0.05, Resistivity = 0 }),
            },
            Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.9 },
        };
        var run = Run(design, "repeat 60 until 80% capacity {", "Charge at C/2 until 4.2 V", "Discharge at C/2 until 3.5 V", "}");
        Assert.Null(run.Failure);
        Assert.InRange(run.Cycles.Count, 3, 59);
        Assert.True(run.Cycles[^1].Discharged < 0.8 * run.Cycles[0].Discharged);
        Assert.True(run.Cycles[^2].Discharged >= 0.8 * run.Cycles[0].Discharged);
        Assert.Contains("80", run.StopReason, StringComparison.Ordinal);
    }
}
