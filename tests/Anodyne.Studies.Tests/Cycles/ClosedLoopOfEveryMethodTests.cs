using Anodyne.Analysis;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Instruments;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Electroanalysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Terms;
using Xunit.Abstractions;
using static Anodyne.Studies.Tests.Cycles.ClosedLoopTests;
using Record = Anodyne.Records.Record;

namespace Anodyne.Studies.Tests.Cycles;

/// <summary>
/// The loop closed for the analyses that <see cref="ClosedLoopTests"/> leaves: a virtual cell of known parameters, and the truth inside what the analysis reports; where it reports no
/// interval, within what its definition allows; where the simulator lacks the physics, the analysis must not be sure. The last test holds the list of methods against both classes.
/// </summary>
public class ClosedLoopOfEveryMethodTests(ITestOutputHelper output)
{
    [Fact]
    public void A_spectrum_of_the_linearised_cell_is_stationary_and_its_noise_is_found()
    {
        var result = AnalysisMethods.Run("kk", Request(Spectrum(0.002)));
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.InRange(result["noise"].Value, 0.0016, 0.0024);
    }

    [Fact]
    public void Relaxation_times_find_film_charge_transfer_and_salt()
    {
        var result = AnalysisMethods.Run("drt", Request(Spectrum(0.001)));
        Close("drt R_inf", result["R_inf"], Thickness / Conductivity / Area);
        var thermal = PhysicalConstants.ThermalVoltage(298.15);
        var salt = 2 * thermal * 0.7 * 0.7 * Thickness / (PhysicalConstants.Faraday * 1000 * 3e-10);
        var all = ((2 * Film) + (2 * ChargeTransfer) + salt) / Area;
        Assert.Equal(1, result["R_pol"].Value / all, 0.02);
        var peaks = result.Lists["peaks"].OrderBy(peak => peak["tau_s"].Value).ToArray();
        foreach (var (index, truth, tau, what) in new[] { (0, 2 * Film / Area, Film * 1e-2, "film"), (1, 2 * ChargeTransfer / Area, ChargeTransfer * 0.5, "charge transfer") })
        {
            output.WriteLine(FormattableString.Invariant($"{what}: {peaks[index]["R_ohm"].Value:G5} +- {peaks[index]["R_ohm"].Uncertainty:G3} ohm of {truth:G5}, tau {peaks[index]["tau_s"].Value:G4} of {tau:G4} s"));
            Assert.InRange(Math.Abs(peaks[index]["R_ohm"].Value - truth), 0, Math.Max(peaks[index]["R_ohm"].Uncertainty ?? 0, 0.03 * truth));
            Assert.InRange(peaks[index]["tau_s"].Value / tau, 0.85, 1.15);
        }
    }

    [Fact]
    public void Conductivity_and_MacMullin_number_of_the_separator()
    {
        var gap = Symmetric(3e-10, 1) with { Layers = [new PorousLayer("separator", PorousLayerKind.Separator, Thickness, 0.4, 3.2)] };
        var run = new CellSimulation(gap, Protocol.Of("EIS from 1 MHz to 10 mHz with 10 points per decade")).Run();
        var seen = new VirtualInstrument { ImpedanceNoise = 0.002, Seed = 3 }.Read(run.Spectra[0]);
        var result = AnalysisMethods.Run("conductivity", Request(Table(seen), ("thickness", "200 um"), ("area", "1 cm2"), ("free", "10 mS/cm")));
        Close("conductivity", result["sigma_mS_cm"], 10 * Conductivity * 0.4 / 3.2);
        Close("MacMullin number", result["macmullin"], 3.2 / 0.4);
    }

    [Fact]
    public void Sands_time_is_when_the_salt_of_the_cell_runs_out()
    {
        // 2 mm apart, 100 A/m2, ten times the limiting current: the diffusion layer ends far from the other electrode.
        var design = Symmetric(3e-10, 1) with { Layers = [new PorousLayer("gap", PorousLayerKind.FreeElectrolyte, 2e-3)] };
        var run = new CellSimulation(
            design, Protocol.Of("Discharge at 100 A/m2 until salt < 2 mol/m3"), new SimulationOptions { Tolerance = 1e-6, Mesh = new MeshOptions { Layer = 400, Grading = 0.95 } }).Run();
        var result = AnalysisMethods.Run(
            "sand", new AnalysisRequest([], new Dictionary<string, string> { ["diffusivity"] = "3e-10 m2/s", ["current"] = "100 A/m2", ["t-plus"] = "0.3", ["concentration"] = "1 M", ["separation"] = "2 mm" }));
        output.WriteLine(FormattableString.Invariant($"{run.Time:F2} s to 2 mol/m3, Sand {result["tau_s"].Value:F2} s"));
        Assert.Equal(Verdict.Ok, result["tau_s"].Verdict);

        // To 2 of 1000 mol/m3 it takes (1 - 0.002)^2 of the time.
        Assert.Equal(1, run.Time / (result["tau_s"].Value * 0.998 * 0.998), 2e-3);
    }

