using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

/// <summary>What happens where an electrode has nothing left to give or no room to take.</summary>
public class ExhaustionTests(ITestOutputHelper output)
{
    private static CellDesign Thin(double thickness) => ReferenceCells.Symmetric(
        CellElectrolytes.Nyman2008,
        PorousLayer.FromMacMullin("separator", PorousLayerKind.Separator, 20e-6, 0.4, 8),
        MetalElectrode.Foil(new ButlerVolmer(20, 1000), thickness));

    private static CellRun Run(CellDesign design, params string[] lines) => new CellSimulation(design, Protocol.Of(lines)).Run();

    [Theory]
    [InlineData("Plate 5 mAh/cm2 at 1 mA/cm2")]
    [InlineData("Discharge at 1 mA/cm2 until -9 V")]
    [InlineData("Discharge at 1 mA/cm2 for 10 hours")]
    public void A_foil_that_is_used_up_ends_the_step(string sentence)
    {
        // 5 um hold 5e-6/V_m F = 3.712 C/cm2 = 1.031 mAh/cm2.
        var stock = 5e-6 / LithiumMetal.LibraryMolarVolume;
        var charge = stock * Quantities.PhysicalConstants.Faraday;
        var run = Run(Thin(5e-6), sentence);
        output.WriteLine($"{run.Time} s of {charge / 10}, {run.StopReason}, balance {run.LithiumDrift:e2}, V {run.Steps[0].EndVoltage}");
        Assert.Null(run.Failure);
        Assert.Equal(1, run.Time / (charge / 10), 5e-6);
        Assert.StartsWith(sentence[0] == 'P' ? "the lithium of the negative electrode is used up" : "the lithium of the", run.Steps[0].Reason, StringComparison.Ordinal);
        Assert.Contains("used up", run.StopReason, StringComparison.Ordinal);
        Assert.InRange(run.InventoryAtEnd.NegativeStock + run.InventoryAtEnd.NegativeMetal, 0, 1e-6);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
        Assert.Contains(run.Warnings, warning => warning.Contains("used up", StringComparison.Ordinal));
    }

    private static Protocol Drive(AmountKind kind, double value)
    {
        var step = new ProtocolStep { Mode = StepMode.Profile, Text = "Follow drive.csv", ProfileKind = kind, ProfileTimes = [0, 60, 36000], ProfileValues = [0, value, value] };
        return new Protocol([new SingleStep(step)]);
    }

    [Theory]
    [InlineData("Hold at -0.3 V for 10 hours")]
    [InlineData("Hold at 0.3 V for 10 hours")]
    [InlineData("Hold at -0.02 V for 100 hours")]
    [InlineData("Sweep from 0 V to -1 V at 0.05 mV/s")]
    [InlineData("Sweep from 0 V to 1 V at 0.05 mV/s")]
    [InlineData("Charge at 1 mA/cm2 until 5 V")]
    public void A_foil_ends_the_step_whatever_is_imposed_and_is_never_overdrawn(string sentence) => EndsAtItsStock(Protocol.Of(sentence), sentence);

    [Fact]
    public void So_does_a_drive_of_current_voltage_or_power()
    {
        EndsAtItsStock(Drive(AmountKind.CurrentDensity, -10), "current");
        EndsAtItsStock(Drive(AmountKind.Voltage, -0.3), "voltage");
        EndsAtItsStock(Drive(AmountKind.PowerDensity, -30), "power", WithLfp());
    }

    // A symmetric cell at rest has no power to give: the foil stands against LFP, which takes four times as much as it holds.
    [Theory]
    [InlineData("Discharge at 5 mW for 20 hours")]
    [InlineData("Discharge at 2000 ohm for 20 hours")]
    public void So_does_a_power_or_a_load(string sentence) => EndsAtItsStock(Protocol.Of(sentence), sentence, WithLfp());

    private static CellDesign WithLfp() => Lfp(0.03) with { Negative = Thin(5e-6).Negative };

    private void EndsAtItsStock(Protocol protocol, string name, CellDesign? design = null)
    {
        var stock = 5e-6 / LithiumMetal.LibraryMolarVolume;
        var run = new CellSimulation(design ?? Thin(5e-6), protocol).Run();
        var passed = Math.Abs(run.Steps[0].Charge) / (run.Record!.Cell.Area ?? 1) / Quantities.PhysicalConstants.Faraday;
        output.WriteLine($"{name}: {run.Time:g6} s, {run.StopReason}, least {run.LowestStock:e2}, balance {run.LithiumDrift:e2}, passed {passed / stock:f6}");
        Assert.Null(run.Failure);
        Assert.Contains("used up", run.StopReason, StringComparison.Ordinal);
        Assert.InRange(run.LowestStock, 0, 1e-6);
        Assert.Equal(1, passed / stock, 1e-5);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
    }

    [Theory]
    [InlineData("Hold at 1 V for 10 hours")]
    [InlineData("Sweep to 1 V at 1 mV/s|Sweep to 0.5 V at 1 mV/s")]
    public void A_collector_with_lithium_on_it_goes_on_without_a_current_and_is_not_overdrawn(string lines)
    {
        var foil = MetalElectrode.Foil(new ButlerVolmer(20, 1000), 5e-6) with { Collector = new Collector() };
        var run = Run(Thin(20e-6) with { Positive = foil }, lines.Split('|'));
        output.WriteLine($"{run.StopReason}, least {run.LowestStock:e2}, balance {run.LithiumDrift:e2}");
        Assert.Null(run.Failure);
        Assert.Equal("protocol completed", run.StopReason);
        Assert.InRange(run.LowestStock, 0, 1e-6);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
    }

    [Fact]
    public void A_cell_goes_on_after_an_electrode_was_used_up()
    {
        var run = Run(Thin(5e-6), "repeat 3 {", "Plate 2 mAh/cm2 at 1 mA/cm2", "Strip 3 mAh/cm2 at 1 mA/cm2", "}", "Hold at 0.3 V for 1 hour");
        output.WriteLine(string.Join('\n', run.Steps.Select(step => $"{step.Text}: {step.Charge:f6} {step.Reason}")));
        Assert.Null(run.Failure);
        Assert.All(new[] { 0, 1, 3, 5 }, i => Assert.Contains("used up", run.Steps[i].Reason, StringComparison.Ordinal));
        Assert.InRange(run.Steps[1].Discharged + run.Steps[1].Charged, 1.99 * 3.712, 2.01 * 3.712);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
    }

    [Fact]
    public void A_voltage_that_strips_a_bare_collector_draws_nothing()
    {
        var bare = MetalElectrode.Bare(new ButlerVolmer(20, 1000), new Collector());
        var run = Run(Thin(20e-6) with { Positive = bare }, "Plate 0.1 mAh/cm2 at 1 mA/cm2", "Hold at 1 V for 10 hours");
        output.WriteLine($"{run.InventoryAtEnd.PositiveMetal:e3} mol/m2, balance {run.LithiumDrift:e2}");
        Assert.Null(run.Failure);
        Assert.InRange(run.InventoryAtEnd.PositiveMetal, 0, 2e-6);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
        Assert.Equal(run.Steps[0].Discharged + run.Steps[0].Charged, run.Steps[1].Discharged + run.Steps[1].Charged, 1e-5);
    }

    [Fact]
    public void Counted_by_themselves_what_goes_in_and_out_of_a_sweep_agree_with_the_record()
    {
        var bare = MetalElectrode.Bare(new ButlerVolmer(20, 1000), new Collector()) with { Dead = new DeadLithium { StrippingShare = 0.1 } };
        var design = Thin(20e-6) with { Negative = new MetalElectrode { Kinetics = new ButlerVolmer(20, 1000) }, Positive = bare };
        var run = Run(design, "Sweep from 1 V to -0.2 V at 5 mV/s", "Sweep to 1 V at 5 mV/s");
        var record = run.Record!;
        var charged = record.Doubles(Records.Terms.Bdf.ChargingCapacity)[^1];
        var discharged = record.Doubles(Records.Terms.Bdf.DischargingCapacity)[^1];
        output.WriteLine($"{charged} {discharged} Ah, {run.Cycles[0].Charged / 3600} {run.Cycles[0].Discharged / 3600}");
        Assert.Equal(charged, run.Cycles[0].Charged / 3600, 1e-9 * charged);
        Assert.Equal(discharged, run.Cycles[0].Discharged / 3600, 1e-9 * discharged);
        Assert.Equal(1 / 1.1, charged / discharged, 1e-3);
        Assert.InRange(run.InventoryAtEnd.PositiveMetal, 0, 2e-6);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
    }