    [Fact]
    public void An_anode_free_cell_fades_by_its_efficiency()
    {
        const double Fresh = 0.004, Dead = 0.006;
        var run = new CellSimulation(AnodeFree(Fresh, Dead), Protocol.Of("repeat 12 {", "Charge at C/5 until 4.2 V", "Discharge at C/5 until 3 V", "}")).Run();
        Assert.Null(run.Failure);
        var truth = 1 / ((1 + Fresh) * (1 + Dead));
        var retention = AnalysisMethods.Run("retention", Request(run.Record!, ("reference-cycle", "1")));
        output.WriteLine(FormattableString.Invariant($"geometric {retention["decay_geometric_pct"].Value:F4} % of {100 * (1 - truth):F4} %"));
        Assert.Equal(1, retention["decay_geometric_pct"].Value / (100 * (1 - truth)), 0.02);
        var efficiency = AnalysisMethods.Run("ce", Request(run.Record!, ("protocol", "cycle")));
        Close("efficiency", efficiency["ce_average"], truth);
        var lost = run.Steps.Sum(step => step.Charge);
        var dead = run.InventoryAtEnd.Dead * 1e-4;
        var split = AnalysisMethods.Run("dead-lithium", Request(run.Record!, ("h2", FormattableString.Invariant($"{1e6 * dead / 2} umol"))));
        Close("dead lithium", split["Q_Li0_mAh"], dead * PhysicalConstants.Faraday / 3.6);
        Close("interphase", split["Q_SEI_mAh"], run.InventoryAtEnd.Film * 1e-4 * PhysicalConstants.Faraday / 3.6);
        Close("lost charge", split["Q_lost_mAh"], lost / 3.6);
    }

    [Fact]
    public void Rates_give_the_capacities_of_the_run()
    {
        var discharged = ReferenceCells.Xu2019 with { Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.9 } };
        var run = new CellSimulation(discharged, Protocol.Of(
            "repeat 3 {", "Charge at C/5 until 4.2 V", "Discharge at C/5 until 3.5 V", "}", "repeat 3 {", "Charge at C/5 until 4.2 V", "Discharge at 5C until 3.5 V", "}",
            "repeat 3 {", "Charge at C/5 until 4.2 V", "Discharge at C/5 until 3.5 V", "}")).Run();
        var result = AnalysisMethods.Run("rate", Request(run.Record!));
        double slow = -run.Steps[5].Charge, fast = -run.Steps[11].Charge, again = -run.Steps[17].Charge;
        output.WriteLine(FormattableString.Invariant($"retained {result["retained_at_highest"].Value:F5} of {fast / slow:F5}; recovery {result["recovery"].Value:F6}"));
        Assert.Equal(again / slow, result["recovery"].Value, 2e-3);
        Assert.Equal(fast / slow, result["retained_at_highest"].Value, 5e-3);
    }

    [Fact]
    public void Hysteresis_and_polarization_of_a_symmetric_cell_are_its_resistance()
    {
        // Fast salt: only ohmic drop, film and Butler-Volmer. One value for both directions.
        var cell = new CellSimulation(Symmetric(1e-6, 1), Protocol.Parse(ReadyProtocols.SymmetricCycling(10, 36000, 6))).Run();
        var each = 2 * PhysicalConstants.ThermalVoltage(298.15) * Math.Asinh(10 / (2 * 20.0));
        var truth = (10 * ((Thickness / Conductivity) + (2 * Film))) + (2 * each);
        var hysteresis = AnalysisMethods.Run("hysteresis", Request(cell.Record!));
        output.WriteLine(FormattableString.Invariant($"{hysteresis["hysteresis_mV"].Value:F3} mV of {2000 * truth:F3} mV"));
        Assert.Equal(1, hysteresis["hysteresis_mV"].Value / (2000 * truth), 5e-3);
        Assert.Equal(1, hysteresis["per_electrode_mV"].Value / (1000 * truth), 5e-3);
        var symmetric = AnalysisMethods.Run("symmetric", Request(cell.Record!));
        Assert.All(symmetric.Lists["polarization_mV"], row => Assert.Equal(1, row["polarization_mV"].Value / (1000 * truth), 5e-3));
    }

    [Fact]
    public void Differential_capacity_peaks_where_the_potential_is_flattest()
    {
        var design = ReferenceCells.Xu2019;
        var run = new CellSimulation(design, Protocol.Of("Charge at C/50 until 4.25 V", "Discharge at C/50 until 3.55 V"), new SimulationOptions { Tolerance = 1e-6 }).Run();
        var result = AnalysisMethods.Run("dqdv", Request(run.Record!));
        Assert.InRange(result["closure"].Value, 0, 5e-3);
        Assert.Equal(1, result["capacity"].Value / (-run.Steps[1].Charge / 3.6 / 1.54), 2e-3);

        // The flattest point of U(theta) away from the ends, less what C/50 polarises (a few millivolts).
        double flattest = 0, least = double.PositiveInfinity;
        for (var theta = 0.2; theta < 0.9; theta += 1e-3)
        {
            var slope = Math.Abs(ActiveMaterials.Nmc532.OpenCircuitPotential(theta + 1e-3) - ActiveMaterials.Nmc532.OpenCircuitPotential(theta - 1e-3));
            (flattest, least) = slope < least ? (ActiveMaterials.Nmc532.OpenCircuitPotential(theta), slope) : (flattest, least);
        }

        var peak = result.Lists["peaks"].MaxBy(row => Math.Abs(row["height"].Value))!["voltage_V"].Value;
        output.WriteLine(FormattableString.Invariant($"peak {peak:F4} V, flattest {flattest:F4} V"));
        Assert.Equal(flattest, peak, 0.015);
    }

    [Fact]
    public void A_voltammogram_holds_the_charge_that_was_stripped()
    {
        var run = new CellSimulation(Copper(), Protocol.Of("Sweep from 0.2 V to -0.2 V at 2 mV/s (1 s period)", "Sweep to 0.6 V at 2 mV/s (1 s period)")).Run();
        Assert.Null(run.Failure);
        var record = run.Record!;
        var result = AnalysisMethods.Run("cv", Request(record));
        var stripped = record.Doubles(Bdf.ChargingCapacity)[^1] * 3600;
        var peaks = result.Lists["peaks"];
        var anodic = peaks.MaxBy(row => row["current_mA_cm2"].Value)!;
        output.WriteLine(FormattableString.Invariant($"{result.Verdict}: peak of {anodic["charge_mC_cm2"].Value:F2} mC/cm2 at {anodic["potential_V"].Value:F3} V; stripped {1000 * stripped:F2} mC, plated {1e3 * record.Doubles(Bdf.DischargingCapacity)[^1] * 3600:F2} mC"));
        Assert.Equal(1, anodic["charge_mC_cm2"].Value / (1000 * stripped), 0.01);

        // The first moment charges the double layers: the highest current is that of the sweep back.
        var highest = record.Current.ToArray()[(record.Rows / 2)..].Max() * 1000;
        Assert.Equal(1, anodic["current_mA_cm2"].Value / highest, 0.03);
        Assert.DoesNotContain(result.Results, pair => pair.Key == "D_cm2_s" && pair.Value.Verdict == Verdict.Ok);
    }

    [Fact]
    public void A_stepped_current_brackets_where_a_short_was_put()
    {
        // No dendrites in one dimension: from the fourth level on a resistance lies in parallel, as in the test of soft shorts.
        string[] levels = [.. Enumerable.Range(1, 6).SelectMany(k => new[] { FormattableString.Invariant($"Plate at {5 * k} A/m2 for 30 minutes (10 s period)"), FormattableString.Invariant($"Strip at {5 * k} A/m2 for 30 minutes (10 s period)") })];
        var record = new CellSimulation(Symmetric(3e-10, 1), Protocol.Of(levels)).Run().Record!;
        var time = record.Time.ToArray();
        var voltage = record.Voltage.ToArray().Select((v, i) => time[i] < 3 * 3600 ? v : 0.2 * v).ToArray();
        var result = AnalysisMethods.Run("ccd", Request(record.With([.. record.Columns.Select(column => column.Label == Bdf.Voltage.Label ? Bdf.Voltage.Column(voltage) : column)])));
        Assert.Equal(1.5, result["last_passed_mA_cm2"].Value, 1e-6);
        Assert.Equal(2, result["first_short_mA_cm2"].Value, 1e-6);
    }

    [Fact]
    public void A_transient_without_growing_nuclei_is_not_called_nucleation()
    {
        // The collector is covered as lithium comes, without hemispheres and their diffusion zones: Scharifker and Hills' law does not hold and must not be reported as sure.
        var record = new CellSimulation(Copper(), Protocol.Of("Hold at -0.15 V for 60 s (0.1 s period)")).Run().Record!;
        var result = AnalysisMethods.Run("nucleation", Request(record, ("concentration", "1 M"), ("area", "1 cm2")));
        output.WriteLine($"{result.Verdict}: {string.Join("; ", result.Reasons)}");
        Assert.NotEqual(Verdict.Ok, result.Verdict);
        Assert.NotEmpty(result.Reasons);
    }

    [Fact]
    public void Pulse_resistance_is_film_charge_transfer_and_electrolyte()
    {
        // Salt that does not deplete, a current far below the exchange current: after the double layers are charged the resistance is that of the parts.
        var design = Symmetric(1e-7, 1, conductivity: 10);
        var record = new CellSimulation(design, Protocol.Of("Rest for 60 s (1 s period)", "Plate at 1 A/m2 for 30 s (1 s period)", "Rest for 60 s (1 s period)")).Run().Record!;
        var result = AnalysisMethods.Run("pulse", Request(record, ("times", "20 s"), ("area", "1 cm2")));
        output.WriteLine(string.Join("; ", result.Reasons));
        var truth = 1e4 * ((2 * Film) + (2 * ChargeTransfer) + (Thickness / 10));
        output.WriteLine(FormattableString.Invariant($"pulse {result["R_20s"].Value} +- {result["R_20s"].Uncertainty} of {truth}"));
        Assert.Equal(1, result["R_20s"].Value / truth, 0.005);
    }

    [Fact]
    public void Titration_of_a_composite_electrode_gives_its_voltages_and_says_how_far_its_coefficient_may_be_trusted()
    {
        // One percent of the charge a pulse: the rests end at the open-circuit voltage of the stoichiometry.
        var design = ReferenceCells.Xu2019;
        string[] steps = ["Rest for 10 minutes (30 s period)", .. Enumerable.Repeat<string[]>(["Discharge at 1C for 18 s (0.3 s period)", "Rest for 60 minutes (30 s period)"], 5).SelectMany(s => s)];
        var record = new CellSimulation(design, Protocol.Of(steps)).Run().Record!;
        var positive = (InsertionElectrode)design.Positive;
        var result = AnalysisMethods.Run("gitt", Request(record, ("radius", FormattableString.Invariant($"{positive.ParticleRadius} m"))));
        output.WriteLine(string.Join("; ", result.Reasons));
        foreach (var step in result.Lists["steps"])
        {
            output.WriteLine(string.Join(", ", step.Select(cell => FormattableString.Invariant($"{cell.Key} {cell.Value.Value:G5} +- {cell.Value.Uncertainty:G3}"))));
        }

        // Electrolyte and counter electrode add a little of their own to the slope, which the method cannot know.
        Assert.Equal(5, result["step_count"].Value);
        Assert.Equal(1, result["D_cm2_s"].Value / 1e-10, 0.06);
    }

    [Fact]
    public void Every_method_has_its_loop()
    {
        string[] here = ["kk", "drt", "conductivity", "sand", "retention", "ce", "dead-lithium", "rate", "hysteresis", "symmetric", "dqdv", "cv", "ccd", "nucleation", "pulse", "gitt"];
        string[] there = ["eis", "transference", "tafel", "ce", "overpotential", "arrhenius", "symmetric"];
        Assert.Equal([.. here.Union(there).Order()], AnalysisMethods.All.Select(method => method.Name).Order());
    }

    private static Record Spectrum(double noise)
    {
        var run = new CellSimulation(Symmetric(3e-10, 1), Protocol.Of("EIS from 1 MHz to 1 mHz with 10 points per decade")).Run();
        return Table(new VirtualInstrument { ImpedanceNoise = noise, Seed = 6 }.Read(run.Spectra[0]));
    }

    private static CellDesign AnodeFree(double fresh, double dead) => ReferenceCells.Xu2019 with
    {
        Name = "anode-free",
        Area = 1e-4,
        NominalCharge = 5.6,
        Negative = MetalElectrode.Bare(ReferenceCells.XuLithium, new Collector()) with
        {
            Interphase = Interphase.Growing(new SeiGrowth { Law = SeiLaw.SolventDiffusion, Diffusivity = 1e-28, FreshShare = fresh, Resistivity = 0 }),
            Dead = new DeadLithium { StrippingShare = dead },
        },
        Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.9 },
    };

    private static CellDesign Copper() => ReferenceCells.Symmetric(
        CellElectrolytes.Nyman2008, new PorousLayer("separator", PorousLayerKind.Separator, 25e-6, 0.4, 3.2), new MetalElectrode { Kinetics = new ButlerVolmer(20, 1000) }) with
    {
        Area = Area,
        Positive = MetalElectrode.Bare(new ButlerVolmer(20, 1000), new Collector()),
    };

    private void Close(string what, Estimate estimate, double truth) => Contains(output, estimate, truth, what);
}