    [Fact]
    public void A_stated_duration_is_never_cut()
    {
        var run = new CellSimulation(ReferenceCells.Xu2019, Protocol.Of("Rest for 1825 days"), new SimulationOptions { Samples = false }).Run();
        Assert.Equal(157_680_000, run.Time, 1e-3);
        Assert.Equal("duration", run.Steps[0].Reason);
    }

    private static CellDesign Lfp(double stoichiometry) => Thin(500e-6) with
    {
        Temperature = 303.15,
        Positive = new InsertionElectrode
        {
            Material = ActiveMaterials.Lfp,
            Thickness = 97.27e-6,
            Porosity = 0.35,
            ActiveFraction = 0.55,
            ParticleRadius = 100e-9,
            Conductivity = 1,
            InitialStoichiometry = stoichiometry,
        },
    };

    [Theory]
    [InlineData("Charge at 1C until 4.2 V|Hold at 4.2 V until C/200|Discharge at 1C until 2.5 V", 2)]
    [InlineData("Charge at C/10 until 3.65 V|Hold at 4.2 V for 10 h", 2)]
    [InlineData("Charge at C/100 until 4.2 V", 1)]
    public void An_insertion_electrode_gives_all_its_lithium_and_meets_its_cut_off(string lines, int charging)
    {
        var design = Lfp(0.97);
        var whole = 0.97 * ((InsertionElectrode)design.Positive).TheoreticalCharge * design.Area;
        var run = Run(design, lines.Split('|'));
        output.WriteLine($"{run.Steps.Take(charging).Sum(step => step.Charge) / whole} {run.StopReason}");
        Assert.Null(run.Failure);
        Assert.Equal(1, run.Steps.Take(charging).Sum(step => step.Charge) / whole, 1e-3);
        Assert.Equal(4.2, run.Steps[charging - 1].EndVoltage, 1e-6);
    }

    [Fact]
    public void The_charge_at_1C_ends_at_its_cut_off()
    {
        var run = Run(Lfp(0.97), "Charge at 1C until 4.2 V", "Discharge at 1C until 2.5 V");
        Assert.Null(run.Failure);
        Assert.Equal(4.2, run.Steps[0].EndVoltage, 1e-6);
        Assert.Equal(2.5, run.Steps[1].EndVoltage, 1e-6);
    }

    [Theory]
    [InlineData("Charge at C/20 for 40 h", "the LFP particles are empty at their surface")]
    [InlineData("Discharge at C/20 for 40 h", "the LFP particles are full at their surface")]
    public void A_particle_at_its_end_ends_the_step(string sentence, string reason)
    {
        var run = Run(Lfp(0.5), sentence);
        output.WriteLine($"{run.Steps[0].EndVoltage} V");
        Assert.Null(run.Failure);
        Assert.Equal(reason, run.Steps[0].Reason);
    }

    [Theory]
    [InlineData("NMC622", 180)]
    [InlineData("NMC532", 165)]
    public void A_gram_gives_what_a_gram_gives(string name, double expected)
    {
        // C/10 between 4.3 and 3.0 V, thin as in a laboratory cell.
        var material = ActiveMaterials.All.Single(one => one.Name == name);
        var design = Thin(500e-6) with
        {
            Positive = new InsertionElectrode
            {
                Material = material,
                Thickness = 4.603e-6,
                Porosity = 0.35,
                ActiveFraction = 0.55,
                ParticleRadius = 3e-6,
                Conductivity = 1,
                InitialStoichiometry = 0.95,
            },
        };
        var run = Run(design, "Charge at C/10 until 4.3 V", "Discharge at C/10 until 3.0 V");
        var grams = 1000 * material.Density * 0.55 * 4.603e-6 * design.Area;
        var capacity = run.Steps[1].Discharged / 3.6 / grams;
        output.WriteLine($"{capacity:f2} mAh/g");
        Assert.Null(run.Failure);
        Assert.InRange(capacity, 0.97 * expected, 1.01 * expected);
    }

    [Fact]
    public void A_diffusivity_near_its_pole_is_refused_and_a_cold_one_is_named()
    {
        var refused = Assert.Throws<Quantities.InputException>(() => Run(ReferenceCells.Xu2019 with { Temperature = 233.15 }, "Discharge at C/5 until 3.5 V"));
        Assert.Contains("-10 to 60 degC", refused.Message, StringComparison.Ordinal);
        var cold = Run(ReferenceCells.Xu2019 with { Temperature = 253.15 }, "Rest for 1 s");
        Assert.Contains(cold.Warnings, warning => warning.Contains("beyond its measurement: at -20 degC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Chen2020", 1)]
    [InlineData("Xu2019", 0.5)]
    public void The_default_mesh_of_a_spectrum_is_fine_enough(string name, double stoichiometry)
    {
        var design = TestCells.Named(name);
        design = stoichiometry < 1 ? design with { Positive = (InsertionElectrode)design.Positive with { InitialStoichiometry = stoichiometry } } : design;
        System.Numerics.Complex[] Spectrum(MeshOptions mesh) => [.. new CellSimulation(
            design, Protocol.Of("EIS from 100 kHz to 1 mHz with 4 points per decade"), new SimulationOptions { Mesh = mesh }).Run().Spectra[0].Impedance];
        var coarse = Spectrum(MeshOptions.Default);
        var fine = Spectrum(new MeshOptions { Layer = 80, Electrode = 240, Particle = 1500, Grading = 0.9, ParticleGrading = 0.95 });
        var worst = coarse.Zip(fine).Max(pair => (pair.First - pair.Second).Magnitude / pair.Second.Magnitude);
        output.WriteLine($"{100 * worst:f3} %");
        Assert.InRange(worst, 0, 5e-3);
    }

    [Theory]
    [InlineData(0.5e-3, 400)]
    [InlineData(2e-3, 100)]
    [InlineData(5e-3, 100)]
    public void Sands_time_of_a_deep_gap_is_met_on_the_default_mesh(double gap, double current)
    {
        var cell = new Checks.SymmetricCell(Thickness: gap);
        var expected = cell.SandTime(current, 1);
        var run = Run(cell.Design(), FormattableString.Invariant($"Discharge at {current} A/m2 for {2 * expected} s or until salt < 1 mol/m3"));
        output.WriteLine($"{run.Time} of {expected} s: {100 * ((run.Time / expected) - 1):f3} %");
        Assert.Equal(1, run.Time / expected, 5e-3);
    }

    [Fact]
    public void A_run_goes_on_within_a_step()
    {
        using var folder = new TemporaryFolder();
        var protocol = Protocol.Of("Rest for 1 minute", "Discharge at C/2 until 3.7 V", "Sweep to 3.9 V at 0.1 mV/s");
        CellSimulation New() => new(ReferenceCells.Xu2019, protocol);
        var whole = New().Run();
        var path = Path.Combine(folder.Path, "state");
        foreach (var after in new[] { 30, 60 })
        {
            var checkpoint = new Checkpoint(path, "case");
            using var stop = new CancellationTokenSource();
            var accepted = 0;
            var simulation = New();
            var cut = simulation.Run(null, null, stop.Token, _ =>
            {
                if (++accepted == after)
                {
                    stop.Cancel();
                }
            });
            Assert.True(cut.Interrupted && cut.Time > 60);
            checkpoint.Save(simulation);
            var resumed = checkpoint.Run(New(), resume: true);
            output.WriteLine($"cut at {cut.Time} s; {resumed.Time} of {whole.Time} s; {string.Join(" | ", resumed.Steps.Select(step => $"{step.Charge:g8}"))}");
            Assert.Equal(whole.Steps.Count, resumed.Steps.Count);
            Assert.Equal(1, resumed.Time / whole.Time, 2e-3);
            Assert.All(whole.Steps.Zip(resumed.Steps), pair => Assert.Equal(pair.First.Charge, pair.Second.Charge, 2e-3 * Math.Abs(pair.First.Charge)));
            Assert.True(File.Exists(path));
            checkpoint.Delete();
            Assert.False(File.Exists(path));
        }
    }

    [Fact]
    public void A_damaged_or_foreign_checkpoint_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "state");
        CellSimulation New() => new(ReferenceCells.Xu2019, Protocol.Of("Rest for 1 minute"));
        new Checkpoint(path, "case").Save(New());
        Assert.Contains("another case", Assert.Throws<Quantities.InputException>(() => new Checkpoint(path, "other").Run(New(), resume: true)).Message, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("damaged", Assert.Throws<Quantities.InputException>(() => new Checkpoint(path, "case").Run(New(), resume: true)).Message, StringComparison.Ordinal);
    }
}
